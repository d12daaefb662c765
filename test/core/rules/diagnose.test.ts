import { describe, expect, test } from 'vitest'
import { atPlace } from '../../../src/core/rules/evidence.ts'
import { defineRule, type Rule } from '../../../src/core/rules/rule.ts'
import { ask, judgedBy } from '../../support/ask.ts'
import { implicitFlow } from '../../support/other-flows.ts'
import { apiCall, authorizationCodeFlow, discovery, example, refreshRequest, tokenError } from '../../support/traces.ts'

/** A rule that finds its fault in every token response. */
function always(id: string, severity: Rule['severity'], more: Partial<Rule> = {}): Rule {
  const rule = defineRule({
    id,
    title: 'Always',
    severity,
    certainty: 'provable',
    owner: 'client',
    specs: ['RFC6749-5.1'],
    requires: ['tokenResponse'],
    why: 'It is a test.',
    fix: 'Do nothing.',
    messages: { found: 'Found.' },
    check: ({ tokenResponse }) => ({ message: 'found', evidence: [atPlace(tokenResponse, 'status')] }),
  })
  return { ...rule, ...more }
}

const aboutMetadata = (message: 'found' = 'found'): Rule => ({
  ...always('discovery-odd', 'warning'),
  requires: ['metadataResponse'],
  check: ({ metadataResponse }) => ({ message, evidence: [atPlace(metadataResponse, 'status')] }),
})

const login = authorizationCodeFlow()
const refused = authorizationCodeFlow({ token: tokenError('invalid_grant') })
const worth = { worthAWarning: 'Somebody could read it.' }

async function severities(rules: readonly Rule[], ...parts: Parameters<typeof ask>[2][]) {
  const { flows } = await judgedBy(rules, ...parts)
  return flows.flatMap(({ findings }) => findings.map(({ rule, severity }) => `${severity} ${rule}`))
}

describe('a warning', () => {
  test('becomes a hint in a login that works', async () => {
    expect(await severities([always('tokres-odd', 'warning')], login)).toEqual(['info tokres-odd'])
  })

  test('stays one when the rule says why it is worth it', async () => {
    expect(await severities([always('tokres-odd', 'warning', worth)], login)).toEqual(['warning tokres-odd'])
  })

  test('becomes a hint when this failure of the rule is only odd', async () => {
    const odd = always('tokres-odd', 'warning', {
      ...worth,
      check: ({ tokenResponse }) => ({
        message: 'found',
        evidence: [atPlace(tokenResponse, 'status')],
        onlyOdd: true as const,
      }),
    })
    expect(await severities([odd], login)).toEqual(['info tokres-odd'])
  })

  test('stays one in a login that fails', async () => {
    expect(await severities([always('tokres-odd', 'warning')], refused)).toEqual(['warning tokres-odd'])
  })

  test('stays one when another rule finds the login broken', async () => {
    const rules = [always('tokres-odd', 'warning'), always('tokres-broken', 'error')]
    expect(await severities(rules, login)).toEqual(['error tokres-broken', 'warning tokres-odd'])
  })

  test('becomes a hint though a secret leaks, for the login works', async () => {
    const rules = [always('tokres-odd', 'warning'), always('leak-of-it', 'error')]
    expect(await severities(rules, login)).toEqual(['error leak-of-it', 'info tokres-odd'])
  })

  test('becomes a hint in a refresh that works, though no sign-in was seen', async () => {
    expect(await severities([always('tokres-odd', 'warning')], refreshRequest())).toEqual(['info tokres-odd'])
  })

  test('becomes a hint in a login without a token request', async () => {
    const odd = {
      ...always('authres-odd', 'warning'),
      requires: ['authorizationResponse'],
      check: ({ authorizationResponse }: never) => ({
        message: 'found',
        evidence: [atPlace(authorizationResponse, 'url')],
      }),
    } as unknown as Rule
    expect(await severities([odd], implicitFlow())).toEqual(['info authres-odd'])
  })

  test('about the configuration alone stays one: that is no login', async () => {
    expect(await severities([aboutMetadata()], discovery())).toEqual(['warning discovery-odd'])
  })
})

describe('the flow', () => {
  test('has failed when a rule finds an error in it', async () => {
    const { flows } = await judgedBy([always('tokres-broken', 'error')], login)
    expect(flows.map(({ flow, cause }) => [flow.status, cause?.rule])).toEqual([['failed', 'tokres-broken']])
  })

  test('stays as it is when a secret leaks from it', async () => {
    const { flows } = await judgedBy([always('leak-of-it', 'error')], login)
    expect(flows.map(({ flow, cause }) => [flow.status, cause?.rule])).toEqual([['succeeded', 'leak-of-it']])
  })

  test('has no cause when nothing is wrong', async () => {
    const { flows } = await judgedBy([], login)
    expect(flows.map((each) => ['cause' in each, each.findings, each.flow.status])).toEqual([[false, [], 'succeeded']])
  })
})

