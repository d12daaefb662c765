import { authorizationUrl } from './login.js'

location.assign(await authorizationUrl())
