// `npm start [-- --port N] [-- --headless]`: opens the lab in a browser that has the extension in it, DevTools open.
// Without a display it drives one healthy and one broken login through the extension and prints what it said.
import { parseArgs } from 'node:util'
import { SetupError, setup } from './setup.mjs'

const defaultPort = 4100

async function main() {
  const { port, headless } = readArguments()
  await setup()
  const { build } = await import('./build.mjs')
  await build(['chrome'])
  // The lab and the browser harness are TypeScript, which Node 20 does not read by itself.
  ;(await import('tsx/esm/api')).register()
  const { startLab } = await import('../demo/lab.ts')
  const lab = await startLab({ port })
  atEnd(() => lab.stop())
  if (port !== 0 && new URL(lab.url).port !== String(port)) {
    console.log(`Port ${port} is taken; the lab uses ${new URL(lab.url).port} instead.`)
  }
  console.log(`The lab: ${lab.url}`)
  return headless ? demonstrate(lab) : openWindow(lab)
}

function readArguments() {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: String(defaultPort) }, headless: { type: 'boolean', default: false } },
  })
  const port = Number(values.port)
  // The authorization server and the API take the next two.
  if (!Number.isInteger(port) || port < 0 || port > 65533) {
    throw new SetupError(`--port must be a number from 0 to 65533, not "${values.port}".`)
  }
  const noDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  if (noDisplay && !values.headless) console.log('No display here, so the demonstration runs headless.')
  return { port, headless: values.headless || noDisplay }
}

/** Waits until the browser is closed, or Ctrl-C. */
async function openWindow(lab) {
  const { launchChromium } = await import('../test/support/browser/chromium.ts')
  const { openPanel } = await import('../test/support/browser/devtools-panel.ts')
  const browser = await launchChromium({ headless: false })
  atEnd(() => browser.close())
  const closed = new Promise((resolve) => browser.once('disconnected', resolve))
  // A new tab: DevTools of a tab that is older than the extension would not show its panel.
  const [first] = await browser.pages()
  const page = await browser.newPage()
  await page.goto(lab.url)
  await first?.close()
  await openPanel(page).catch(() => console.log('Press F12 and choose the panel "OAuth X-ray".'))
  console.log('Choose a scenario, and read in the panel "OAuth X-ray" what happened. Ctrl-C ends it.')
  await closed
  return 0
}

async function demonstrate(lab) {
  const { launchChromium, openExtensionPage } = await import('../test/support/browser/chromium.ts')
  const { runScenario } = await import('../test/support/browser/lab-run.ts')
  const { readVerdict } = await import('../test/support/browser/report.ts')
  const browser = await launchChromium({ headless: true })
  atEnd(() => browser.close())
  let unexpected = 0
  for (const scenario of chooseTwo(lab.scenarios)) {
    const { viewer, flow, close } = await runScenario({
      lab,
      scenario,
      openTab: () => browser.newPage(),
      openViewer: (path) => openExtensionPage(browser, path),
    })
    const verdict = await readVerdict(viewer).catch(() => undefined)
    const asExpected =
      flow?.status === scenario.expected.status && (flow.cause?.rule ?? null) === scenario.expected.cause
    console.log(
      `\n── ${scenario.title} ──\n${scenario.happens}\n\n${indent(verdict ?? 'The extension gave no verdict.')}\n`,
    )
    if (!verdict || !asExpected) {
      unexpected++
      console.log(
        `Not as expected: wanted ${outcome(scenario.expected)}, got ${flow ? outcome({ status: flow.status, cause: flow.cause?.rule }) : 'no flow'}.`,
      )
    }
    await close()
  }
  if (unexpected > 0) console.log(`\n${unexpected} of 2 verdicts are not as expected.`)
  return unexpected === 0 ? 0 : 1
}

function chooseTwo(scenarios) {
  const healthy = scenarios.find(({ expected }) => expected.cause === null)
  const broken = scenarios.find(({ expected }) => expected.cause === 'tokreq-code-reused')
  if (!healthy || !broken) throw new Error('The lab has no healthy scenario, or none that reuses a code.')
  return [healthy, broken]
}

function outcome({ status, cause }) {
  return `${status} (${cause ?? 'no cause'})`
}

function indent(text) {
  return text.replace(/^/gm, '  ')
}

const endings = []

/** Newest first, each at most once, whatever ends us. */
function atEnd(work) {
  endings.unshift(work)
}

async function end() {
  for (const work of endings.splice(0)) await Promise.resolve(work()).catch(() => {})
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => end().then(() => process.exit(130)))
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error)
  process.exitCode = 1
} finally {
  await end()
}
