import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exportJWK, generateKeyPair } from 'jose'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchChromium, openExtensionPage } from '../support/browser/chromium.ts'
import { eventually } from '../support/browser/eventually.ts'
import { pickFile } from '../support/browser/pick-file.ts'
import { choose, fill, press, pressItem } from '../support/browser/press.ts'
import { readVerdict } from '../support/browser/report.ts'

const har = fileURLToPath(new URL('../fixtures/har/chrome-code-reused.har', import.meta.url))
const program = fileURLToPath(new URL('../../dist/cli/oauth-xray.mjs', import.meta.url))
const code = 'SplxlOBeZQQYbYS6WxSbIA'
const passphrase = 'acid ruby slope canal tiger'
let browser: Browser
let folder: string

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oauth-xray-full-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

/** The dialog, on a login that is open in the viewer. */
async function openDialog(): Promise<Page> {
  const viewer = await openExtensionPage(browser, 'src/viewer/viewer.html')
  const session = await viewer.createCDPSession()
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder })
  await pickFile(viewer, har)
  await readVerdict(viewer)
  await press(viewer, 'Export')
  await pressItem(viewer, 'Full trace with all secrets, encrypted…')
  return viewer
}

async function downloaded(): Promise<string> {
  const name = await eventually('the file is there', () => readdirSync(folder).find((it) => it.endsWith('.json')))
  expect(name).toMatch(/-full-encrypted\.oauth-xray\.json$/)
  expect(readFileSync(join(folder, name), 'utf8')).not.toContain(code)
  return join(folder, name)
}

function alertIn(viewer: Page, text: string): Promise<unknown> {
  return eventually(`it says: ${text}`, () =>
    viewer.evaluate((text) => document.querySelector('dialog [role=alert]')?.textContent?.includes(text), text),
  )
}

function onCommandLine(words: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...words], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, text: out + err }),
    )
  })
}

test('with a passphrase: saved, opened in the viewer and on the command line, and with no other passphrase', async () => {
  const viewer = await openDialog()
  await fill(viewer, 'Passphrase', passphrase)
  await fill(viewer, 'The same passphrase again', 'something else here')
  await press(viewer, 'Save the full trace, encrypted')
  await alertIn(viewer, 'The two passphrases differ.')
  await fill(viewer, 'The same passphrase again', passphrase)
  await press(viewer, 'Save the full trace, encrypted')
  const file = await downloaded()
  await viewer.close()

  const other = await openExtensionPage(browser, 'src/viewer/viewer.html')
  await pickFile(other, file)
  await fill(other, 'Passphrase', 'not this one at all')
  await press(other, 'Open')
  await alertIn(other, 'The passphrase is wrong, or the file is damaged.')
  await fill(other, 'Passphrase', passphrase)
  await press(other, 'Open')
  expect(await readVerdict(other)).toContain('same authorization code twice')
  await other.close()

  writeFileSync(join(folder, 'right.txt'), passphrase)
  writeFileSync(join(folder, 'wrong.txt'), 'not this one at all')
  const right = await onCommandLine(['diagnose', file, '--passphrase-file', join(folder, 'right.txt')])
  expect(right).toEqual({ code: 1, text: expect.stringContaining('same authorization code twice') })
  const wrong = await onCommandLine(['diagnose', file, '--passphrase-file', join(folder, 'wrong.txt')])
  expect(wrong).toEqual({ code: 2, text: 'oauth-xray: The passphrase is wrong, or the file is damaged.\n' })
})

test('to the pasted key set of a support desk: opens with its private key and with no other', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RSA-OAEP-256', { extractable: true })
  const stranger = await generateKeyPair('RSA-OAEP-256', { extractable: true })
  const viewer = await openDialog()
  await choose(viewer, 'Who has the private key to a public key')
  const label = 'Public key of the receiver (JWK or JWK Set)'
  await fill(viewer, label, JSON.stringify(await exportJWK(privateKey)))
  await press(viewer, 'Save the full trace, encrypted')
  await alertIn(viewer, 'This key has private members')
  await fill(viewer, label, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'desk', use: 'enc' }] }))
  await press(viewer, 'Save the full trace, encrypted')
  const file = await downloaded()
  await viewer.close()

  const other = await openExtensionPage(browser, 'src/viewer/viewer.html')
  await pickFile(other, file)
  await fill(other, 'Private key (JWK)', JSON.stringify(await exportJWK(stranger.privateKey)))
  await press(other, 'Open')
  await alertIn(other, 'The key does not fit, or the file is damaged.')
  await fill(other, 'Private key (JWK)', JSON.stringify(await exportJWK(privateKey)))
  await press(other, 'Open')
  expect(await readVerdict(other)).toContain('same authorization code twice')
  await other.close()

  writeFileSync(join(folder, 'desk.jwk'), JSON.stringify(await exportJWK(privateKey)))
  const opened = await onCommandLine(['diagnose', file, '--key', join(folder, 'desk.jwk')])
  expect(opened).toEqual({ code: 1, text: expect.stringContaining('same authorization code twice') })
})
