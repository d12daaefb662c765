import rule from '../../../../src/core/rules/authres/authres-callback-replayed.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, exchange, tokenError, tokenRequest } from '../../../support/traces.ts'

const again = (at: number) =>
  exchange({
    url: `${example.redirectUri}?code=${example.code}&state=${example.state}&iss=https%3A%2F%2Flogin.example`,
    at,
    context: { resourceType: 'mainFrame', tab: 1, frame: 0 },
    response: '<!doctype html>',
  })

testRule(rule, {
  failed: [
    {
      name: 'a reload makes the app try the spent code',
      trace: [
        authorizationCodeFlow(),
        again(example.start + 40_000),
        tokenRequest({ at: example.start + 40_200, ...tokenError('invalid_grant') }),
      ],
      message: 'replayed',
      severity: 'error',
      evidence: ['code', undefined],
    },
    {
      name: 'two reloads, of which the first one does harm',
      trace: [
        authorizationCodeFlow(),
        again(example.start + 40_000),
        tokenRequest({ at: example.start + 40_200, ...tokenError('invalid_grant') }),
        again(example.start + 60_000),
      ],
      message: 'replayed',
      severity: 'error',
    },
    {
      name: 'the code was refused before anybody reloaded',
      trace: [authorizationCodeFlow({ token: tokenError('invalid_grant') }), again(example.start + 40_000)],
      message: 'replayed',
      severity: 'info',
    },
    {
      name: 'a reload without harm',
      trace: [authorizationCodeFlow(), again(example.start + 40_000)],
      message: 'replayed',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'loaded once', trace: [authorizationCodeFlow()] },
    {
      name: 'the callback redirects to itself with the same code',
      trace: [
        (() => {
          const [request, callback] = authorizationCodeFlow({ token: false })
          if (!request || !callback) throw new Error('the builder gives two exchanges')
          const next = { ...again(example.start + 90), redirectedFrom: callback.id }
          const hop = { status: 302, headers: [], redirectUrl: next.request.url }
          return [request, { ...callback, response: hop, redirectedTo: next.id }, next]
        })(),
      ],
    },
  ],
  inapplicable: [
    { name: 'no code', trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'server_error' } })] },
  ],
})
