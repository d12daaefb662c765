import { expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { authorizationCodeFlow, discovery, example, tokenError, trace } from '../../support/traces.ts'

const later = { state: 'second-login-state', nonce: 'second-nonce', code_challenge: example.challenge }

test('discovery right before a second login belongs to that one, and not to the failed one that had just ended', async () => {
  const flows = await flowsOf(
    authorizationCodeFlow({ token: tokenError('invalid_grant') }),
    discovery({ at: example.start + 3_000 }),
    authorizationCodeFlow({
      at: example.start + 3_500,
      authorize: later,
      callback: { state: later.state, code: 'second-code' },
      token: { params: { code: 'second-code' } },
    }),
  )
  expect(flows.map(({ steps }) => steps.map(({ message }) => message))).toEqual([
    ['AuthorizationRequest', 'AuthorizationResponse', 'TokenRequest'],
    ['MetadataRequest', 'AuthorizationRequest', 'AuthorizationResponse', 'TokenRequest'],
  ])
})

test('discovery during a login belongs to it', async () => {
  const flows = await flowsOf(
    authorizationCodeFlow({ token: { delay: 2_000 } }),
    discovery({ at: example.start + 500 }),
  )
  expect(flows).toHaveLength(1)
})

test('discovery that no login follows belongs to the one that has just ended', async () => {
  const flows = await flowsOf(authorizationCodeFlow(), discovery({ at: example.start + 4_000 }))
  expect(flows).toHaveLength(1)
})

async function flowsOf(...parts: readonly (HttpExchange | readonly HttpExchange[])[]) {
  const { assembly } = await inspect(trace(...parts))
  return assembly.flows
}
