import { defineProvider } from './define-provider.ts'

/** ForgeRock AM, today PingAM and PingOne Advanced Identity Cloud; OpenAM. */
export default defineProvider({
  id: 'forgerock',
  name: 'ForgeRock',
  recognises: {
    hosts: ['.forgeblocks.com', '.id.forgerock.io'],
    addresses: [/^[^/]+\/(?:am|openam|sso)\/oauth2(?:[/?]|$)/i, /^[^?]*\/oauth2\/realms\/root(?:[/?]|$)/],
  },
  errors: [
    {
      match: [
        'The redirection URI provided does not match a pre-registered value',
        'The provided redirection URI does not match',
      ],
      topic: 'redirectUriNotRegistered',
    },
    { match: 'Client authentication failed', topic: 'clientAuthenticationFailed' },
    {
      match: [
        'The provided access grant is invalid, expired, or revoked',
        'The provided authorization grant is invalid, expired, revoked',
      ],
      topic: 'codeInvalid',
      meaning: 'The code or refresh token is unknown, was used, has expired or was revoked.',
    },
    { match: "Authorization code doesn't exist", topic: 'codeInvalid' },
    { match: 'Authorization code expired', topic: 'codeExpired' },
    { match: "Missing parameter, 'code_challenge'", topic: 'challengeMissing' },
    { match: "Missing parameter, 'code_verifier'", topic: 'verifierMissing' },
    { match: 'Unknown/invalid scope(s)', topic: 'scopeInvalid' },
    { match: ['Grant type is not supported', 'grant_type is not allowed'], topic: 'grantTypeNotAllowed' },
    { match: 'Resource Owner did not authorize the request', topic: 'userDenied' },
    { match: 'The request requires login', topic: 'loginRequired' },
    { match: 'The request requires some interaction', topic: 'interactionRequired' },
    { match: 'The request requires end user consent', topic: 'consentRequired' },
  ],
  deviations: {
    ownResponseModes: { 'form_post.jwt': 'JARM, where switched on.' },
    incompleteMetadata: 'The metadata is per realm: the realm is part of the address, or a parameter.',
  },
})
