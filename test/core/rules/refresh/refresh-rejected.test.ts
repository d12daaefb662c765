import rule from '../../../../src/core/rules/refresh/refresh-rejected.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, refreshRequest, tokenError, tokenRequest } from '../../../support/traces.ts'

const day = 24 * 3600_000
const entra = 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/oauth2/v2.0'
const tooOld =
  'AADSTS700084: The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00'

const entraRefused = (after: number) =>
  refreshRequest({ url: `${entra}/token`, at: example.start + after, ...tokenError('invalid_grant', tooOld) })

testRule(rule, {
  failed: [
    {
      name: 'Keycloak: the session is over',
      trace: [
        authorizationCodeFlow(),
        refreshRequest({ at: example.start + 3600_000, ...tokenError('invalid_grant', 'Token is not active') }),
      ],
      message: 'rejected',
      evidence: ['error', 'refresh_token'],
    },
    { name: 'no more than invalid_grant', trace: [refreshRequest(tokenError('invalid_grant'))], message: 'rejected' },
    {
      name: 'Entra: after the documented day of a browser app',
      trace: [
        tokenRequest({ url: `${entra}/token` }),
        refreshRequest({
          url: `${entra}/token`,
          at: example.start + day + 60_000,
          ...tokenError('invalid_grant', tooOld),
        }),
      ],
      message: 'tooOld',
      severity: 'warning',
    },
    {
      name: 'Entra: within the documented day',
      trace: [tokenRequest({ url: `${entra}/token` }), entraRefused(day - 60_000)],
      message: 'rejected',
      severity: 'error',
    },
    {
      name: 'Entra: when the token was issued was not seen',
      trace: [entraRefused(day + 60_000)],
      message: 'rejected',
      severity: 'error',
    },
    {
      name: 'Entra: exactly a day after',
      trace: [tokenRequest({ url: `${entra}/token` }), entraRefused(day + 20)],
      message: 'tooOld',
      severity: 'warning',
    },
    {
      name: 'an old token of a server that names no limit',
      trace: [tokenRequest(), refreshRequest({ at: example.start + 40 * day, ...tokenError('invalid_grant') })],
      message: 'rejected',
      severity: 'error',
    },
  ],
  passed: [
    { name: 'new tokens', trace: [refreshRequest()] },
    {
      name: 'an outage is no rejection',
      trace: [refreshRequest({ status: 503, answer: { error: 'temporarily_unavailable' } })],
    },
    {
      name: 'a rate limit is no rejection',
      trace: [refreshRequest({ status: 429, answer: { error: 'too_many_requests' } })],
    },
    {
      name: 'an HTML page is no rejection',
      trace: [refreshRequest({ status: 400, response: '<h1>Bad request</h1>' })],
    },
    { name: 'the client is rejected, not the token', trace: [refreshRequest(tokenError('invalid_client'))] },
    { name: 'the first try is asked for a DPoP nonce', trace: [refreshRequest(tokenError('use_dpop_nonce'))] },
  ],
  inapplicable: [
    { name: 'a code was refused', trace: [tokenRequest(tokenError('invalid_grant'))] },
    { name: 'no token request', trace: [authorizationCodeFlow({ token: false })] },
  ],
  cantTell: [
    { name: 'the body was not captured', trace: [refreshRequest({ status: 400, response: null })], reason: /body/ },
  ],
})
