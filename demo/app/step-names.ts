import type { Step } from '../scenario.ts'

/** What each step is called on the page of a run. */
export const stepNames: Readonly<Record<Step['do'], string>> = {
  'sign in': 'Sign in: leave for the server (oidc-client-ts)',
  'finish sign-in': 'Back in the app: read the answer, redeem the code (oidc-client-ts)',
  'sign in by popup': 'Sign in in a popup (oidc-client-ts)',
  'sign in silently': 'Ask in a hidden frame: who is signed in? (oidc-client-ts)',
  refresh: 'Use the refresh token (oidc-client-ts)',
  revoke: 'Revoke a token, as another tab would (oauth4webapi)',
  'sign out': 'Sign out at the server (oidc-client-ts)',
  'finish sign-out': 'Back in the app after signing out (oidc-client-ts)',
  'verify ID token': 'Fetch the server’s keys and check the ID token’s signature (jose)',
  'call API': 'Call the API with the access token',
  wait: 'Wait',
  'start login': 'Sign in: leave for the server (oauth4webapi)',
  'read callback': 'Back in the app: read the answer (oauth4webapi)',
  'redeem code': 'Redeem the code for tokens',
}
