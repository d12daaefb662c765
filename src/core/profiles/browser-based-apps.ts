import type { Profile } from './profile.ts'

export default {
  id: 'browser-based-apps',
  name: 'Browser-based apps (draft best current practice)',
  requirements: [
    { text: 'The app uses the code flow with PKCE.', spec: 'BBA-6.3.2.1', rules: ['authreq-pkce-missing'] },
    {
      text: 'PKCE uses S256, and the verifier fits.',
      spec: 'BBA-6.3.2.1',
      rules: ['authreq-pkce-plain', 'authreq-pkce-malformed', 'tokreq-verifier-missing', 'tokreq-verifier-mismatch'],
    },
    {
      text: 'The app does not use the implicit flow.',
      spec: 'BBA-7.2',
      rules: ['authreq-implicit-flow'],
      from: 'info',
    },
    {
      text: 'The app does not use the password grant.',
      spec: 'BBA-7.3',
      rules: ['tokreq-grant-not-for-browser'],
      from: 'info',
    },
    { text: 'The app is a public client without a secret.', spec: 'BBA-6.3.3.1', rules: ['secret-exposed-in-browser'] },
    {
      text: 'The answer is protected against CSRF.',
      spec: 'BBA-6.3.2.2',
      rules: ['authreq-state-missing', 'authres-state-mismatch', 'authres-state-missing'],
    },
    {
      text: 'The token endpoint allows the app by CORS.',
      spec: 'BBA-6.3.2.3',
      rules: ['cors-blocked', 'cors-preflight-rejected'],
    },
    {
      text: 'A refresh token is not used again after it was replaced.',
      spec: 'BBA-6.3.2.3',
      rules: ['refresh-token-reused', 'refresh-concurrent'],
    },
    {
      text: 'Tokens do not go to other origins.',
      spec: 'BBA-6.3.4',
      rules: ['leak-token-to-other-origin', 'leak-token-in-readable-cookie'],
    },
    {
      text: 'Codes and tokens do not stay in the address.',
      spec: 'BBA-6.3',
      rules: ['leak-credentials-left-in-url', 'accesstoken-in-query'],
    },
    { text: 'The page is a secure context.', spec: 'BBA-6.3', rules: ['insecure-context', 'net-plaintext-http'] },
  ],
} as const satisfies Profile
