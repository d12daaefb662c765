import { config } from '/config.js'

location.assign(`${config.origins.server}/by-hand/logout?client_id=coverage&logout_hint=ada`)