describe('a rule that throws', () => {
  const broken = always('tokres-crash', 'error', {
    check() {
      throw new TypeError('no such thing')
    },
  })

  test('is told as our own fault, and the others go on', async () => {
    const { crashes, flows } = await judgedBy([broken, always('tokres-odd', 'info')], login)
    expect(crashes).toEqual([{ rule: 'tokres-crash', flow: flows[0]?.flow.id, error: 'no such thing' }])
    expect(flows[0]?.outcomes.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual(['tokres-odd failed'])
  })

  test('without an Error is told too', async () => {
    const strange = always('tokres-crash', 'error', {
      check() {
        throw 'a text'
      },
    })
    const { crashes } = await judgedBy([strange], login)
    expect(crashes.map(({ error }) => error)).toEqual(['a text'])
  })

  test('by asking for a message that it does not have is told by name', async () => {
    const wordless = always('tokres-wordless', 'error', { messages: {} })
    const { crashes } = await judgedBy([wordless], login)
    expect(crashes.map(({ error }) => error)).toEqual(['tokres-wordless has no message "found"'])
  })
})

describe('the metadata a rule sees', () => {
  const issuerSeen = async (...parts: Parameters<typeof ask>[2][]) =>
    (await ask('tokenRequest', (_request, { metadata }) => metadata?.issuer, ...parts)).at(-1)
  const realm = (name: string) => `${example.server}/realms/${name}`
  const document = (name: string) => ({
    issuer: realm(name),
    authorization_endpoint: `${realm(name)}/authorize`,
    token_endpoint: `${realm(name)}/token`,
  })

  test('is that which names the endpoint it used', async () => {
    const other = discovery({ server: realm('other'), at: example.start - 500, document: document('other') })
    const own = discovery({ server: realm('own'), document: document('own') })
    expect(await issuerSeen(other, own, authorizationCodeFlow({ server: realm('own') }))).toBe(realm('own'))
  })

  test('is not that of another issuer on the same host', async () => {
    const server = realm('other')
    const params = { code: 'other-code-1' }
    const other = authorizationCodeFlow({
      at: example.start - 60_000,
      tab: 7,
      server,
      authorize: { state: 'other-state-1', nonce: 'other-nonce-1', code_challenge: 'x'.repeat(43) },
      callback: { ...params, state: 'other-state-1' },
      token: { params },
    })
    const read = discovery({ server, tab: 7, at: example.start - 60_200, document: document('other') })
    expect(await issuerSeen(read, other, authorizationCodeFlow({ server: realm('own') }))).toBeUndefined()
  })

  test('is none when none was read', async () => {
    expect(await issuerSeen(login)).toBeUndefined()
  })

  test('is not the document of an API (RFC 9728)', async () => {
    const { request, ...rest } = discovery({
      document: { resource: example.api, token_endpoint: `${example.server}/token` },
    })
    const ofApi = { ...rest, request: { ...request, url: `${example.api}/.well-known/oauth-protected-resource` } }
    expect(await issuerSeen(ofApi, login)).toBeUndefined()
  })

  const laterLogin = authorizationCodeFlow({
    at: example.start + 60_000,
    authorizePath: '/v2/authorize',
    authorize: { state: 'later-state-1', nonce: 'later-nonce-1', code_challenge: 'x'.repeat(43) },
    callback: { state: 'later-state-1', code: 'later-code-1' },
    token: { url: `${example.server}/v2/token`, params: { code: 'later-code-1' } },
  })

  test('is that of the same issuer, read for an earlier login, though it names other addresses', async () => {
    expect(await issuerSeen(discovery(), login, laterLogin)).toBe(example.server)
  })

  test('is known to a later refresh by the host, though it names another address', async () => {
    const refresh = refreshRequest({
      at: example.start + 60_000,
      url: `${example.server}/v2/token`,
      response: { id_token: undefined },
    })
    expect(await issuerSeen(discovery(), login, refresh)).toBe(example.server)
  })

  test('is not that of an earlier login at another host', async () => {
    const response = { id_token: undefined }
    const refresh = refreshRequest({ at: example.start + 60_000, tab: 2, url: 'https://id.example/token', response })
    expect(await issuerSeen(discovery(), login, refresh)).toBeUndefined()
  })

  test('is known to a lone refresh by the host of its endpoint', async () => {
    const elsewhere = discovery({ tab: 7, document: { token_endpoint: `${example.server}/v2/token` } })
    expect(await issuerSeen(elsewhere, refreshRequest({ tab: 2 }))).toBe(example.server)
  })

  test('is not known to a lone refresh at another host', async () => {
    const elsewhere = discovery({ server: 'https://id.example', tab: 7 })
    expect(await issuerSeen(elsewhere, refreshRequest({ tab: 2 }))).toBeUndefined()
  })
})

describe('the product a rule sees', () => {
  const productSeen = async (...parts: Parameters<typeof ask>[2][]) =>
    (await ask('tokenRequest', (_request, { provider }) => provider.id, ...parts))[0]

  test('is known by the address', async () => {
    expect(await productSeen(authorizationCodeFlow({ server: 'https://accounts.google.com' }))).toBe('google')
  })

  test('is known by its issuer, on a domain of its own', async () => {
    const callback = { iss: 'https://tenant.eu.auth0.com/' }
    expect(await productSeen(authorizationCodeFlow({ server: 'https://login.shop.example', callback }))).toBe('auth0')
  })

  test('is known by the words of an error', async () => {
    const words = 'AADSTS70008: The provided authorization code has expired.'
    expect(await productSeen(authorizationCodeFlow({ token: tokenError('invalid_grant', words) }))).toBe('entra-id')
  })

  test('is nobody in particular otherwise', async () => {
    expect(await productSeen(login, apiCall())).toBe('generic')
  })
})
