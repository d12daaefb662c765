import type { Profile } from './profile.ts'

export default {
  id: 'oauth21',
  name: 'OAuth 2.1 (draft)',
  requirements: [
    { text: 'Every code flow uses PKCE.', spec: 'OAUTH21-4.1.1', rules: ['authreq-pkce-missing'], from: 'info' },
    {
      text: 'PKCE uses S256, and the verifier fits.',
      spec: 'OAUTH21-4.1.1',
      rules: ['authreq-pkce-plain', 'authreq-pkce-malformed', 'tokreq-verifier-missing', 'tokreq-verifier-mismatch'],
    },
    { text: 'There is no implicit flow.', spec: 'OAUTH21-10.1', rules: ['authreq-implicit-flow'], from: 'info' },
    { text: 'There is no password grant.', spec: 'OAUTH21-10', rules: ['tokreq-grant-not-for-browser'], from: 'info' },
    {
      text: 'The redirect URI is compared exactly.',
      spec: 'OAUTH21-2.3.1',
      rules: ['authres-redirect-uri-rejected', 'authres-delivered-elsewhere', 'authreq-redirect-uri-malformed'],
    },
    { text: 'The redirect URI uses https or loopback.', spec: 'OAUTH21-2.3.1', rules: ['authreq-redirect-uri-http'] },
    { text: 'No parameter is sent twice.', spec: 'OAUTH21-3.1', rules: ['authreq-duplicate-param'] },
    {
      text: 'The token request is a POST with a form.',
      spec: 'OAUTH21-3.2',
      rules: ['tokreq-body-encoding', 'net-method-or-media-rejected'],
    },
    { text: 'A code is used once.', spec: 'OAUTH21-4.1.3', rules: ['tokreq-code-reused'] },
    { text: 'The client authenticates in one way only.', spec: 'OAUTH21-2.4', rules: ['tokreq-client-auth-conflict'] },
    { text: 'No access token is sent in a query.', spec: 'OAUTH21-7.1.3.7', rules: ['accesstoken-in-query'] },
    {
      text: 'The token response names access_token and token_type and is not stored.',
      spec: 'OAUTH21-3.2.3',
      rules: ['tokres-missing-access-token', 'tokres-token-type-invalid', 'tokres-cacheable'],
      from: 'info',
    },
    {
      text: 'state is returned as it was sent.',
      spec: 'OAUTH21-4.1.2',
      rules: ['authres-state-mismatch', 'authres-state-missing'],
    },
    {
      text: 'iss of the answer is that of the server that was asked.',
      spec: 'OAUTH21-4.1.2',
      rules: ['authres-iss-invalid'],
    },
  ],
} as const satisfies Profile
