import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encryptTrace } from '../../src/core/trace/encrypted.ts'
import { serializeTrace } from '../../src/core/trace/trace-file.ts'
import { sampleTrace } from '../../src/ui/sample/code-reused.ts'
import { both } from '../support/browser/both.ts'
import { eventually } from '../support/browser/eventually.ts'
import { pickFile } from '../support/browser/pick-file.ts'
import { fill, press } from '../support/browser/press.ts'
import { readVerdict } from '../support/browser/report.ts'

const passphrase = 'acid ruby slope canal tiger'
const folder = mkdtempSync(join(tmpdir(), 'oauth-xray-encrypted-'))
const path = join(folder, 'full.oauth-xray.json')

beforeAll(async () => {
  const encrypted = await encryptTrace(serializeTrace(sampleTrace()), { passphrase })
  writeFileSync(path, 'file' in encrypted ? encrypted.file : '')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(['Chromium', 'Firefox'] as const)('in %s', (kind) => {
  let browser: Browser

  beforeAll(async () => {
    browser = await both[kind].launch()
  })

  afterAll(() => browser?.close())

  test('an encrypted trace asks for its passphrase, says when it is wrong, and opens with the right one', async () => {
    const viewer = await both[kind].openPage(browser, 'src/viewer/viewer.html')
    await pickFile(viewer, path)
    await fill(viewer, 'Passphrase', 'not this one at all')
    await press(viewer, 'Open')
    await eventually('it says that the passphrase is wrong', () =>
      viewer.evaluate(() =>
        document.querySelector('dialog [role=alert]')?.textContent?.includes('passphrase is wrong'),
      ),
    )
    await fill(viewer, 'Passphrase', passphrase)
    await press(viewer, 'Open')
    expect(await readVerdict(viewer)).toContain('same authorization code twice')
  })
})
