// Runs the lab in headless Chromium and writes what the browser saw to test/fixtures/traces, as HAR.
// `npx tsx scripts/record-corpus.ts` records all; with words, only the runs whose names contain one of them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { launch } from 'puppeteer-core'
import { findChromium } from './browsers.mjs'
import { createHarRecorder, type Har } from './corpus/har-recorder.ts'
import { labRuns } from './corpus/lab-runs.ts'
import { libraryRuns } from './corpus/library-runs.ts'
import type { RecordedRun } from './corpus/recorded-run.ts'
import { root } from './project.mjs'

const folder = `${root}/test/fixtures/traces`
const words = process.argv.slice(2)
const executablePath = findChromium()
if (!executablePath) throw new Error('No Chromium found: install it, or set CHROME_PATH.')

const recorded = [...(await recordAll(await labRuns())), ...(await recordAll(await libraryRuns()))]
writeIndex(recorded)

async function recordAll({ runs, stop }: { runs: readonly RecordedRun[]; stop: () => Promise<void> }) {
  const done: RecordedRun[] = []
  for (const run of runs.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))) {
    try {
      await record(run)
      done.push(run)
      console.log(`recorded ${fileOf(run)}`)
    } catch (error) {
      console.error(`not recorded: ${run.name}: ${error instanceof Error ? error.message : error}`)
      process.exitCode = 1
    }
  }
  await stop()
  return done
}

/** A browser of its own for each run: no session, no cached keys, no remembered preflight. */
async function record(run: RecordedRun): Promise<void> {
  const browser = await launch({
    ...(executablePath && { executablePath }),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--ignore-certificate-errors',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Frames of other sites stay in the page's process, so that one session sees them.
      '--disable-site-isolation-trials',
      '--disable-features=IsolateOrigins,site-per-process,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,OptimizationHints',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
    ],
  })
  try {
    const recorder = createHarRecorder(await browser.version())
    const page = await browser.newPage()
    page.on('popup', (popup) => popup && recorder.watch(popup).catch(() => {}))
    await recorder.watch(page)
    await run.perform(page)
    const har = await recorder.finish()
    mkdirSync(`${folder}/${run.folder}`, { recursive: true })
    writeFileSync(`${folder}/${fileOf(run)}`, oneEntryPerLine(har))
  } finally {
    await browser.close()
  }
}

function oneEntryPerLine({ log: { entries, ...log } }: Har): string {
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n')
  return `${JSON.stringify({ log: { ...log, entries: [] } }).replace(/\[\]\}\}$/, `[\n${lines}\n]}}`)}\n`
}

function fileOf({ folder, name }: RecordedRun): string {
  return `${folder}/${name}.har`
}

/** The recorded part of the table; the other part is written by test/fixtures/build. */
function writeIndex(runs: readonly RecordedRun[]): void {
  const path = `${folder}/recorded.json`
  const known: readonly { readonly file: string }[] = words.length > 0 ? JSON.parse(readFileSync(path, 'utf8')) : []
  const fresh = runs.map((run) => ({
    file: fileOf(run),
    origin: 'lab run',
    source: run.source,
    provider: run.provider,
    client: run.client,
    expected: run.expected,
  }))
  const kept = known.filter(({ file }) => !fresh.some((each) => each.file === file))
  const all = [...kept, ...fresh].toSorted((a, b) => a.file.localeCompare(b.file))
  writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`)
}
