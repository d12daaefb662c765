import { describe, expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { rules } from '../../../src/core/rules/index.ts'
import { authorizationCodeFlow, example, tokenError, tokenRequest, trace } from '../../support/traces.ts'

async function findings(...parts: readonly (HttpExchange | readonly HttpExchange[])[]) {
  const { diagnosis } = await inspect(trace(...parts))
  return diagnosis.flows.flatMap((flow) => flow.findings.map(({ rule, severity }) => `${severity} ${rule}`))
}

const asJson = {
  headers: { 'content-type': 'application/json' },
  body: '{"grant_type":"authorization_code","code":"c"}',
}
const noPkce = { code_challenge: undefined, code_challenge_method: undefined }
const otherUri = { redirect_uri: `${example.redirectUri}/` }

describe('a login that works', () => {
  test('gets a hint for what is only odd: an unknown server takes a token request as JSON', async () => {
    const [flow] = (await inspect(trace(authorizationCodeFlow({ token: asJson })))).diagnosis.flows
    expect(flow?.flow.status).toBe('succeeded')
    expect(flow?.findings.map(({ rule, severity }) => `${severity} ${rule}`)).toContain('info tokreq-body-encoding')
    // A profile judges by what the rule said.
    const said = flow?.outcomes.find(({ rule }) => rule === 'tokreq-body-encoding')
    expect(said).toMatchObject({ outcome: 'failed', finding: { severity: 'warning' } })
  })

  test('gets a hint for a redirect_uri that differs, since PKCE binds the code', async () => {
    expect(await findings(authorizationCodeFlow({ token: { params: otherUri } }))).toContain(
      'info tokreq-redirect-uri-mismatch',
    )
  })

  test('gets a warning for it without PKCE, when nothing else binds the code', async () => {
    const flow = authorizationCodeFlow({
      authorize: noPkce,
      token: { params: { ...otherUri, code_verifier: undefined } },
    })
    expect(await findings(flow)).toContain('warning tokreq-redirect-uri-mismatch')
  })

  test('gets a warning for a code that the server takes twice', async () => {
    const again = tokenRequest({ at: example.start + 5_000 })
    expect(await findings(authorizationCodeFlow(), again)).toContain('warning tokreq-code-reused')
  })
})

test('a login that fails keeps its warnings, which may be the reason', async () => {
  const flow = authorizationCodeFlow({ token: { ...asJson, ...tokenError('server_error', undefined, 500) } })
  const all = await findings(flow)
  expect(all.some((each) => /^(error|warning) tokreq-body-encoding/.test(each))).toBe(true)
})

test('what exposes a secret says why it is no hint', () => {
  const exposing = rules.filter(({ id }) => /^(leak|secret)-/.test(id))
  expect(exposing.filter(({ worthAWarning }) => worthAWarning === undefined).map(({ id }) => id)).toEqual([])
})
