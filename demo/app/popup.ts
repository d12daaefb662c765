import { UserManager } from 'oidc-client-ts'

/** The popup's last page: hands its address to the window that opened it, and closes. */
const placeholder = { authority: location.origin, client_id: 'popup', redirect_uri: location.origin }
await new UserManager({ ...placeholder, automaticSilentRenew: false }).signinPopupCallback()
