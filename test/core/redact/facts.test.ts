import { calculateJwkThumbprint, type JWK } from 'jose'
import { expect, test } from 'vitest'
import { type Facts, noFacts } from '../../../src/core/model/facts.ts'
import { redactionOf } from '../../support/inspected.ts'
import { dpopProof } from '../../support/other-flows.ts'
import {
  authorizationCodeFlow,
  base64url,
  example,
  idTokenClaims,
  jws,
  type LoginOptions,
  trace,
} from '../../support/traces.ts'

async function factsOf(options: LoginOptions) {
  return (await redactionOf(trace(authorizationCodeFlow(options)))).trace.facts
}

const header = base64url('{"alg":"RS256"}')

test.each([
  ['white space around it', ` ${header}.${base64url('{"sub":"marie"}')}.c2ln`, ['there is white space around it']],
  [
    'its scheme in front of it',
    `Bearer ${header}.${base64url('{"sub":"marie"}')}.c2ln`,
    ["it starts with the scheme name '…'"],
  ],
  [
    'a member twice',
    `${header}.${base64url('{"sub":"marie","sub":"jane"}')}.c2ln`,
    ["part 2 (claims): member 'sub' occurs more than once; the last one counts"],
  ],
  [
    'a member twice whose name nobody knows',
    `${header}.${base64url('{"marie8841":1,"marie8841":2}')}.c2ln`,
    ["part 2 (claims): member '…' occurs more than once; the last one counts"],
  ],
])('what is odd about a token stays told: it has %s', async (_, id_token, oddities) => {
  const { tokens } = await factsOf({ token: { response: { id_token } } })
  expect(Object.values(tokens)).toContainEqual(expect.objectContaining({ kind: 'jws', oddities }))
  expect(JSON.stringify(tokens)).not.toMatch(/marie|jane/)
})

test('of an encrypted token, too', async () => {
  const id_token = ` ${base64url('{"alg":"RSA-OAEP","enc":"A256GCM"}')}.aaaa.bbbb.cccc.dddd`
  const { tokens } = await factsOf({ token: { response: { id_token } } })
  expect(Object.values(tokens)).toContainEqual(
    expect.objectContaining({ kind: 'jwe', oddities: ['there is white space around it'] }),
  )
})

test('a token that is no JSON Web Token stays opaque', async () => {
  const { tokens } = await factsOf({ token: { response: { access_token: 'x7Yh2kLm9QzWvT' } } })
  expect(tokens['access_token#1']).toEqual({ kind: 'opaque' })
})

test('what a file says of values that its trace does not hold goes', async () => {
  const stranger = 'x7Yh2kLm9QzWvT'
  const shape = { length: 14, alphabet: 'alphanumeric', padded: false, placeholder: false } as const
  const facts: Facts = {
    tokens: { [stranger]: { kind: 'opaque' }, [example.code]: { kind: 'opaque' } },
    verifiers: {},
    hashes: {},
    signatures: { [stranger]: { status: 'verified' } },
    thumbprints: {},
    shapes: { [stranger]: shape, [example.code]: { ...shape, padded: true } },
  }
  const { trace: safe } = await redactionOf({ ...trace(authorizationCodeFlow()), facts })
  expect(safe.facts.shapes['code#1']?.padded).toBe(true)
  expect(safe.facts.tokens['code#1']).toEqual({ kind: 'opaque' })
  for (const kind of Object.values(safe.facts))
    expect(Object.keys(kind).filter((name) => !/^\w+#\d$/.test(name))).toEqual([])
})

test.each([
  [
    { status: 'verified', kid: 'key-1' },
    { status: 'verified', kid: 'kid#1' },
  ],
  [{ status: 'invalid' }, { status: 'invalid' }],
] as const)('what a signature was found to be stays: %o', async (found, told) => {
  const id_token = jws(idTokenClaims())
  const given = trace(authorizationCodeFlow({ token: { response: { id_token } } }))
  const { trace: safe } = await redactionOf({ ...given, facts: { ...noFacts, signatures: { [id_token]: found } } })
  expect(safe.facts.signatures['id_token#1']).toStrictEqual(told)
})

test('facts stand in the order of the names, whatever the order in which the values were met', async () => {
  const { shapes } = await factsOf({})
  const names = Object.keys(shapes)
  expect(names.length).toBeGreaterThan(3)
  expect(names).toEqual(names.toSorted())
})

test.each([
  [128, 128],
  [129, 512],
  [512, 512],
  [513, 2048],
  [2048, 2048],
  [2049, 4096],
  [4096, 4096],
  [4097, 8192],
])('the shape of a value of %d characters says %d', async (length, told) => {
  const { shapes } = await factsOf({ token: { response: { refresh_token: 'x7Yh'.repeat(2000).slice(0, length) } } })
  expect(shapes['refresh_token#1']?.length).toBe(told)
})

test('which key a proof was made with is told when the login was bound to a key (RFC 9449 §10)', async () => {
  const proof = dpopProof()
  const { jwk } = JSON.parse(Buffer.from(proof.split('.')[0] ?? '', 'base64url').toString())
  const bound = {
    authorize: { dpop_jkt: await calculateJwkThumbprint(jwk as JWK) },
    token: { headers: { dpop: proof } },
  }
  expect((await factsOf(bound)).thumbprints).toEqual({
    '{"kty":"EC","crv":"P-256","x":"x#1","y":"y#1"}': 'dpop_jkt#1',
  })
  // Of a key that nothing else names there is nothing to compare.
  expect((await factsOf({ token: { headers: { dpop: proof } } })).thumbprints).toEqual({})
})

test.each([
  ['no key', undefined],
  ['null', null],
  ['a text', 'marie'],
  ['a key of an unknown kind', { kty: 'marie' }],
])('a proof that has %s in the place of its key has no thumbprint', async (_, jwk) => {
  const proof = dpopProof({}, { jwk })
  const { thumbprints, tokens } = await factsOf({
    authorize: { dpop_jkt: example.state },
    token: { headers: { dpop: proof } },
  })
  expect(thumbprints).toEqual({})
  expect(JSON.stringify(tokens)).not.toContain('marie')
})
