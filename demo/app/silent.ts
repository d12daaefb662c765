import { UserManager } from 'oidc-client-ts'

/** The hidden frame's last page: hands its address to the page around it. */
const placeholder = { authority: location.origin, client_id: 'silent', redirect_uri: location.origin }
await new UserManager({ ...placeholder, automaticSilentRenew: false }).signinSilentCallback()
