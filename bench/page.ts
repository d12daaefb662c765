import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { eventually } from '../test/support/browser/eventually.ts'
import { cpuBetween, cpuOf } from './page/browser-cpu.ts'
import { type Setup, setups } from './page/setups.ts'
import { type Load, startSite } from './page/site.ts'
import { median, middleHalf } from './page/statistics.ts'

// `npm run bench:page [-- rounds [setup…]]`: what the extension costs a page of 300 requests, beside what the browser itself
// takes for listeners that do nothing. One browser for each setup; they take turns, so that what else the machine does hits all.

interface Measured {
  /** Milliseconds until everything was loaded. */
  readonly wall: number
  /** Milliseconds of all processes of the browser, for each request. */
  readonly cpu: number
}

const loads: Readonly<Record<string, Load>> = {
  'a page of 100 images, 100 scripts and 100 fetches': { images: 100, scripts: 100, fetches: 100 },
  'a page of 300 fetches': { images: 0, scripts: 0, fetches: 300 },
}

async function main(): Promise<void> {
  const rounds = Number(process.argv[2] ?? 15)
  const only = process.argv.slice(3)
  const site = await startSite()
  const place = {
    blank: site.urlOf({ images: 0, scripts: 0, fetches: 0 }),
    folder: mkdtempSync(join(tmpdir(), 'oauth-xray-bench-')),
  }
  const running: Setup[] = []
  try {
    for (const [name, start] of Object.entries(setups))
      if (only.length === 0 || only.includes(name)) running.push({ name, ...(await start(place)) })
    for (const [title, load] of Object.entries(loads))
      report(title, rounds, await compare(running, site.urlOf(load), rounds))
  } finally {
    for (const { browser } of running) await browser.close()
    await site.stop()
    rmSync(place.folder, { recursive: true, force: true })
  }
}

type Results = ReadonlyMap<string, readonly Measured[]>

async function compare(running: readonly Setup[], url: string, rounds: number): Promise<Results> {
  const results = new Map<string, Measured[]>(running.map(({ name }) => [name, []]))
  for (const setup of running) await measure(setup, url)
  for (let round = 0; round < rounds; round += 1) {
    // Another one first each time.
    const order = running.map((_, at) => running[(at + round) % running.length]).filter((it) => it !== undefined)
    for (const setup of order) results.get(setup.name)?.push(await measure(setup, url))
  }
  return results
}

async function measure({ browser, tab, prepare }: Setup, url: string): Promise<Measured> {
  await prepare()
  await sleep(200)
  const before = await cpuOf(browser)
  await tab.goto(url)
  const wall = await eventually('the page is loaded', () =>
    tab.evaluate(() => Number(document.documentElement.dataset.took ?? 0) || undefined),
  )
  // The last events are still on their way.
  await sleep(400)
  return { wall, cpu: cpuBetween(before, await cpuOf(browser)) / 300 }
}

function report(title: string, rounds: number, results: Results): void {
  const [base = []] = results.values()
  console.log(`\n${title}, ${rounds} rounds; medians, and in brackets where half of the rounds lie\n`)
  console.log(row('', 'wall', 'ratio', 'CPU per request', 'ratio'))
  for (const [name, all] of results) {
    const ratios = (key: keyof Measured) => all.map((it, at) => it[key] / (base[at]?.[key] ?? Number.NaN))
    const [wall, cpu] = [median(all.map((it) => it.wall)), median(all.map((it) => it.cpu))]
    console.log(
      row(name, `${wall.toFixed(0)} ms`, spread(ratios('wall')), `${cpu.toFixed(2)} ms`, spread(ratios('cpu'))),
    )
  }
}

function spread(ratios: readonly number[]): string {
  const [low, high] = middleHalf(ratios)
  return `${median(ratios).toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`
}

function row(name: string, ...cells: readonly string[]): string {
  return [name.padEnd(22), ...cells.map((it) => it.padStart(18))].join('  ')
}

await main()
