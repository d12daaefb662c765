import { describe, expect, test } from 'vitest'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { atPlace } from '../../../src/core/rules/evidence.ts'
import { defineRule, type Rule, type Verdict } from '../../../src/core/rules/rule.ts'
import { judgedBy } from '../../support/ask.ts'
import { apiCall, authorizationCodeFlow, example, tokenError, tokenRequest } from '../../support/traces.ts'
import { requestHeadersUnseen } from '../../support/unseen.ts'

const evidence = [{ exchange: 'any', place: 'status' as const }]

/** A rule about token requests and their answers, with this verdict. */
function giving(verdict: Verdict<'found'>, more: Partial<Rule> = {}): Rule {
  const rule = defineRule({
    id: 'tokres-test',
    title: 'A test',
    severity: 'warning',
    certainty: 'provable',
    owner: 'client',
    specs: ['RFC6749-5.1'],
    requires: ['tokenRequest', 'tokenResponse'],
    worthAWarning: 'It is a test.',
    why: 'Because of {what}.',
    fix: 'Mend {what}. {more}',
    messages: { found: 'Found {what}, {count} times.' },
    check: () => verdict,
  })
  return { ...rule, ...more }
}

async function outcomesOf(rule: Rule, ...parts: Parameters<typeof judgedBy>[1][]) {
  const { flows, crashes } = await judgedBy([rule], ...parts)
  expect(crashes).toEqual([])
  return flows.flatMap(({ outcomes }) => outcomes)
}
const said = async (rule: Rule, ...parts: Parameters<typeof judgedBy>[1][]) =>
  (await outcomesOf(rule, ...parts)).map((each) =>
    'reason' in each ? `${each.outcome}: ${each.reason}` : each.outcome,
  )

const login = authorizationCodeFlow()
const toldByPage = (each: HttpExchange): HttpExchange => ({
  ...each,
  provenance: { request: ['pageHook'], response: ['pageHook'] },
})

describe('the outcome of a rule', () => {
  test.each<[string, Verdict<'found'>, string[]]>([
    ['passed, when it says nothing', undefined, ['passed']],
    ['passed, when its list of failures is empty', [], ['passed']],
    ['cannot be told, with the reason', { cantTell: 'it was dark' }, ['cantTell: it was dark']],
    ['inapplicable', { inapplicable: 'not here' }, ['inapplicable']],
    ['failed', { message: 'found', evidence }, ['failed']],
    [
      'failed twice',
      [
        { message: 'found', evidence },
        { message: 'found', evidence },
      ],
      ['failed', 'failed'],
    ],
  ])('%s', async (_name, verdict, expected) => {
    expect(await said(giving(verdict), login)).toEqual(expected)
  })

  test('is inapplicable without its subject', async () => {
    expect(await said(giving(undefined), authorizationCodeFlow({ token: false }))).toEqual(['inapplicable'])
  })

  test('is inapplicable without what belongs to its subject', async () => {
    const rule = giving(undefined, { requires: ['authorizationRequest', 'tokenResponse'] })
    expect(await said(rule, tokenRequest())).toEqual(['inapplicable'])
  })

  test('comes once for each subject', async () => {
    const again = tokenRequest({ at: example.start + 5000 })
    expect(await said(giving(undefined), login, again)).toEqual(['passed', 'passed'])
  })

  test('cannot be told when the body it needs was not captured', async () => {
    const rule = giving(undefined, { requires: ['tokenRequest', 'tokenResponse.body'] })
    expect(await said(rule, authorizationCodeFlow({ token: { response: null } }))).toEqual([
      'cantTell: the body was not captured: it was not recorded: press Record, or open the panel before the login',
    ])
  })

  test('cannot be told when the header fields it needs were not captured', async () => {
    const rule = giving(undefined, { requires: ['tokenRequest.headers', 'tokenResponse'] })
    const [first] = await said(rule, login.map(requestHeadersUnseen))
    expect(first).toMatch(/^cantTell: the header fields were not captured: /)
  })
})

