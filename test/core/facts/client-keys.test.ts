import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import type { GivenKeySet } from '../../../src/core/facts/key-sets.ts'
import { inspect } from '../../../src/core/inspect.ts'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { authorizationCodeFlow, example, exchange, jws, tokenError, trace } from '../../support/traces.ts'

type Pair = Awaited<ReturnType<typeof generateKeyPair>>
let own: Pair
let stranger: Pair
const setOf = async (pair: Pair, of: GivenKeySet['of'], kid: string | undefined = 'c1'): Promise<GivenKeySet> => ({
  keys: [{ ...(await exportJWK(pair.publicKey)), ...(kid !== undefined && { kid }) }],
  source: 'pasted',
  ...(of && { of }),
})
const signed = (claims: JWTPayload, pair: Pair, header: { readonly kid?: string } = { kid: 'c1' }) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'ES256', ...header }).sign(pair.privateKey)

beforeAll(async () => {
  ;[own, stranger] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')])
})

const refusedAssertion = (client_assertion: string) =>
  authorizationCodeFlow({
    token: {
      ...tokenError('invalid_client'),
      params: {
        client_assertion,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      },
    },
  })

async function judged(value: string, exchanges: readonly HttpExchange[], keys: readonly GivenKeySet[]) {
  const { facts, diagnosis } = await inspect(trace(exchanges), keys)
  return { fact: facts.signatures[value], cause: diagnosis.flows[0]?.cause }
}

describe('a client assertion', () => {
  const claims = { iss: 'shop', sub: 'shop', aud: example.server }

  test('is verified with the keys of the client', async () => {
    const assertion = await signed(claims, own)
    const { fact } = await judged(assertion, refusedAssertion(assertion), [await setOf(own, 'client')])
    expect(fact).toEqual({ status: 'verified', kid: 'c1', keySource: 'pasted' })
  })

  test('of another key is the cause of invalid_client', async () => {
    const assertion = await signed(claims, stranger)
    const { fact, cause } = await judged(assertion, refusedAssertion(assertion), [await setOf(own, 'client')])
    expect(fact?.status).toBe('invalid')
    expect(cause).toMatchObject({ rule: 'tokreq-client-auth-conflict', messageKey: 'assertionSignature' })
  })

  test('is not judged by the keys of the server, even without a key id', async () => {
    const assertion = await signed(claims, own, {})
    const { fact } = await judged(assertion, refusedAssertion(assertion), [await setOf(stranger, 'server', undefined)])
    expect(fact).toEqual({ status: 'noKey' })
  })

  test('is verified with the keys that the client registered in this trace', async () => {
    const assertion = await signed(claims, own)
    const registration = exchange({
      url: `${example.server}/register`,
      method: 'POST',
      at: example.start - 5_000,
      requestHeaders: { 'content-type': 'application/json' },
      requestBody: JSON.stringify({ redirect_uris: [example.redirectUri] }),
      status: 201,
      response: {
        client_id: 'shop',
        redirect_uris: [example.redirectUri],
        jwks: { keys: (await setOf(own, 'client')).keys },
      },
    })
    const { fact } = await judged(assertion, [registration, ...refusedAssertion(assertion)], [])
    expect(fact).toEqual({ status: 'verified', kid: 'c1', keySource: 'captured' })
  })
})

describe('a request object', () => {
  const claims = { client_id: example.clientId, redirect_uri: example.redirectUri, response_type: 'code' }
  const refused = (request: string) =>
    authorizationCodeFlow({ authorize: { request }, callback: { code: undefined, error: 'invalid_request_object' } })

  test('of another key is the cause of invalid_request_object', async () => {
    const request = await signed(claims, stranger)
    const { fact, cause } = await judged(request, refused(request), [await setOf(own, 'client')])
    expect(fact?.status).toBe('invalid')
    expect(cause).toMatchObject({ rule: 'authreq-request-object-invalid', messageKey: 'signature' })
  })

  test('that verifies was refused for another reason', async () => {
    const request = await signed(claims, own)
    const { fact, cause } = await judged(request, refused(request), [await setOf(own, 'client')])
    expect(fact?.status).toBe('verified')
    expect(cause?.messageKey).not.toBe('signature')
  })
})

test('a token of the server is not judged by the keys of the client', async () => {
  const token = jws({ iss: example.server, sub: 'ada' }, { alg: 'ES256' })
  const flow = authorizationCodeFlow({ token: { response: { id_token: token } } })
  const { fact } = await judged(token, flow, [await setOf(stranger, 'client', undefined)])
  expect(fact).toEqual({ status: 'noKey' })
})
