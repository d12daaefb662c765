import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { JsonObject } from '../../../src/core/model/facts.ts'
import { createInspector, type Inspector } from '../../../src/ui/models/inspector.ts'
import { tokenViews } from '../../../src/ui/models/token-views.ts'
import { fakeAdapter } from '../../support/fake-adapter.ts'
import { authorizationCodeFlow, idTokenClaims, trace } from '../../support/traces.ts'

let idToken: string
let key: JsonObject
let stranger: JsonObject
const opened: Inspector[] = []

beforeAll(async () => {
  const [pair, other] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')])
  idToken = await new SignJWT(idTokenClaims()).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(pair.privateKey)
  key = { ...(await exportJWK(pair.publicKey)), kid: 'k1' }
  stranger = { ...(await exportJWK(other.publicKey)), kid: 'k1' }
})

afterEach(() => {
  for (const inspector of opened.splice(0)) inspector.dispose()
})

async function open(text?: string, token = idToken) {
  const adapter = fakeAdapter({
    trace: trace(authorizationCodeFlow({ token: { response: { id_token: token } } })),
    ...(text !== undefined && { keysInPage: { text } }),
  })
  const inspector = createInspector(adapter, { pause: 0 })
  opened.push(inspector)
  await vi.waitFor(() => expect(inspector.inspection.value).toBeDefined())
  return { inspector, adapter }
}

function signature({ inspection }: Inspector): string {
  const { diagnosis, facts } = inspection.value ?? {}
  const flow = diagnosis?.flows[0]?.flow
  if (!flow || !facts) return ''
  const views = flow.steps.flatMap(({ exchange }) => tokenViews(exchange, flow, facts))
  return views.find(({ name }) => name === 'id_token')?.signature.text ?? ''
}

const setOf = (...keys: readonly JsonObject[]) => JSON.stringify({ keys })

describe('the signature of a token whose keys were not captured', () => {
  test('is verified with a pasted key set, and says which key and from where', async () => {
    const { inspector } = await open()
    expect(signature(inspector)).toMatch(/not verified, because .* were not captured/)
    expect(inspector.keys.paste(setOf(key))).toBeUndefined()
    await vi.waitFor(() => expect(signature(inspector)).toBe('Signature verified with key k1 (pasted)'))
  })

  test('is verified with keys that the page fetched', async () => {
    const { inspector, adapter } = await open(setOf(key))
    expect(await inspector.keys.fetch('https://login.example/jwks')).toBeUndefined()
    expect(adapter.calls).toEqual(['fetchKeys https://login.example/jwks'])
    await vi.waitFor(() => expect(signature(inspector)).toBe('Signature verified with key k1 (fetched in the page)'))
  })

  test('is invalid with a key of the same name that does not fit; the right one, pasted later, corrects that', async () => {
    const { inspector } = await open()
    inspector.keys.paste(setOf(stranger))
    await vi.waitFor(() => expect(signature(inspector)).toMatch(/^Signature invalid, checked with key k1 \(pasted\)/))
    inspector.keys.paste(setOf(key))
    await vi.waitFor(() => expect(signature(inspector)).toMatch(/^Signature verified/))
  })

  test('stays unverified with keys of other names, and says which one is wanted', async () => {
    const { inspector } = await open()
    inspector.keys.paste(setOf({ ...key, kid: 'k2' }))
    await vi.waitFor(() => expect(signature(inspector)).toMatch(/none of the keys at hand .*: key k1$/))
  })
})

describe('the signature of a token that needs the client secret', () => {
  const secret = 'p7Qz-LmR2vT9xKd4Wg8YbHn3Jc6Fs1Ae5Zu'

  test('asks for it, is verified with it, and the secret is forgotten with the rest', async () => {
    const signed = await new SignJWT(idTokenClaims())
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(secret))
    const { inspector } = await open(undefined, signed)
    expect(signature(inspector)).toMatch(/needs the client secret/)
    expect(inspector.keys.giveSecret(' ')).toMatch(/nothing here/)
    inspector.keys.giveSecret('the secret of somebody else, long enough')
    await vi.waitFor(() => expect(signature(inspector)).toMatch(/^Signature invalid, checked with the client secret/))
    inspector.keys.giveSecret(secret)
    await vi.waitFor(() => expect(signature(inspector)).toBe('Signature verified with the client secret (given)'))
    inspector.clear()
    expect(inspector.keys.given.value).toEqual([])
  })
})

test.each([
  ['a page that is not JSON', '<html>', /What the server answered cannot be used\. This is not JSON/],
  ['no answer', undefined, /The server answered 404/],
])('fetching says why it did not work: %s', async (_, text, sentence) => {
  const { inspector } = await open(text)
  expect(await inspector.keys.fetch('https://login.example/jwks')).toMatch(sentence)
  expect(inspector.keys.given.value).toEqual([])
})

test('keys are forgotten with everything else, and never written', async () => {
  const { inspector, adapter } = await open()
  inspector.keys.paste(setOf(key))
  inspector.clear()
  expect(inspector.keys.given.value).toEqual([])
  expect(adapter.written).toEqual({})
})
