import { CompactSign, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { computeFacts } from '../../../src/core/facts/compute-facts.ts'
import { noFacts } from '../../../src/core/model/facts.ts'
import type { OAuthMessage } from '../../../src/core/model/message.ts'

const issuer = 'https://as.example'

function tokenResponse(members: {
  readonly id_token?: string
  readonly access_token?: string
  readonly refresh_token?: string
}): OAuthMessage {
  return { type: 'TokenResponse', exchange: 't', at: 1, status: 200, format: 'json', ...members }
}

function keySet(exchange: string, endpoint: string, keys: readonly JWK[]): readonly OAuthMessage[] {
  return [
    { type: 'JWKSetRequest', exchange, at: 0, endpoint, parameters: [] },
    {
      type: 'JWKSetResponse',
      exchange,
      at: 0,
      status: 200,
      format: 'json',
      keys: keys as readonly Readonly<Record<string, unknown>>[],
    },
  ]
}

function metadata(jwks_uri: string): OAuthMessage {
  return {
    type: 'MetadataResponse',
    exchange: 'm',
    at: 0,
    status: 200,
    format: 'json',
    kind: 'openid',
    expectedIssuer: issuer,
    issuer,
    body: { issuer, jwks_uri },
  }
}

async function key(alg: string, kid: string) {
  const pair = await generateKeyPair(alg, { extractable: true })
  return { alg, kid, privateKey: pair.privateKey, jwk: { ...(await exportJWK(pair.publicKey)), kid, alg, use: 'sig' } }
}

async function sign({ alg, kid, privateKey }: Awaited<ReturnType<typeof key>>, header: object = {}) {
  return new SignJWT({ iss: issuer, sub: 'u' }).setProtectedHeader({ alg, kid, ...header }).sign(privateKey)
}

describe('a signature', () => {
  it.each(['RS256', 'PS384', 'ES256', 'EdDSA'])('by %s is verified with the key set of the issuer', async (alg) => {
    const signing = await key(alg, 'k1')
    const other = await key(alg, 'k2')
    const token = await sign(signing)
    const messages = [
      metadata(`${issuer}/keys`),
      ...keySet('j', `${issuer}/keys`, [other.jwk, signing.jwk]),
      tokenResponse({ id_token: token }),
    ]
    const { signatures } = await computeFacts(messages)
    expect(signatures[token]).toEqual({ status: 'verified', kid: 'k1', keySource: 'captured' })
  })

  it('of a changed token is invalid', async () => {
    const signing = await key('ES256', 'k1')
    const [header, , signature] = (await sign(signing)).split('.')
    const token = `${header}.${Buffer.from('{"sub":"admin"}').toString('base64url')}.${signature}`
    const { signatures } = await computeFacts([
      ...keySet('j', `${issuer}/keys`, [signing.jwk]),
      tokenResponse({ id_token: token }),
    ])
    expect(signatures[token]).toMatchObject({ status: 'invalid' })
  })

  it('is not verified with the keys of another issuer when its own are known', async () => {
    const signing = await key('ES256', 'k1')
    const token = await sign(signing)
    const other = await key('ES256', 'k2')
    const messages = [
      metadata(`${issuer}/keys`),
      ...keySet('j', `${issuer}/keys`, [other.jwk]),
      ...keySet('o', 'https://other.example/keys', [signing.jwk]),
      tokenResponse({ id_token: token }),
    ]
    expect((await computeFacts(messages)).signatures[token]).toEqual({ status: 'noMatchingKey', kid: 'k1' })
  })

  it('is verified with any captured set that has the key id when the issuer is unknown', async () => {
    const signing = await key('ES256', 'k1')
    const token = await sign(signing)
    const messages = [...keySet('o', 'https://x.example/keys', [signing.jwk]), tokenResponse({ access_token: token })]
    expect((await computeFacts(messages)).signatures[token]).toMatchObject({ status: 'verified' })
  })

  it('of a DPoP proof is verified with the key in its header, which gets a thumbprint', async () => {
    const { jwk, privateKey } = await key('ES256', 'k1')
    const { kty, crv, x, y } = jwk
    const own = { kty, crv, x, y } as JWK
    const dpop = await new CompactSign(new TextEncoder().encode('{"htm":"POST"}'))
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: own })
      .sign(privateKey)
    const message: OAuthMessage = {
      type: 'ResourceRequest',
      exchange: 'r',
      at: 1,
      endpoint: 'https://api.example/',
      parameters: [],
      method: 'POST',
      dpop,
    }
    const { signatures, thumbprints } = await computeFacts([message])
    expect(signatures[dpop]).toMatchObject({ status: 'verified' })
    expect(thumbprints[JSON.stringify(own)]).toMatch(/^[\w-]{43}$/)
  })

  it.each<[string, object, string, string]>([
    ['noKey', { alg: 'RS256', kid: 'k' }, 'c2ln', 'no key set was captured'],
    ['symmetric', { alg: 'HS256' }, 'c2ln', 'the key is the secret of the app'],
    ['unsigned', { alg: 'none' }, '', 'there is none'],
    ['unsupported', { alg: 'XS1' }, 'c2ln', 'the algorithm is unknown'],
  ])('is %s when %4$s', async (status, header, signature) => {
    const token = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.e30.${signature}`
    expect((await computeFacts([tokenResponse({ id_token: token })])).signatures[token]?.status).toBe(status)
  })
})

it('digests a verifier as RFC 7636, Appendix B, does', async () => {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
  const message: OAuthMessage = {
    type: 'TokenRequest',
    exchange: 't',
    at: 0,
    endpoint: '',
    parameters: [],
    method: 'POST',
    format: 'form',
    clientAuthentication: ['none'],
    fromBrowser: true,
    code_verifier: verifier,
  }
  const { verifiers, shapes } = await computeFacts([message])
  expect(verifiers[verifier]).toEqual({
    s256: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    hex: '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3',
    base64: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM',
    base64Padded: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM=',
    base64urlPadded: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=',
    base64urlOfHex: 'MTNkMzFlOTYxYTFhZDhlYzJmMTZiMTBjNGM5ODJlMDg3NmE4NzhhZDZkZjE0NDU2NmVlMTg5NGFjYjcwZjljMw',
    hashedTwice: expect.stringMatching(/^[\w-]{43}$/),
  })
  expect(shapes[verifier]).toMatchObject({ length: 43, alphabet: 'base64url' })
})

it('hashes an access token as OpenID Connect Core, A.3, and a code as A.4', async () => {
  const response: OAuthMessage = {
    type: 'AuthorizationResponse',
    exchange: 'a',
    at: 0,
    deliveredTo: '',
    carrier: 'fragment',
    parameters: [],
    replays: [],
    access_token: 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y',
    code: 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk',
  }
  const { hashes } = await computeFacts([response])
  expect(hashes[response.access_token ?? '']?.sha256).toBe('77QmUPtjPfzWtF2AnpK9RQ')
  expect(hashes[response.code ?? '']?.sha256).toBe('LDktKdoQak3Pk0cnXxCltA')
})

describe('of a redacted trace', () => {
  const given = {
    ...noFacts,
    tokens: {
      'id_token#1': { kind: 'jws', header: {}, claims: { sub: 'sub#1' }, unsigned: false, oddities: [] } as const,
    },
    shapes: { 'code#1': { length: 22, alphabet: 'base64url', padded: false, placeholder: false } as const },
    signatures: { 'id_token#1': { status: 'verified' } as const },
  }

  it('the facts that came with it win', async () => {
    const facts = await computeFacts([tokenResponse({ id_token: 'id_token#1', access_token: 'access_token#1' })], given)
    expect(facts.tokens['id_token#1']).toEqual(given.tokens['id_token#1'])
    expect(facts.signatures).toMatchObject(given.signatures)
    expect(facts.shapes).toMatchObject(given.shapes)
  })

  it('a pseudonym is not taken for the value', async () => {
    const facts = await computeFacts([tokenResponse({ access_token: 'access_token#1' })], given)
    expect(facts.hashes['access_token#1']).toBeUndefined()
    expect(facts.shapes['access_token#1']).toBeUndefined()
  })
})

it('keeps opaque access tokens and leaves opaque refresh tokens out', async () => {
  const { tokens } = await computeFacts([tokenResponse({ access_token: 'opaque-1', refresh_token: 'opaque-2' })])
  expect({ ...tokens }).toEqual({ 'opaque-1': { kind: 'opaque' } })
})

it('is not disturbed by values that are names of members', async () => {
  const facts = await computeFacts([tokenResponse({ access_token: '__proto__', id_token: 'constructor' })])
  expect(Object.entries(facts.tokens)).toEqual([
    ['__proto__', { kind: 'opaque' }],
    ['constructor', { kind: 'opaque' }],
  ])
  expect(facts.tokens.toString).toBeUndefined()
})
