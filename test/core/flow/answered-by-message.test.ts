import { describe, expect, it } from 'vitest'
import { assemble } from '../../../src/core/flow/assemble.ts'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { recognizeMessages } from '../../../src/core/protocol/recognize.ts'
import { authorizationCodeFlow, example, tokenRequest } from '../../support/traces.ts'

const login = authorizationCodeFlow()

/** The frame's request is answered with a page that posts a message; its code is seen only when the app redeems it. */
const inFrame = authorizationCodeFlow({
  at: example.start + 5_000,
  frame: 3,
  authorize: { prompt: 'none', response_mode: 'web_message', state: 'another-state-9f3', code_challenge: 'another' },
  callback: false,
  token: false,
})
const redeemed = tokenRequest({
  at: example.start + 5_400,
  params: { code: 'the-code-of-the-message', code_verifier: 'another-verifier' },
})

function flowsOf(exchanges: readonly HttpExchange[]) {
  return assemble(exchanges, recognizeMessages(exchanges)).flows.map(({ kind, status, tokenExchanges }) => ({
    kind,
    status,
    codes: tokenExchanges.map(({ request }) => request.code),
  }))
}

describe('an answer that went from window to window', () => {
  it('leaves its code to the login that asked for it so, not to the one before', () => {
    expect(flowsOf([...login, ...inFrame, redeemed])).toEqual([
      { kind: 'authorizationCode', status: 'succeeded', codes: [example.code] },
      { kind: 'silentRenew', status: 'succeeded', codes: ['the-code-of-the-message'] },
    ])
  })

  it('takes no second code', () => {
    const other = tokenRequest({ at: example.start + 6_000, params: { code: 'of-something-else' } })
    const [, silent] = flowsOf([...login, ...inFrame, redeemed, other])
    expect(silent?.codes).toEqual(['the-code-of-the-message'])
  })

  it('is not guessed of a login that is answered by a redirect', () => {
    const waiting = authorizationCodeFlow({
      at: example.start + 5_000,
      frame: 3,
      authorize: { prompt: 'none', state: 'another-state-9f3' },
      callback: false,
      token: false,
    })
    const silent = flowsOf([...login, ...waiting, redeemed]).find(({ kind }) => kind === 'silentRenew')
    expect(silent?.codes).toEqual([])
  })
})

it('a token endpoint that redirects gave no tokens', () => {
  const moved = authorizationCodeFlow({ token: { status: 302, response: '' } })
  expect(flowsOf(moved)).toMatchObject([{ kind: 'authorizationCode', status: 'failed' }])
})
