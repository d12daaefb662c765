import { describe, expect, test } from 'vitest'
import type { Trace } from '../../../src/core/model/trace.ts'
import { exportSafe } from '../../../src/core/trace/safe-export.ts'
import { serializeTrace } from '../../../src/core/trace/trace-file.ts'
import { writeHar } from '../../support/har-dialects.ts'
import { read, traceOf } from '../../support/inspected.ts'
import { authorizationCodeFlow, example, jws, trace } from '../../support/traces.ts'

async function notSeenAfter(before: Trace, format: 'trace' | 'har') {
  return traceOf(exportSafe(await read(before), { hosts: 'keep' }, format).file).notSeen
}

const har = writeHar(authorizationCodeFlow(), 'chrome')
const cases: readonly (readonly [string, string])[] = [
  ['a HAR file that ends in the middle', har.slice(0, har.length * 0.8)],
  ['a HAR file with an entry that is none', har.replace('"entries": [', '"entries": [ {}, 7,')],
  ['a HAR file with one bad entry', har.replace('"entries": [', '"entries": [ {},')],
  ['a SAML-tracer export', JSON.stringify({ requests: [{ method: 'GET', url: `${example.app}/?SAMLRequest=x` }] })],
  ['a pasted address', `${example.app}/callback?error=access_denied&state=af0ifjsldkj`],
  ['a cURL command', `curl ${example.server}/token -d grant_type=authorization_code -d code=${example.code}`],
  ['a token', jws({ iss: example.server })],
]

describe('what a recording lacks is also said in the redacted file:', () => {
  test.each(cases)('%s', async (_, text) => {
    const before = traceOf(text)
    expect(before.notSeen?.length).toBeGreaterThan(0)
    expect(await notSeenAfter(before, 'trace')).toEqual(before.notSeen)
    expect(await notSeenAfter(before, 'har')).toEqual(expect.arrayContaining([...(before.notSeen ?? [])]))
  })
})

test('a sentence that is not ours, and names of parts of a file, are left out', async () => {
  const before = traceOf(
    serializeTrace(trace(authorizationCodeFlow())).replace('"version": 1,', '"version": 1, "marie.curie": 1,'),
  )
  const foreign = { ...before, notSeen: [...(before.notSeen ?? []), { what: 'Marie Curie', why: 'she said so 12345' }] }
  const { file, leaks } = exportSafe(await read(foreign), { hosts: 'keep' })
  expect(leaks).toEqual([])
  expect(file).not.toMatch(/curie/i)
  expect(traceOf(file).notSeen).toEqual([
    { what: 'Parts of the file', why: 'this version does not know them' },
    { what: 'A further part', why: 'the file said why in words that are not kept' },
  ])
})

test('facts that a newer version put into a HAR are not read, and that is said', async () => {
  const { file } = exportSafe(await read(trace(authorizationCodeFlow())), { hosts: 'keep' }, 'har')
  const { facts, notSeen } = traceOf(file.replace(/"_oauthXray": \{\s*"version": 1/, '"_oauthXray": { "version": 2'))
  expect(facts).toBeUndefined()
  expect(notSeen?.[0]?.why).toMatch(/please update/)
})
