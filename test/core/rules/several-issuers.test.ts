import { expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import { authorizationCodeFlow, discovery, example, trace } from '../../support/traces.ts'

/** Realms and tenants: one host, many issuers, each with its own metadata. */
const host = 'https://login.example'

function login(tenant: string, at: number, iss = `${host}/${tenant}`) {
  const code = `code-of-${tenant}-0123456789`
  const state = `state-of-${tenant}-0123456789`
  const server = `${host}/${tenant}`
  return authorizationCodeFlow({
    at,
    server,
    authorize: { state },
    callback: { code, state, iss },
    token: { params: { code } },
  })
}

test.each([
  ['its own metadata was captured, too', [discovery({ server: `${host}/b`, at: example.start + 590_000 })]],
  ['only the other one’s metadata was captured', []],
])('a login at one issuer is not judged by the metadata of another on the same host: %s', async (_, own) => {
  const first = [discovery({ server: `${host}/a` }), ...login('a', example.start)]
  const { diagnosis } = await inspect(trace(first, own, login('b', example.start + 600_000)))
  expect(diagnosis.flows.flatMap(({ findings }) => findings.map(({ rule }) => rule))).not.toContain(
    'authres-iss-invalid',
  )
})

test('an answer that names the other issuer is still found', async () => {
  const first = [discovery({ server: `${host}/a` }), ...login('a', example.start)]
  const second = [
    discovery({ server: `${host}/b`, at: example.start + 590_000 }),
    ...login('b', example.start + 600_000, `${host}/a`),
  ]
  const { diagnosis } = await inspect(trace(first, second))
  expect(diagnosis.flows.map(({ cause }) => cause?.rule)).toContain('authres-iss-invalid')
})
