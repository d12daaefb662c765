// `npm run screenshots`: docs/images/*.png, panel, popup and viewer in light and dark, of a login that really failed in the lab.
import { mkdir, writeFile } from 'node:fs/promises'
import { build } from './build.mjs'
import { root } from './project.mjs'
import { setup } from './setup.mjs'

const folder = `${root}/docs/images`

await setup()
await build(['chrome'])
;(await import('tsx/esm/api')).register()
const { startLab } = await import('../demo/lab.ts')
const { launchChromium, openExtensionPage } = await import('../test/support/browser/chromium.ts')
const { openPanel } = await import('../test/support/browser/devtools-panel.ts')
const { runScenario } = await import('../test/support/browser/lab-run.ts')
const { readVerdict } = await import('../test/support/browser/report.ts')

const lab = await startLab()
const browser = await launchChromium()
try {
  await mkdir(folder, { recursive: true })
  const scenario = lab.scenarios.find(({ expected }) => expected.cause === 'tokreq-code-reused')
  const { tab, tabId, viewer } = await runScenario({
    lab,
    scenario,
    openTab: () => browser.newPage(),
    openViewer: (path) => openExtensionPage(browser, path),
  })
  await viewer.setViewport({ width: 1280, height: 800 })
  await inBothThemes(viewer, 'viewer', () => readVerdict(viewer))

  const popup = await openExtensionPage(browser, `src/popup/popup.html?tab=${tabId}`)
  await popup.setViewport({ width: 380, height: 560 })
  await inBothThemes(popup, 'popup', () => readVerdict(popup))

  const { devtools, panel } = await openPanel(tab)
  await devtools.setViewport({ width: 1280, height: 760 })
  await inBothThemes(devtools, 'panel', () => readVerdict(panel))
} finally {
  await browser.close()
  await lab.stop()
}

async function inBothThemes(page, name, isReady) {
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
    await isReady()
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    await writeFile(`${folder}/${name}-${value}.png`, await page.screenshot())
    console.log(`docs/images/${name}-${value}.png`)
  }
}