describe('what only a page told of', () => {
  test('is never a pass', async () => {
    expect(await said(giving(undefined), login.map(toldByPage))).toEqual([
      'cantTell: only the page itself reported this exchange',
    ])
  })

  test('may be a fault', async () => {
    expect(await said(giving({ message: 'found', evidence }), login.map(toldByPage))).toEqual(['failed'])
  })
})

describe('a finding', () => {
  const found = async (verdict: Verdict<'found'>) => {
    const [first] = await outcomesOf(giving(verdict), login)
    return first?.outcome === 'failed' ? first.finding : undefined
  }

  test('has its texts filled with what the check says', async () => {
    const finding = await found({ message: 'found', evidence, data: { what: 'a gap', count: 0, more: '' } })
    expect(finding).toMatchObject({ message: 'Found a gap, 0 times.', why: 'Because of a gap.', fix: 'Mend a gap.' })
  })

  test('keeps a placeholder that nobody filled, so that it is seen', async () => {
    expect(await found({ message: 'found', evidence })).toMatchObject({ message: 'Found {what}, {count} times.' })
    expect(await found({ message: 'found', evidence, data: { what: 'a gap' } })).toMatchObject({
      message: 'Found a gap, {count} times.',
    })
  })

  test('names the sections of the specifications, with their addresses', async () => {
    expect((await found({ message: 'found', evidence }))?.specs).toEqual([
      { tag: 'RFC6749-5.1', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.1' },
    ])
  })

  test('takes severity and owner from the rule, unless the check says otherwise', async () => {
    expect(await found({ message: 'found', evidence })).toMatchObject({ severity: 'warning', owner: 'client' })
    expect(await found({ message: 'found', evidence, severity: 'info', owner: 'user' })).toMatchObject({
      severity: 'info',
      owner: 'user',
    })
  })
})

describe('what a rule proved', () => {
  const generic = (id: string): Rule => ({
    ...giving(undefined, { generic: true, severity: 'error' }),
    id,
    check: ({ tokenResponse }) => ({ message: 'found', evidence: [atPlace(tokenResponse, 'status')] }),
  })
  const about = (requires: Rule['requires'], partOfWider: boolean): Rule => ({
    ...giving(undefined, { severity: 'error', requires }),
    id: 'tokreq-proof',
    check: () => ({ message: 'found', evidence, ...(partOfWider && { partOfWider: true as const }) }),
  })
  const refused = authorizationCodeFlow({ token: tokenError('invalid_grant') })

  test('explains what the server said of the same exchange', async () => {
    const { flows } = await judgedBy([generic('tokres-said'), about(['tokenRequest'], false)], refused)
    expect(flows.flatMap(({ findings }) => findings.map((each) => [each.rule, each.consequenceOf]))).toEqual([
      ['tokreq-proof', undefined],
      ['tokres-said', 'tokreq-proof'],
    ])
  })

  test('yields to the wider fault that it is a part of', async () => {
    const wider = { ...about(['tokenRequest'], false), id: 'tokres-wider' }
    const { flows } = await judgedBy([about(['tokenRequest'], true), wider], refused)
    expect(flows.flatMap(({ findings }) => findings.map((each) => [each.rule, each.consequenceOf]))).toEqual([
      ['tokres-wider', undefined],
      ['tokreq-proof', 'tokres-wider'],
    ])
  })

  test('explains nothing that the server said of a call before it', async () => {
    const call = apiCall({ at: example.start + 9000, status: 401, response: '' })
    const { flows } = await judgedBy([generic('tokres-said'), about(['resourceRequest'], false)], refused, call)
    const finding = flows.flatMap(({ findings }) => findings).find(({ rule }) => rule === 'tokres-said')
    expect(finding?.consequenceOf).toBeUndefined()
  })
})
