import { describe, expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import type { Finding, Severity } from '../../../src/core/model/finding.ts'
import type { Flow } from '../../../src/core/model/flow.ts'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { type Candidate, rankFindings } from '../../../src/core/rules/root-cause.ts'
import { defineRule, type Rule } from '../../../src/core/rules/rule.ts'
import { deviceFlow, implicitFlow } from '../../support/other-flows.ts'
import {
  apiCall,
  authorizationCodeFlow,
  discovery,
  example,
  idTokenClaims,
  jws,
  tokenError,
  tokenRequest,
  trace,
} from '../../support/traces.ts'

interface Sign extends Partial<Pick<Rule, 'certainty' | 'owner' | 'generic' | 'loop'>> {
  readonly severity?: Severity
  readonly at?: number
  readonly subject?: string
}

/** A rule with this id has failed. */
function failed(id: string, { severity = 'error', at = 0, subject = id, ...more }: Sign = {}): Candidate {
  const rule = defineRule({
    id,
    title: id,
    severity,
    certainty: 'provable',
    owner: 'client',
    specs: ['RFC6749-5.2'],
    requires: ['flow'],
    why: '',
    fix: '',
    messages: { failed: '' },
    check: () => undefined,
    ...more,
  })
  const { title, why, fix, owner } = rule
  const finding: Finding = {
    rule: id,
    severity,
    title,
    message: '',
    messageKey: 'failed',
    why,
    fix,
    owner,
    specs: [],
    evidence: [],
  }
  return { finding, rule, at, subject }
}

const flow: Flow = {
  id: 'f-1',
  kind: 'authorizationCode',
  status: 'failed',
  display: 'redirect',
  startedAt: 0,
  endedAt: 100,
  tabs: [],
  messages: [],
  steps: [],
  exchanges: [],
  tokenExchanges: [],
}
const succeeded: Flow = { ...flow, status: 'succeeded' }
const causeOf = (candidates: readonly Candidate[], of: Flow = flow) => rankFindings(candidates, of).cause?.rule

describe('the order of causes', () => {
  const order = [
    failed('discovery-http-error', { at: 9 }),
    failed('authreq-redirect-uri-malformed', { at: 8 }),
    failed('authres-state-mismatch', { at: 7 }),
    failed('tokreq-verifier-mismatch', { at: 6 }),
    failed('tokreq-entra-platform', { at: 5, certainty: 'serverSaid' }),
    failed('tokreq-code-late', { at: 4, certainty: 'heuristic' }),
    failed('tokres-not-json', { at: 4 }),
    failed('idtoken-nonce-invalid', { at: 3 }),
    failed('refresh-rejected', { at: 2 }),
    failed('resource-invalid-token', { at: 1 }),
    failed('authres-login-loop', { at: 1, loop: true }),
  ]
  for (const [index, first] of order.entries()) {
    for (const second of order.slice(index + 1)) {
      test(`${first.finding.rule} before ${second.finding.rule}`, () => {
        expect(causeOf([second, first])).toBe(first.finding.rule)
        expect(causeOf([first, second])).toBe(first.finding.rule)
      })
    }
  }

  for (const id of ['net-connection-failed', 'cors-blocked', 'blocked-by-client']) {
    test(`${id} on the first failing request comes before everything`, () => {
      expect(causeOf([failed('discovery-not-json', { at: 5 }), failed(id, { at: 5 })])).toBe(id)
    })
    test(`${id} after another fault does not`, () => {
      expect(causeOf([failed('authreq-pkce-malformed', { at: 5 }), failed(id, { at: 6 })])).toBe(
        'authreq-pkce-malformed',
      )
    })
  }

  test('within one phase the earlier one', () => {
    const both = [failed('idtoken-aud-mismatch', { at: 4 }), failed('idtoken-expired', { at: 2 })]
    expect(causeOf(both)).toBe('idtoken-expired')
  })
})

describe('what the server said yields to proof', () => {
  const said = failed('tokres-error', { at: 5, certainty: 'serverSaid', generic: true, subject: 'token' })

  test('on the same request', () => {
    const ranked = rankFindings([said, failed('tokreq-code-altered', { at: 5, subject: 'token' })], flow)
    expect(ranked.cause?.rule).toBe('tokreq-code-altered')
    expect(ranked.findings[1]).toMatchObject({ rule: 'tokres-error', consequenceOf: 'tokreq-code-altered' })
  })
  test('also when the proof stands in a later phase', () => {
    expect(causeOf([said, failed('idtoken-expired', { at: 5, subject: 'token' })])).toBe('idtoken-expired')
  })
  test('not to what happened later on another request', () => {
    expect(causeOf([said, failed('resource-invalid-token', { at: 9, subject: 'api' })])).toBe('tokres-error')
  })
  test('not to a warning', () => {
    const weak = failed('tokreq-code-late', { at: 5, subject: 'token', severity: 'warning' })
    expect(causeOf([said, weak])).toBe('tokres-error')
  })
  test('it is the cause when nothing proves the reason', () => {
    expect(causeOf([said])).toBe('tokres-error')
  })
})

describe('loops', () => {
  const loop = failed('resource-401-loop', { at: 9, loop: true, subject: 'last' })

  test('point to the earliest fault inside the cycle', () => {
    const late = failed('authreq-pkce-malformed', { at: 8 })
    const early = failed('idtoken-nonce-invalid', { at: 3 })
    const ranked = rankFindings([loop, late, early], flow)
    expect(ranked.findings.find((each) => each.rule === 'resource-401-loop')?.consequenceOf).toBe(
      'idtoken-nonce-invalid',
    )
  })
  test('point to its proof when that fault is only what the server said', () => {
    const said = failed('tokres-error', { at: 3, generic: true, subject: 'token' })
    const proof = failed('tokreq-verifier-mismatch', { at: 3, subject: 'token' })
    const ranked = rankFindings([loop, said, proof], flow)
    expect(ranked.cause?.rule).toBe('tokreq-verifier-mismatch')
    expect(ranked.findings.find((each) => each.rule === 'resource-401-loop')?.consequenceOf).toBe(
      'tokreq-verifier-mismatch',
    )
  })
  test('are the cause when nothing else failed', () => {
    expect(causeOf([loop, failed('authreq-implicit-flow', { severity: 'warning' })])).toBe('resource-401-loop')
  })
  test('do not explain one another', () => {
    const ranked = rankFindings([loop, failed('authres-login-loop', { at: 4, loop: true })], flow)
    expect(ranked.cause?.rule).toBe('authres-login-loop')
  })
})

describe('one cause or none', () => {
  test('nothing failed', () => {
    expect(rankFindings([], succeeded)).toEqual({ findings: [] })
  })
  test('warnings of a login that works have no cause', () => {
    expect(causeOf([failed('authreq-implicit-flow', { severity: 'warning' })], succeeded)).toBeUndefined()
  })
  test('a failed login without an error is explained by a proved warning', () => {
    expect(causeOf([failed('tokres-scope-reduced', { severity: 'warning' })])).toBe('tokres-scope-reduced')
  })
  test('but not by a guess', () => {
    expect(causeOf([failed('authreq-state-weak', { severity: 'warning', certainty: 'heuristic' })])).toBeUndefined()
  })
  test('later errors name the cause, earlier ones stand for themselves', () => {
    const { findings } = rankFindings(
      [failed('authres-empty', { at: 5 }), failed('tokres-not-json', { at: 9 }), failed('resource-x', { at: 2 })],
      flow,
    )
    expect(findings.map(({ rule, consequenceOf }) => [rule, consequenceOf])).toEqual([
      ['authres-empty', undefined],
      ['tokres-not-json', 'authres-empty'],
      ['resource-x', undefined],
    ])
  })
  test('a secret in the open explains no failure, and none explains it', () => {
    const { cause, findings } = rankFindings(
      [
        failed('secret-exposed-in-browser', { at: 1 }),
        failed('leak-token-to-other-origin', { at: 9 }),
        failed('tokres-error', { at: 5, generic: true }),
      ],
      flow,
    )
    expect(cause?.rule).toBe('tokres-error')
    expect(findings.map((each) => each.consequenceOf)).toEqual([undefined, undefined, undefined])
  })
  test('the same fault again is a consequence of the first', () => {
    const { cause, findings } = rankFindings(
      [failed('net-server-error', { generic: true, at: 1 }), failed('net-server-error', { generic: true, at: 4 })],
      flow,
    )
    expect(cause?.consequenceOf).toBeUndefined()
    expect(findings[1]?.consequenceOf).toBe('net-server-error')
  })
})

describe('a part yields to the wider fault', () => {
  const part = { ...failed('discovery-issuer-mismatch', { at: 5, subject: 'document' }), partOfWider: true as const }

  test('on the same exchange', () => {
    const ranked = rankFindings([part, failed('discovery-http-endpoints', { at: 5, subject: 'document' })], flow)
    expect(ranked.cause?.rule).toBe('discovery-http-endpoints')
    expect(ranked.findings[1]?.consequenceOf).toBe('discovery-http-endpoints')
  })
  test('not to an earlier fault elsewhere, as the mere word of a server would', () => {
    const ranked = rankFindings([part, failed('tokreq-code-altered', { at: 1, subject: 'other' })], flow)
    expect(ranked.cause?.rule).toBe('discovery-issuer-mismatch')
  })
})

describe('a quiet request that was told to ask the user', () => {
  const answer = { type: 'AuthorizationResponse', exchange: 'answer', error: 'login_required' }
  const quiet = { ...flow, kind: 'silentRenew', status: 'incomplete', authorizationResponse: answer } as unknown as Flow
  const blocked = failed('iframe-third-party-cookie', {
    severity: 'warning',
    certainty: 'heuristic',
    owner: 'browser',
    subject: 'answer',
  })

  test('is explained by what the browser kept from the server', () => {
    expect(rankFindings([blocked], quiet).cause?.rule).toBe('iframe-third-party-cookie')
  })
  test('is a result when there is nothing but weak practice', () => {
    const weak = failed('authreq-state-weak', { severity: 'warning', subject: 'answer' })
    expect(rankFindings([weak], quiet).cause).toBeUndefined()
  })
  test('is a result when the browser’s doing is about another exchange', () => {
    expect(rankFindings([{ ...blocked, subject: 'other' }], quiet).cause).toBeUndefined()
  })
})

describe('on traces', () => {
  test('a server that takes itself to be http is the cause, and the issuer in http a part of it', async () => {
    const server = 'https://sso.example/realms/a'
    const http = server.replace('https', 'http')
    const { cause, findings } = await only(
      discovery({ server, document: { issuer: http, token_endpoint: `${http}/token` } }),
    )
    expect(cause?.rule).toBe('discovery-http-endpoints')
    expect(findings.find(({ rule }) => rule === 'discovery-issuer-mismatch')?.consequenceOf).toBe(
      'discovery-http-endpoints',
    )
  })
  test('an issuer on another host is the cause, though its endpoints are http, too', async () => {
    const { cause } = await only(
      discovery({
        server: 'https://sso.example',
        document: { issuer: 'http://keycloak:8080', token_endpoint: 'http://keycloak:8080/token' },
      }),
    )
    expect(cause?.rule).toBe('discovery-issuer-mismatch')
  })

  const diagnosed = async (...parts: readonly (HttpExchange | readonly HttpExchange[])[]) =>
    (await inspect(trace(...parts))).diagnosis.flows
  const only = async (...parts: readonly (HttpExchange | readonly HttpExchange[])[]) => {
    const [first] = await diagnosed(...parts)
    if (!first) throw new Error('no flow')
    return first
  }

  test('a healthy login has no cause and no warning', async () => {
    const { cause, findings } = await only(discovery(), authorizationCodeFlow(), apiCall())
    expect(cause).toBeUndefined()
    expect(findings.filter((each) => each.severity !== 'info')).toEqual([])
  })
  test('invalid_grant yields to the redirect_uri that differs', async () => {
    const { cause, findings } = await only(
      authorizationCodeFlow({
        token: { ...tokenError('invalid_grant'), params: { redirect_uri: `${example.redirectUri}/` } },
      }),
    )
    expect(cause?.rule).toBe('tokreq-redirect-uri-mismatch')
    expect(findings.find((each) => each.rule === 'tokres-error')?.consequenceOf).toBe('tokreq-redirect-uri-mismatch')
  })
  test('a malformed challenge comes before the verifier that does not fit it', async () => {
    const challenge = `${example.challenge}=`
    const { cause } = await only(
      authorizationCodeFlow({ authorize: { code_challenge: challenge }, token: tokenError('invalid_grant') }),
    )
    expect(cause?.rule).toBe('authreq-pkce-malformed')
  })
  test('the state of another login comes before the token request that it spoils', async () => {
    const { cause } = await only(
      authorizationCodeFlow({ callback: { state: 'of-another-login-1' }, token: tokenError('invalid_grant') }),
    )
    expect(cause?.rule).toBe('authres-state-mismatch')
  })
  test('the code that was sent twice, not the invalid_grant after it', async () => {
    const { cause } = await only(
      authorizationCodeFlow(),
      tokenRequest({ at: example.start + 140, ...tokenError('invalid_grant') }),
    )
    expect(cause?.rule).toBe('tokreq-code-reused')
  })
  test('a wrong nonce comes before the API that refuses the token', async () => {
    const { cause } = await only(
      authorizationCodeFlow({ token: { response: { id_token: jws(idTokenClaims({ nonce: 'other' })) } } }),
      apiCall({ status: 401 }),
    )
    expect(cause?.rule).toBe('idtoken-nonce-invalid')
  })
  test('a server that is down comes first', async () => {
    const { cause } = await only(
      authorizationCodeFlow({ token: { error: { kind: 'dns', code: 'net::ERR_NAME_NOT_RESOLVED' } } }),
    )
    expect(cause?.rule).toBe('net-connection-failed')
  })
  test('the user who presses Cancel is the cause, though nothing is broken', async () => {
    const { cause, flow: ended } = await only(
      authorizationCodeFlow({ callback: { code: undefined, error: 'access_denied' } }),
    )
    expect(cause).toMatchObject({ rule: 'authres-user-denied', severity: 'info' })
    expect(ended.status).toBe('incomplete')
  })
  test('so is one whose server has its own word for it', async () => {
    const { cause } = await only(
      authorizationCodeFlow({ callback: { code: undefined, error: 'user_cancelled_login' } }),
    )
    expect(cause?.rule).toBe('authres-user-denied')
  })
  test('and one who turns a device down', async () => {
    const { cause } = await only(deviceFlow([{ after: 5, answer: tokenError('access_denied') }]))
    expect(cause).toMatchObject({ rule: 'tokres-error', severity: 'info', owner: 'user' })
  })
  test('a silent request without a session has no cause', async () => {
    const { cause } = await only(
      authorizationCodeFlow({
        frame: 2,
        authorize: { prompt: 'none' },
        callback: { code: undefined, error: 'login_required' },
      }),
    )
    expect(cause).toBeUndefined()
  })
  test('a login loop points to the fault that repeats in it', async () => {
    const rounds = [0, 1, 2].map((round) =>
      implicitFlow({
        at: example.start + round * 3_000,
        authorize: { state: `state-of-round-${round}`, nonce: `nonce-${round}` },
        callback: {
          state: `state-of-round-${round}`,
          id_token: jws(idTokenClaims({ nonce: `nonce-${round}`, aud: 'other' })),
        },
      }),
    )
    const last = (await diagnosed(...rounds)).at(-1)
    expect(last?.cause?.rule).toBe('idtoken-aud-mismatch')
    expect(last?.findings.find((each) => each.rule === 'authres-login-loop')?.consequenceOf).toBe(
      'idtoken-aud-mismatch',
    )
  })
})

test('a login that works stays succeeded when the only error is a leaked secret, and names it', async () => {
  const exposed = authorizationCodeFlow({ token: { params: { client_secret: 'hunter2-hunter2-hunter2' } } })
  const [flow] = (await inspect(trace(exposed))).diagnosis.flows
  expect(flow?.flow.status).toBe('succeeded')
  expect(flow?.cause?.rule).toBe('secret-exposed-in-browser')
})
