import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import type { JsonObject } from '../../../src/core/model/facts.ts'
import { authorizationCodeFlow, idTokenClaims, trace } from '../../support/traces.ts'

let idToken: string
let key: JsonObject
let otherKey: JsonObject

beforeAll(async () => {
  const [pair, other] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')])
  idToken = await new SignJWT(idTokenClaims()).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(pair.privateKey)
  key = { ...(await exportJWK(pair.publicKey)), kid: 'k1' }
  otherKey = { ...(await exportJWK(other.publicKey)), kid: 'k1' }
})

test('without a key set the signature cannot be told', async () => {
  expect(await signature([])).toMatchObject({ status: 'noKey' })
})

test('a pasted key set verifies the signature, and the fact says where the key came from', async () => {
  expect(await signature([{ keys: [key], source: 'pasted' }])).toEqual({
    status: 'verified',
    kid: 'k1',
    keySource: 'pasted',
  })
})

test('a key set fetched in the page does the same', async () => {
  const fact = await signature([{ keys: [key], source: 'fetchedInPage' }])
  expect(fact).toEqual({ status: 'verified', kid: 'k1', keySource: 'fetchedInPage' })
})

test('a given key of the same name that does not fit says so', async () => {
  expect(await signature([{ keys: [otherKey], source: 'pasted' }])).toMatchObject({ status: 'invalid' })
})

test('given keys of other names do not match', async () => {
  expect(await signature([{ keys: [{ ...key, kid: 'k2' }], source: 'pasted' }])).toMatchObject({
    status: 'noMatchingKey',
  })
})

async function signature(keySets: Parameters<typeof inspect>[1]) {
  const flow = trace(authorizationCodeFlow({ token: { response: { id_token: idToken } } }))
  return (await inspect(flow, keySets)).facts.signatures[idToken]
}
