import type { Profile } from './profile.ts'

export default {
  id: 'fapi2',
  name: 'FAPI 2.0 security profile',
  requirements: [
    { text: 'Every code flow uses PKCE.', spec: 'FAPI2SP-5.3.3.2', rules: ['authreq-pkce-missing'], from: 'info' },
    {
      text: 'PKCE uses S256, and the verifier fits.',
      spec: 'FAPI2SP-5.3.3.2',
      rules: ['authreq-pkce-plain', 'authreq-pkce-malformed', 'tokreq-verifier-missing', 'tokreq-verifier-mismatch'],
    },
    {
      text: 'Only the code is returned by the authorization endpoint.',
      spec: 'FAPI2SP-5.3.2.2',
      rules: ['authreq-implicit-flow', 'authres-token-in-query'],
      from: 'info',
    },
    {
      text: 'The pushed request is consistent, fresh and used once.',
      spec: 'FAPI2SP-5.3.3.2',
      rules: ['authreq-request-object-invalid'],
    },
    {
      text: 'The answer names its issuer, and it is the right one.',
      spec: 'FAPI2SP-5.3.3.2',
      rules: ['authres-iss-invalid'],
    },
    {
      text: 'Redirect URIs use https.',
      spec: 'FAPI2SP-5.3.2.2',
      rules: ['authreq-redirect-uri-http', 'net-plaintext-http', 'discovery-http-endpoints'],
    },
    {
      text: 'A code lives at most 60 seconds and is used once.',
      spec: 'FAPI2SP-5.3.2.1',
      rules: ['tokreq-code-late', 'tokreq-code-reused'],
    },
    {
      text: 'The resource owner password grant is not used.',
      spec: 'FAPI2SP-5.3.2.1',
      rules: ['tokreq-grant-not-for-browser'],
      from: 'info',
    },
    {
      text: 'Access tokens are bound to a key, and every use proves it.',
      spec: 'FAPI2SP-5.3.2.1',
      rules: ['tokreq-dpop-proof-invalid', 'accesstoken-dpop-downgraded'],
    },
    {
      text: 'The client is authenticated without a shared secret in the browser.',
      spec: 'FAPI2SP-5.3.2.1',
      rules: ['secret-exposed-in-browser', 'tokreq-client-auth-conflict'],
    },
    {
      text: 'ID tokens are signed with an asymmetric algorithm, and the signature verifies.',
      spec: 'FAPI2SP-5.4.1',
      rules: ['idtoken-alg-none', 'idtoken-alg-unexpected', 'idtoken-signature-invalid'],
    },
    {
      text: 'Access tokens are sent in the header only.',
      spec: 'FAPI2SP-5.3.4',
      rules: ['accesstoken-in-query', 'accesstoken-header-malformed'],
    },
    {
      text: 'The sign-in is a navigation, not a call by script.',
      spec: 'FAPI2SP-5.2.3',
      rules: ['authreq-sent-by-script'],
    },
    {
      text: 'Endpoints come from the metadata of the issuer.',
      spec: 'FAPI2SP-5.3.3.1',
      rules: ['authreq-endpoint-not-discovered', 'discovery-issuer-mismatch'],
    },
    { text: 'A signed answer (JARM) is valid.', spec: 'FAPI2MS-5.4.2', rules: ['authres-jarm-invalid'] },
  ],
} as const satisfies Profile
