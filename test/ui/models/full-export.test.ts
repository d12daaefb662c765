import { exportJWK, generateKeyPair } from 'jose'
import { describe, expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import { decryptTrace } from '../../../src/core/trace/encrypted.ts'
import { importTrace } from '../../../src/core/trace/import.ts'
import { encryptFullTrace, failedEncryption, strengthHint } from '../../../src/ui/models/full-export.ts'
import { sampleTrace } from '../../../src/ui/sample/code-reused.ts'

const passphrase = 'correct horse battery staple'

async function encrypted(recipient: Parameters<typeof encryptFullTrace>[1]) {
  const { file, problem } = await encryptFullTrace(await inspect(sampleTrace()), recipient)
  if (!file) throw new Error(problem)
  return file
}

describe('the full trace', () => {
  test('opens with its passphrase, whole', async () => {
    const { text, name } = await encrypted({ passphrase })
    expect(name).toMatch(/full-encrypted\.oauth-xray\.json$/)
    expect(text).not.toMatch(/SplxlOBeZQ|contoso/)
    const opened = await decryptTrace(text, { passphrase })
    const imported = importTrace('text' in opened ? opened.text : '')
    expect('trace' in imported && imported.trace.exchanges).toEqual(sampleTrace().exchanges)
  })

  test('opens with the private key of the desk, and with no other', async () => {
    const pair = await generateKeyPair('RSA-OAEP-256', { extractable: true })
    const other = await generateKeyPair('RSA-OAEP-256', { extractable: true })
    const publicKeys = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), use: 'enc', kid: 'desk' }] })
    const { text } = await encrypted({ publicKeys })
    const opening = async (key: CryptoKey) =>
      decryptTrace(text, { privateKey: JSON.stringify({ ...(await exportJWK(key)), alg: 'RSA-OAEP-256' }) })
    expect(await opening(pair.privateKey)).toHaveProperty('text')
    expect(await opening(other.privateKey)).toEqual({ problem: expect.stringMatching(/key does not fit/) })
  })

  test('says so when the work itself fails', () => {
    expect(failedEncryption(new Error('out of memory')).problem).toMatch(/^Nothing was written.*: out of memory$/)
  })

  test.each([
    ['a short passphrase', { passphrase: 'short' }, /at least 12/],
    ['a private key', { publicKeys: '{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"c"}' }, /private members/],
    ['no key at all', { publicKeys: 'hello' }, /This is no key/],
  ])('%s is refused with a reason', async (_, recipient, reason) => {
    const { file, problem } = await encryptFullTrace(await inspect(sampleTrace()), recipient)
    expect(file).toBeUndefined()
    expect(problem).toMatch(reason)
  })
})

test.each([
  ['', /Five or more random words/],
  ['short', /^Too short: 7 more characters/],
  ['aaaaaaaaaaaaaaaa', /^Weak/],
  ['password1234', /^Weak/],
  ['summer holidays', /^Weak|^Fair/],
  ['acid ruby slope canal tiger moth', /^Strong/],
])('a hint on the passphrase "%s"', (typed, hint) => {
  expect(strengthHint(typed)).toMatch(hint)
})
