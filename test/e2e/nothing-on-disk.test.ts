import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startLab } from '../../demo/lab.ts'
import codeReused from '../../demo/scenarios/code-reused.ts'
import { extensionId, launchChromium, openExtensionPage } from '../support/browser/chromium.ts'
import { eventually } from '../support/browser/eventually.ts'
import { filesOfExtension, textsIn } from '../support/browser/profile.ts'
import { openPreview, recordInPopup, secretsIn } from '../support/browser/round-trip.ts'
import { readStoredJournal } from '../support/browser/stored-journal.ts'

let profile: string

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'oauth-xray-profile-'))
})
afterEach(() => rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }))

test('a recorded login leaves nothing in what the profile stores of the extension', async () => {
  const lab = await startLab()
  const browser = await launchChromium({ profile })
  const id = await eventually('the extension is there', () => extensionId(browser).catch(() => undefined))
  const { popup, secrets } = await recordInPopup({
    lab,
    scenario: codeReused,
    openTab: () => browser.newPage(),
    openExtensionPage: (path) => openExtensionPage(browser, path),
  })
  await openPreview(popup)
  // It was all there, in memory.
  expect(secretsIn(JSON.stringify(await readStoredJournal(popup)), secrets).length).toBeGreaterThan(4)
  await popup.evaluate(setPreference)
  expect(await popup.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  await browser.close()
  await lab.stop()

  const files = filesOfExtension(profile, id)
  const texts = files.flatMap(textsIn)
  // The preference shows that this is the right place.
  expect(texts.some((text) => text.includes('"theme":"dark"'))).toBe(true)
  expect(files.flatMap((file) => textsIn(file).flatMap((text) => secretsIn(text, secrets)))).toEqual([])
  expect(secrets.size).toBeGreaterThan(4)
})

test('the search finds a secret that an extension does write, also among much else', async () => {
  const browser = await launchChromium({ profile })
  const id = await eventually('the extension is there', () => extensionId(browser).catch(() => undefined))
  const page = await openExtensionPage(browser, 'src/viewer/viewer.html')
  const secret = 'k3canary0f7b21c9d4e8a655'
  await page.evaluate(writeToDisk, secret)
  await browser.close()
  const found = filesOfExtension(profile, id).filter((file) => textsIn(file).some((text) => text.includes(secret)))
  const places = new Set(
    found.map((file) =>
      file
        .slice(profile.length)
        .split('/')
        .find((part) => /Settings|IndexedDB|CacheStorage|File System/.test(part)),
    ),
  )
  expect([...places].toSorted()).toEqual(['CacheStorage', 'IndexedDB', 'Local Extension Settings'])
  expect(found.some((file) => file.endsWith('.ldb'))).toBe(true)
})

interface Area {
  set(items: object): Promise<void>
}

async function setPreference(): Promise<void> {
  const { storage } = (globalThis as unknown as { readonly chrome: { readonly storage: { readonly local: Area } } })
    .chrome
  await storage.local.set({ preferences: { theme: 'dark' } })
}

/** Repeated and long, so that LevelDB moves it from its log to compressed tables. */
async function writeToDisk(secret: string): Promise<void> {
  const { storage } = (globalThis as unknown as { readonly chrome: { readonly storage: { readonly local: Area } } })
    .chrome
  for (let at = 0; at < 30; at++) {
    await storage.local.set({ [`e:${at}`]: { text: `state=${secret}&${'abcdefgh'.repeat(25_000)}`, at } })
  }
  const cache = await caches.open('x')
  await cache.put('https://app.example/', new Response(secret))
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('x')
    opening.onupgradeneeded = () => opening.result.createObjectStore('y')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const writing = opening.result.transaction('y', 'readwrite', { durability: 'strict' })
      writing.objectStore('y').put(secret, 1)
      writing.oncomplete = () => resolve()
    }
  })
}
