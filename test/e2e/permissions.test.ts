import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { extensionWorker, launchChromium } from '../support/browser/chromium.ts'
import { chromeFolder, firefoxFolder } from '../support/browser/extension-folder.ts'

describe('what a person reads before installing', () => {
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'oauth-xray-manager-'))

  beforeAll(async () => {
    // An extension that may ask about others, our own manifest among them.
    const manager = { manifest_version: 3, name: 'Manager', version: '1', permissions: ['management'] }
    writeFileSync(join(folder, 'worker.js'), '')
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify({ ...manager, background: { service_worker: 'worker.js' } }),
    )
    browser = await launchChromium({ extensionFolder: folder })
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const warningsOf = async (manifest: object) =>
    (await extensionWorker(browser)).evaluate(askForWarnings, JSON.stringify(manifest))

  test('is one line: an update that adds a second one would disable the extension until the person agrees', async () => {
    expect(await warningsOf(manifestIn(chromeFolder))).toEqual(['Read and change all your data on all websites'])
  })

  test('would be two with a permission that we do without', async () => {
    const manifest = manifestIn(chromeFolder)
    const warnings = await warningsOf({ ...manifest, permissions: [...manifest.permissions, 'debugger'] })
    expect(warnings).toHaveLength(2)
  })
})

describe('the README', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [section = ''] = readme.split('## Permissions, and why\n').at(-1)?.split('\n## ') ?? []
  const rows = [...section.matchAll(/^\| (?!permission|---)(.*?) \| (.*?) \|$/gm)].map(([, names = '', why = '']) => ({
    names: names.includes('all sites') ? ['<all_urls>'] : [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    firefoxOnly: names.includes('(Firefox)'),
    why,
  }))

  test.each([
    ['Chrome', chromeFolder, rows.filter((it) => !it.firefoxOnly)],
    ['Firefox', firefoxFolder, rows],
  ])('lists every permission of the package for %s, each with its reason, and no other', (_, folder, listed) => {
    const { permissions, host_permissions } = manifestIn(folder)
    expect(listed.flatMap((it) => it.names).sort()).toEqual([...permissions, ...host_permissions].sort())
    for (const { why } of listed) expect(why.length).toBeGreaterThan(20)
  })
})

function manifestIn(folder: string): {
  readonly permissions: readonly string[]
  readonly host_permissions: readonly string[]
} {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
}

function askForWarnings(manifest: string): Promise<readonly string[]> {
  type Management = { getPermissionWarningsByManifest(manifest: string): Promise<readonly string[]> }
  const { management } = (globalThis as unknown as { readonly chrome: { readonly management: Management } }).chrome
  return management.getPermissionWarningsByManifest(manifest)
}
