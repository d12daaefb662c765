import { until } from './done.js'
import { authorizationUrl, redeem } from './login.js'
import { clickedPopup } from './opened.js'
import { situation } from './situations.js'

const page = situation === 'popup-exchanges' ? 'popup-itself' : 'popup'
const { answer } = clickedPopup(() => authorizationUrl({ redirect_uri: `${location.origin}/${page}/${situation}` }))
await until(answer.then((it) => (situation === 'popup-exchanges' ? undefined : redeem(it))))
