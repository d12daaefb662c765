import { expect, test } from 'vitest'
import { isMoved } from '../../../src/core/redact/projection.ts'
import { exchangeLeaving } from '../../support/exchange-leaving.ts'
import { redactionOf } from '../../support/inspected.ts'
import { authorizationCodeFlow, type ExchangeOptions, example, jws, trace } from '../../support/traces.ts'

async function leaving(options: Partial<ExchangeOptions>) {
  return (await exchangeLeaving(options)).left
}

test.each([
  ['of Chrome', 'net::ERR_CERT_AUTHORITY_INVALID', 'net::ERR_CERT_AUTHORITY_INVALID'],
  ['of Firefox', 'NS_ERROR_UNKNOWN_HOST', 'NS_ERROR_UNKNOWN_HOST'],
  ['of a policy', 'blocked:csp', 'blocked:csp'],
  ['with a word of nobody', 'net::ERR_MARIE_FAILED', 'other'],
  ['with a text behind', 'net::ERR_FAILED marie', 'other'],
  ['with a text before', 'marie net::ERR_FAILED', 'other'],
  ['in lower case', 'net::err_failed', 'other'],
] as const)('the code of a network error %s', async (_, code, expected) => {
  expect((await leaving({ error: { kind: 'other', code } }))?.error?.code).toBe(expected)
})

test.each([
  [99, 0],
  [100, 100],
  [599, 599],
  [600, 0],
  [200.5, 0],
])('the status %d becomes %d', async (status, expected) => {
  expect((await leaving({ status }))?.response?.status).toBe(expected)
})

test('where a request came from stays, with numbers of its own', async () => {
  const safe = await leaving({
    context: { tab: 8841, frame: 17, parentFrame: 0, openerTab: 7, tabClosedAt: example.start + 1000, incognito: true },
  })
  expect(safe?.context).toMatchObject({ tab: 2, frame: 1, parentFrame: 0, openerTab: 3, incognito: true })
  expect(safe?.context.tabClosedAt).toBe(1_000_000_001_000)
})

test('what is not known of a request is not told', async () => {
  const { resourceType, tab, frame } = (await leaving({}))?.context ?? {}
  expect({ ...(await leaving({}))?.context }).toEqual({ resourceType, tab, frame })
})

test.each([
  ['a template of a shell', '$' + '{TOKEN}', '$' + '{template}'],
  ['a template of a page', '{{token}}', '{{template}}'],
  ['a template of a path', '{token}', '{template}'],
  ['a template in angle brackets', '<token>', '<template>'],
  ['a missing value', 'undefined', 'undefined'],
  ['a template with a text before', 'a1<token>', 'value#1'],
  ['a template with a text behind', '{token}a1', 'value#1'],
  ['a template of a shell with a text around it', 'a1$' + '{TOKEN}b2', 'value#1'],
  ['a template of a shell with a text behind', '$' + '{TOKEN}b2', 'value#1'],
  ['a template of a page with a text before', 'a1{{token}}', 'value#1'],
  ['a template of a page with a text behind', '{{token}}b2', 'value#1'],
  ['a template in angle brackets with a text behind', '<token>b2', 'value#1'],
  ['a template as long as a name', `<${'a'.repeat(58)}>`, '<template>'],
  ['a template longer than a name', `<${'a'.repeat(59)}>`, 'value#1'],
  ['an object in braces', '{"sub":"marie"}', 'value#1'],
])('the value of a parameter may be %s', async (_, value, expected) => {
  const safe = await leaving({ url: `${example.app}/x?vendor8841=${encodeURIComponent(value)}` })
  expect(decodeURIComponent(String(safe?.request.url)).split('=')[1]).toBe(expected)
})

test('a code inside a value that nobody knows is still told', async () => {
  const url = `${example.app}/x?vendor8841=${encodeURIComponent(`seen ${example.code} here`)}`
  expect(decodeURIComponent(String((await leaving({ url }))?.request.url))).toMatch(/=value#\d code#1$/)
})

const noJson = `eyJhbGciOiJub25l.${btoa('{"sub":"marie"}')}.x`
const encrypted = `${btoa('{"alg":"RSA-OAEP","enc":"A256GCM"}').replaceAll('=', '')}.aaaa.bbbb.cccc.dddd`

test.each([
  [
    'is cut off',
    jws({ sub: 'marie' }).slice(0, 60),
    {
      kind: 'malformed',
      reason: 'it has 2 parts instead of 3 (signed) or 5 (encrypted)',
      header: { alg: 'RS256', kid: 'kid#1', typ: 'JWT' },
    },
  ],
  [
    'has a header that is no JSON',
    noJson,
    { kind: 'malformed', part: 1, reason: 'part 1 (header): it does not decode to JSON', claims: { sub: 'sub#1' } },
  ],
  ['is encrypted', encrypted, { kind: 'jwe', header: { alg: 'RSA-OAEP', enc: 'A256GCM' }, oddities: [] }],
])('what is known of a token stays when it %s', async (_, id_token, expected) => {
  const redaction = await redactionOf(trace(authorizationCodeFlow({ token: { response: { id_token } } })))
  expect(Object.values(redaction.trace.facts.tokens)).toContainEqual(expected)
  expect(JSON.stringify(redaction.trace)).not.toContain('marie')
})

test('whether the tab was recorded stays, and when an answer ended', async () => {
  const { context, endedAt } = (await leaving({ context: { armed: true }, took: 40 })) ?? {}
  expect([context?.armed, endedAt]).toEqual([true, 1_000_000_000_940])
})

test.each([
  [64_000, /value%231/],
  [64_001, undefined],
])(
  'what a page sends to somebody else is looked into when it is no upload: %d characters',
  async (length, expected) => {
    const beginning = 'vendor8841=x7Yh2kLm9Q&rest='
    const requestBody = beginning + 'a'.repeat(length - beginning.length)
    const text = (await leaving({ method: 'POST', requestBody }))?.request.body?.text
    if (expected) expect(text).toMatch(expected)
    else expect(text).toBeUndefined()
  },
)

test.each([
  ['the first of our years', 1_000_000_000_000, true],
  ['just before it', 999_999_999_999, false],
  ['the last of them', 1_063_071_999_999, true],
  ['just after it', 1_063_072_000_000, false],
])('a moved time is told from a real one: %s', (_, time, expected) => {
  expect(isMoved(time)).toBe(expected)
})
