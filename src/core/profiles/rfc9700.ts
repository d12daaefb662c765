import type { Profile } from './profile.ts'

export default {
  id: 'rfc9700',
  name: 'OAuth 2.0 security best current practice (RFC 9700)',
  requirements: [
    {
      text: 'The answer is tied to the browser that asked: state, PKCE or nonce.',
      spec: 'RFC9700-2.1',
      rules: ['authreq-state-missing', 'authreq-state-weak', 'authres-state-mismatch', 'authres-state-missing'],
    },
    {
      text: 'The redirect URI is compared exactly, and the answer goes there.',
      spec: 'RFC9700-4.1.3',
      rules: ['authres-redirect-uri-rejected', 'authres-delivered-elsewhere', 'authreq-redirect-uri-malformed'],
    },
    { text: 'The code flow is protected by PKCE.', spec: 'RFC9700-2.1.1', rules: ['authreq-pkce-missing'] },
    {
      text: 'PKCE uses S256, and verifier and challenge fit.',
      spec: 'RFC9700-2.1.1',
      rules: ['authreq-pkce-plain', 'authreq-pkce-malformed', 'tokreq-verifier-missing', 'tokreq-verifier-mismatch'],
    },
    {
      text: 'No access token is issued in the front channel.',
      spec: 'RFC9700-2.1.2',
      rules: ['authreq-implicit-flow', 'authres-token-in-query'],
    },
    {
      text: 'A client of several servers notices an answer of the wrong one.',
      spec: 'RFC9700-4.4.2',
      rules: ['authres-iss-invalid', 'idtoken-iss-mismatch'],
    },
    { text: 'A code is used once.', spec: 'RFC9700-4.5', rules: ['tokreq-code-reused', 'authres-callback-replayed'] },
    {
      text: 'The redirect URI of the code is checked again at the token request.',
      spec: 'RFC9700-4.5',
      rules: ['tokreq-redirect-uri-mismatch'],
    },
    {
      text: 'The resource owner password grant is not used.',
      spec: 'RFC9700-2.4',
      rules: ['tokreq-grant-not-for-browser'],
      from: 'info',
    },
    {
      text: 'No client secret is in the hands of the browser.',
      spec: 'RFC9700-2.5',
      rules: ['secret-exposed-in-browser'],
    },
    {
      text: 'Answers and tokens travel over https.',
      spec: 'RFC9700-2.6',
      rules: ['authreq-redirect-uri-http', 'net-plaintext-http', 'discovery-http-endpoints'],
    },
    {
      text: 'Codes and tokens do not leak by Referer, history or URL.',
      spec: 'RFC9700-4.3',
      rules: [
        'leak-credentials-in-referer',
        'leak-callback-to-third-party',
        'leak-credentials-left-in-url',
        'accesstoken-in-query',
      ],
    },
    {
      text: 'Access tokens go only to the API they were issued for.',
      spec: 'RFC9700-2.3',
      rules: ['accesstoken-audience-mismatch', 'accesstoken-id-token-used', 'leak-token-to-other-origin'],
    },
    {
      text: 'Refresh tokens of public clients rotate or are bound, and an old one is not sent again.',
      spec: 'RFC9700-2.2.2',
      rules: ['refresh-token-reused'],
    },
    {
      text: 'The authorization endpoint is not called by script.',
      spec: 'RFC9700-2.6',
      rules: ['authreq-sent-by-script'],
    },
  ],
} as const satisfies Profile
