import { exportJWK, generateKeyPair } from 'jose'
import { describe, expect, test } from 'vitest'
import { decryptTrace, encryptTrace } from '../../../src/core/trace/encrypted.ts'
import { importTrace, isEncryptedTrace } from '../../../src/core/trace/import.ts'
import { serializeTrace } from '../../../src/core/trace/trace-file.ts'
import { authorizationCodeFlow, example, trace } from '../../support/traces.ts'

const text = serializeTrace(trace(authorizationCodeFlow()))
const passphrase = 'correct horse battery'

async function encrypted(recipient: Parameters<typeof encryptTrace>[1]): Promise<string> {
  const made = await encryptTrace(text, recipient)
  if ('problem' in made) throw new Error(made.problem)
  return made.file
}

describe('the encrypted trace', () => {
  test('opens with its passphrase and with no other, and shows nothing', async () => {
    const file = await encrypted({ passphrase })
    expect(file).not.toContain(example.code)
    expect(isEncryptedTrace(file)).toBe(true)
    expect(importTrace(file)).toEqual({ problem: 'This trace is encrypted: it opens with its passphrase or key.' })
    expect(await decryptTrace(file, { passphrase })).toEqual({ text })
    expect(await decryptTrace(file, { passphrase: 'wrong horse battery' })).toEqual({
      problem: 'The passphrase is wrong, or the file is damaged.',
    })
  })

  test('uses PBES2 with a current number of rounds', async () => {
    const { protected: header } = JSON.parse(await encrypted({ passphrase }))
    const { alg, p2c, enc } = JSON.parse(Buffer.from(header, 'base64url').toString())
    expect([alg, enc]).toEqual(['PBES2-HS512+A256KW', 'A256GCM'])
    expect(p2c).toBeGreaterThanOrEqual(210_000)
  })

  test.each([
    ['RSA', 'RSA-OAEP-256'],
    ['EC', 'ECDH-ES+A256KW'],
  ])('opens with the private key of the receiver (%s)', async (_, alg) => {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
    const own = { ...(await exportJWK(publicKey)), use: 'enc', kid: 'desk' }
    const other = { ...(await exportJWK((await generateKeyPair(alg)).publicKey)), use: 'enc' }
    const file = await encrypted({ publicKeys: JSON.stringify({ keys: [other, own] }) })
    expect(await decryptTrace(file, { privateKey: JSON.stringify(await exportJWK(privateKey)) })).toEqual({ text })
  })

  test.each([
    ['a short passphrase', { passphrase: 'short' }, /at least 12/],
    ['no key', { publicKeys: 'hello' }, /no key/],
    [
      'a private key',
      { publicKeys: JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'c' }) },
      /private members/,
    ],
    [
      'a signature key',
      { publicKeys: JSON.stringify({ keys: [{ kty: 'RSA', use: 'sig', n: 'a', e: 'AQAB' }] }) },
      /None of these keys/,
    ],
    ['a damaged key', { publicKeys: JSON.stringify({ kty: 'EC', crv: 'P-256', x: '!', y: '!' }) }, /cannot be used/],
  ])('refuses %s in one sentence', async (_, recipient, sentence) => {
    const made = await encryptTrace(text, recipient)
    expect('problem' in made && made.problem).toMatch(sentence)
  })

  test('a file that asks for endless work is refused', async () => {
    const jwe = JSON.parse(await encrypted({ passphrase }))
    const header = JSON.parse(Buffer.from(jwe.protected, 'base64url').toString())
    const file = JSON.stringify({
      ...jwe,
      protected: Buffer.from(JSON.stringify({ ...header, p2c: 2_000_000_000 })).toString('base64url'),
    })
    const started = performance.now()
    expect('problem' in (await decryptTrace(file, { passphrase }))).toBe(true)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
