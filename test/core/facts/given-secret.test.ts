import { SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { readClientSecret } from '../../../src/core/facts/client-secret.ts'
import type { GivenKeySet } from '../../../src/core/facts/key-sets.ts'
import { inspect } from '../../../src/core/inspect.ts'
import { exportHar } from '../../../src/core/trace/har-export.ts'
import { htmlReport } from '../../../src/core/trace/report-html.ts'
import { exportSafe } from '../../../src/core/trace/safe-export.ts'
import { toReport } from '../../../src/core/trace/to-report.ts'
import { serializeTrace } from '../../../src/core/trace/trace-file.ts'
import { authorizationCodeFlow, idTokenClaims, trace } from '../../support/traces.ts'

const long = 'p7Qz-LmR2vT9xKd4Wg8YbHn3Jc6Fs1Ae5Zu'
const short = 'hunter2'

function given(text: string): readonly GivenKeySet[] {
  const read = readClientSecret(text)
  if ('problem' in read) throw new Error(read.problem)
  return [{ keys: read.keys, source: 'secret', of: 'client' }]
}

async function login(secret: string, alg = 'HS256') {
  const key = new TextEncoder().encode(secret)
  const id_token = await new SignJWT(idTokenClaims()).setProtectedHeader({ alg }).sign(key)
  const recorded = trace(authorizationCodeFlow({ token: { response: { id_token } } }))
  const judged = async (keys: readonly GivenKeySet[]) => {
    const inspection = await inspect(recorded, keys)
    return {
      inspection,
      fact: inspection.facts.signatures[id_token],
      findings: inspection.diagnosis.flows[0]?.findings ?? [],
      cause: inspection.diagnosis.flows[0]?.cause,
    }
  }
  return { id_token, judged }
}

describe('an ID token that is signed with the client secret', () => {
  test('cannot be told without it', async () => {
    const { fact } = await (await login(long)).judged([])
    expect(fact).toEqual({ status: 'symmetric' })
  })

  test.each(['HS256', 'HS384', 'HS512'])('is verified with it: %s', async (alg) => {
    const secret = long + long
    const { fact, findings } = await (await login(secret, alg)).judged(given(`${secret}\n`))
    expect(fact).toEqual({ status: 'verified', keySource: 'secret' })
    expect(findings.filter(({ rule }) => rule.startsWith('idtoken-signature'))).toEqual([])
  })

  test('with another secret: a warning that says so, and the login has not failed for it', async () => {
    const { fact, findings, cause } = await (await login(long)).judged(
      given('the secret of another client, long enough'),
    )
    expect(fact).toEqual({ status: 'invalid', keySource: 'secret' })
    expect(findings.find(({ rule }) => rule === 'idtoken-signature-invalid')).toMatchObject({
      messageKey: 'secret',
      severity: 'warning',
    })
    expect(cause).toBeUndefined()
  })

  test('one of several secrets is enough', async () => {
    const { fact } = await (await login(long)).judged([...given('another one'), ...given(long)])
    expect(fact).toMatchObject({ status: 'verified' })
  })

  test('a secret with fewer octets than the hash is found too short', async () => {
    const { fact, findings } = await (await login(short)).judged(given(short))
    expect(fact).toEqual({ status: 'verified', keySource: 'secret', secretTooShort: true })
    expect(findings.find(({ messageKey }) => messageKey === 'shortSecret')?.message).toMatch(/fewer than the 32 octets/)
  })

  test('public keys do not stand in for it', async () => {
    const keys = [{ kty: 'oct', k: 'cDdRei1MbVIydlQ5eEtkNFdnOFliSG4zSmM2RnMxQWU1WnU' }]
    const { fact } = await (await login(long)).judged([{ keys, source: 'pasted' }])
    expect(fact).toEqual({ status: 'symmetric' })
  })
})

test.each([
  ['nothing', '  \n', /nothing here/],
  ['what hides it', '••••••••', /dots/],
])('is no secret: %s', (_, text, problem) => {
  expect(readClientSecret(text)).toMatchObject({ problem: expect.stringMatching(problem) })
})

test('the secret is in no fact, no file and no report', async () => {
  const { judged } = await login(long)
  const { inspection } = await judged(given(long))
  const { trace: recorded, facts, diagnosis } = inspection
  const written = [
    JSON.stringify(facts),
    serializeTrace({ ...recorded, facts }),
    exportHar({ ...recorded, facts }),
    JSON.stringify(exportSafe(inspection, { hosts: 'keep' })),
    JSON.stringify(toReport(diagnosis, recorded)),
    htmlReport(diagnosis),
  ].join('\n')
  expect(written).toContain('secret')
  expect(written).not.toContain(long)
  expect(written).not.toContain(Buffer.from(long).toString('base64url'))
})
