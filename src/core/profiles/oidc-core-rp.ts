import type { Profile } from './profile.ts'

export default {
  id: 'oidc-core-rp',
  name: 'OpenID Connect Core, relying party',
  requirements: [
    { text: 'The sign-in asks for the scope openid.', spec: 'OIDCC-3.1.2.1', rules: ['authreq-openid-scope-missing'] },
    {
      text: 'The required parameters are there.',
      spec: 'OIDCC-3.1.2.1',
      rules: ['authreq-required-param-missing', 'authreq-response-mode-invalid'],
    },
    {
      text: 'nonce is sent when the ID token comes in the front channel.',
      spec: 'OIDCC-3.2.2.1',
      rules: ['authreq-nonce-missing'],
    },
    {
      text: 'state is returned as it was sent.',
      spec: 'OIDCC-3.1.2.6',
      rules: ['authres-state-mismatch', 'authres-state-missing'],
    },
    {
      text: 'The token request is a form to the token endpoint.',
      spec: 'OIDCC-3.1.3.1',
      rules: ['tokreq-body-encoding'],
    },
    { text: 'The token response carries an ID token.', spec: 'OIDCC-3.1.3.3', rules: ['tokres-id-token-missing'] },
    {
      text: 'The ID token is a readable JWT with the required claims.',
      spec: 'OIDCC-2',
      rules: ['idtoken-malformed', 'idtoken-claim-invalid'],
    },
    { text: 'iss is the issuer.', spec: 'OIDCC-3.1.3.7', rules: ['idtoken-iss-mismatch'] },
    { text: 'aud contains the client, and azp is the client.', spec: 'OIDCC-3.1.3.7', rules: ['idtoken-aud-mismatch'] },
    {
      text: 'The signature verifies with a published key and an expected algorithm.',
      spec: 'OIDCC-3.1.3.7',
      rules: ['idtoken-alg-none', 'idtoken-alg-unexpected', 'idtoken-signature-invalid', 'idtoken-kid-unknown'],
    },
    {
      text: 'exp and iat fit the time.',
      spec: 'OIDCC-3.1.3.7',
      rules: ['idtoken-expired', 'idtoken-issued-in-future'],
    },
    {
      text: 'nonce of the ID token is the one that was sent.',
      spec: 'OIDCC-3.1.3.7',
      rules: ['idtoken-nonce-invalid'],
    },
    { text: 'at_hash and c_hash bind token and code.', spec: 'OIDCC-3.1.3.6', rules: ['idtoken-hash-invalid'] },
    { text: 'max_age and essential acr are met.', spec: 'OIDCC-3.1.3.7', rules: ['idtoken-auth-context-invalid'] },
    {
      text: 'sub of the UserInfo response is that of the ID token.',
      spec: 'OIDCC-5.3.2',
      rules: ['userinfo-sub-mismatch'],
    },
    {
      text: 'A renewed ID token is about the same user and server.',
      spec: 'OIDCC-12.2',
      rules: ['refresh-identity-changed'],
    },
    {
      text: 'The metadata names the issuer it was asked for.',
      spec: 'OIDCD-4.3',
      rules: ['discovery-issuer-mismatch'],
    },
  ],
} as const satisfies Profile
