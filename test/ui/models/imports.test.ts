import { beforeAll, describe, expect, test, vi } from 'vitest'
import { encryptTrace } from '../../../src/core/trace/encrypted.ts'
import { serializeTrace } from '../../../src/core/trace/trace-file.ts'
import type { Read } from '../../../src/ui/import/reading.ts'
import { readSource } from '../../../src/ui/import/reading.ts'
import { createImports, fileOfText } from '../../../src/ui/models/imports.ts'
import { sampleTrace } from '../../../src/ui/sample/code-reused.ts'
import { createTraceFileAdapter } from '../../../src/ui/trace-file-adapter.ts'

const passphrase = 'a rather long passphrase'
let locked: File

beforeAll(async () => {
  const encrypted = await encryptTrace(serializeTrace(sampleTrace()), { passphrase })
  if ('problem' in encrypted) throw new Error(encrypted.problem)
  locked = new File([encrypted.file], 'full.json')
})

/** Reads here instead of in a worker. */
const readHere: Read = (source, { onProgress }) => readSource(source, onProgress)

function open(read: Read = readHere) {
  const adapter = createTraceFileAdapter({
    settings: { read: async () => ({}), write: async () => undefined },
    page: { download: () => undefined, copy: async () => undefined, read },
  })
  let shown = ''
  adapter.observe(({ fileName, trace }) => {
    shown = fileName === undefined ? '' : `${fileName}: ${trace.exchanges.length}`
  })
  return { imports: createImports(adapter.importFile), shown: () => shown }
}

describe('an encrypted trace', () => {
  test('asks for its passphrase, says when it is wrong, and opens with the right one', async () => {
    const { imports, shown } = open()
    const end = imports.start(locked)
    await vi.waitFor(() => expect(imports.question.value?.by).toBe('passphrase'))
    expect(imports.question.value?.problem).toBeUndefined()
    imports.question.value?.answer({ passphrase: 'a wrong passphrase' })
    await vi.waitFor(() => expect(imports.question.value?.problem).toMatch(/passphrase is wrong/))
    imports.question.value?.answer({ passphrase })
    expect(await end).toEqual({ outcome: 'shown' })
    expect(shown()).toBe(`full.json: ${sampleTrace().exchanges.length}`)
  })

  test('is left alone when the person gives up', async () => {
    const { imports, shown } = open()
    const end = imports.start(locked)
    await vi.waitFor(() => expect(imports.question.value).toBeDefined())
    imports.question.value?.answer(undefined)
    expect(await end).toEqual({ outcome: 'cancelled' })
    expect([shown(), imports.running.value, imports.question.value]).toEqual(['', undefined, undefined])
  })
})

test('an import that breaks says so, and does not seem to run for ever', async () => {
  const { imports, shown } = open(() => Promise.reject(new Error('out of memory')))
  const problem = 'large.har could not be opened: out of memory'
  expect(await imports.start(new File(['{}'], 'large.har'))).toEqual({ outcome: 'failed', problem })
  expect([shown(), imports.running.value]).toEqual(['', undefined])
})

test('a running import can be cancelled, and shows nothing then', async () => {
  const never: Read = (_, { signal, onProgress }) => {
    onProgress({ read: 1, size: 10, requests: 3 })
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined)))
  }
  const { imports, shown } = open(never)
  const end = imports.start(new File(['x'], 'large.har'))
  expect(imports.running.value).toEqual({ name: 'large.har', progress: { read: 1, size: 10, requests: 3 } })
  imports.cancel()
  expect(await end).toEqual({ outcome: 'cancelled' })
  expect([shown(), imports.running.value]).toEqual(['', undefined])
})

test.each([
  [
    'an address',
    'https://as.example/authorize?response_type=code&client_id=a&redirect_uri=https%3A%2F%2Fa.example%2Fcb',
  ],
  ['a cURL command', "curl 'https://as.example/token' -d grant_type=refresh_token -d refresh_token=abc"],
])('%s that was pasted is shown', async (_, text) => {
  const { imports, shown } = open()
  imports.openDialog(text)
  expect(await imports.start(fileOfText(text))).toEqual({ outcome: 'shown' })
  expect(shown()).toBe('Pasted text: 1')
  expect(imports.dialog.value).toBeUndefined()
})

test('the dialog stays open, and says why, when what was pasted cannot be read', async () => {
  const { imports } = open()
  imports.openDialog('hello')
  await imports.start(fileOfText('hello'))
  expect(imports.dialog.value?.problem).toMatch(/neither a trace/)
})
