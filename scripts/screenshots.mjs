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
const { openPanel, undock } = await import('../test/support/browser/devtools-panel.ts')
const { runScenario } = await import('../test/support/browser/lab-run.ts')
const { ask } = await import('../test/support/browser/extension-page.ts')
const { readVerdict } = await import('../test/support/browser/report.ts')

/** One browser for each theme: DevTools and the panel in it follow the browser's, not what a page is told. */
const themes = { light: [], dark: ['--force-dark-mode'] }

const lab = await startLab()
try {
  await mkdir(folder, { recursive: true })
  for (const [theme, args] of Object.entries(themes)) {
    const browser = await launchChromium({ arguments: args })
    await takeAll(browser, theme).finally(() => browser.close())
  }
} finally {
  await lab.stop()
}

async function takeAll(browser, theme) {
  const scenario = lab.scenarios.find(({ expected }) => expected.cause === 'tokreq-code-reused')
  const { tab, tabId, viewer } = await runScenario({
    lab,
    scenario,
    openTab: () => browser.newPage(),
    openViewer: (path) => openExtensionPage(browser, path),
  })
  await take(viewer, viewer, { name: `viewer-${theme}`, width: 1280, height: 800 })

  await ask(viewer, 'stopRecording', { tabId })
  const popup = await openExtensionPage(browser, `src/popup/popup.html?tab=${tabId}`)
  await take(popup, popup, { name: `popup-${theme}`, width: 360, height: 320 })

  const { devtools, panel } = await openPanel(tab)
  await undock(devtools)
  await take(devtools, panel, { name: `panel-${theme}`, width: 1280, height: 720 })
}

/** `screen` is where the verdict appears; in DevTools that is a frame of the page. */
async function take(page, screen, { name, width, height }) {
  await page.setViewport({ width, height, deviceScaleFactor: 2 })
  await readVerdict(screen)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await writeFile(`${folder}/${name}.png`, await page.screenshot())
  console.log(`docs/images/${name}.png`)
}
