import { defineProvider } from './define-provider.ts'

/** Azure AD B2C. Codes: Microsoft's "Error codes: Azure Active Directory B2C". */
export default defineProvider({
  id: 'entra-b2c',
  name: 'Azure AD B2C',
  recognises: {
    hosts: ['.b2clogin.com'],
    // Policies are called B2C_1_… (user flow) or B2C_1A_… (custom), in the path or as parameter p, on custom domains too.
    addresses: [/^[^/]+\/tfp\//i, /^[^/]+\/[^/?]+\/b2c_1a?_[^/?]+(?:\/|$)/i, /^[^?]+\?(?:.*&)?p=b2c_1a?_/i],
    errors: [/\bAADB2C\d{5}\b/],
  },
  errors: [
    { match: ['AADB2C90006', 'AADB2C90007'], topic: 'redirectUriNotRegistered' },
    {
      match: 'AADB2C90008',
      topic: 'parameterMissing',
      meaning: 'The request has no client_id.',
      fix: 'Send client_id.',
    },
    { match: 'AADB2C90010', topic: 'scopeMissing' },
    {
      match: ['AADB2C90011', 'AADB2C90018'],
      topic: 'clientUnknown',
      meaning: 'client_id is not registered in this tenant, or not for this policy.',
    },
    { match: 'AADB2C90012', topic: 'scopeInvalid' },
    { match: 'AADB2C90013', topic: 'responseTypeNotAllowed' },
    { match: 'AADB2C90014', topic: 'responseModeNotAllowed' },
    { match: ['AADB2C90016', 'AADB2C90017'], topic: 'clientAssertionInvalid' },
    {
      match: 'AADB2C90043',
      topic: 'requestMalformed',
      meaning: 'The value of prompt is not supported.',
      fix: 'Use login, none or select_account.',
    },
    {
      match: 'AADB2C90077',
      topic: 'loginRequired',
      meaning: 'The silent sign-in found no session.',
      rule: 'silent-not-signed-in',
    },
    {
      match: 'AADB2C90079',
      topic: 'clientAuthenticationMissing',
      meaning: 'A confidential client must send client_secret.',
    },
    {
      match: ['AADB2C90080', 'AADB2C90129'],
      topic: 'refreshTokenExpired',
      meaning: 'The grant has expired or was revoked.',
      fix: 'Sign in again.',
    },
    { match: 'AADB2C90081', topic: 'clientSecretWrong' },
    {
      match: 'AADB2C90088',
      topic: 'codeForOtherClient',
      meaning: 'The grant was issued by another policy than this endpoint serves.',
      fix: 'Use the same policy for sign-in and token request.',
    },
    { match: 'AADB2C90091', topic: 'userDenied', meaning: 'The user cancelled a page of the policy.' },
    {
      match: 'AADB2C90118',
      meaning: 'The user clicked "Forgot your password?".',
      fix: 'Start the password reset policy, or use a flow that includes it.',
      owner: 'client',
      step: true,
    },
  ],
  deviations: {
    issuerVaries:
      'The issuer carries the tenant GUID, and the policy where configured; addresses carry the tenant name (Azure AD B2C: token reference).',
    silentMayNeedInteraction:
      'Policies for profile editing and password reset always show a page, so prompt=none fails for them.',
    accessTokenOptional:
      'Without a scope of an API, the token endpoint answers with an ID token only (Azure AD B2C: request an access token).',
    openidScopeImplied: 'MSAL adds openid, profile and offline_access to every request.',
    incompleteMetadata: 'The metadata leaves out code_challenge_methods_supported although PKCE works.',
    withoutUserInfo: 'User flows have no userinfo endpoint; only custom policies can add one.',
  },
})
