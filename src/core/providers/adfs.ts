import { defineProvider } from './define-provider.ts'

/** Active Directory Federation Services. */
export default defineProvider({
  id: 'adfs',
  name: 'AD FS',
  recognises: { addresses: [/^[^/]+\/adfs(?:[/?]|$)/i], errors: [/\bMSIS\d{4,5}\b/] },
  errors: [
    {
      match: 'MSIS9224',
      topic: 'redirectUriNotRegistered',
      meaning: 'redirect_uri is not registered for this client.',
      fix: 'Add it in the application group.',
    },
    { match: 'MSIS9223', topic: 'clientUnknown' },
    {
      match: ['MSIS9321', 'MSIS9605'],
      topic: 'grantTypeNotAllowed',
      meaning: 'The client may not access the requested resource.',
      fix: 'Grant the client access to the Web API in the application group.',
    },
    {
      match: 'MSIS9602',
      topic: 'audienceUnknown',
      meaning: 'The server does not find the requested resource.',
      fix: 'Use the identifier of the relying party or Web API.',
    },
    {
      match: 'MSIS9611',
      topic: 'audienceUnknown',
      meaning: 'The client is not allowed to access the resource.',
      fix: 'Add the client’s permission, and the scopes, in the application group.',
    },
    { match: 'MSIS9612', topic: 'codeInvalid', meaning: 'The code is invalid, was used before or has expired.' },
    { match: 'MSIS9615', topic: 'refreshTokenExpired' },
    { match: 'MSIS9659', topic: 'credentialsWrong' },
    { match: 'MSIS9622', topic: 'clientAuthenticationFailed' },
    {
      match: 'MSIS7065',
      meaning: 'No protocol handler is at this address.',
      likelyCause: 'A wrong path, or OAuth is off.',
      fix: 'Use /adfs/oauth2/authorize and /adfs/oauth2/token.',
      owner: 'client',
    },
    { match: 'MSIS7042', topic: 'loopDetected', meaning: 'The same browser made too many requests in a short time.' },
  ],
  deviations: {
    expiresInAsString: 'Older versions write expires_in as a string.',
    issuerVaries:
      'The issuer is https://host/adfs, while access tokens carry http://host/adfs/services/trust in iss (access_token_issuer of its metadata).',
    withoutPkce: 'Before Windows Server 2019, AD FS does not do PKCE.',
  },
})
