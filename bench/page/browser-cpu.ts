import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import type { Browser } from 'puppeteer-core'

/** Milliseconds of CPU that all processes of a browser have used so far, by process. */
export async function cpuOf(browser: Browser): Promise<ReadonlyMap<number, number>> {
  const root = browser.process()?.pid
  if (process.platform === 'linux' && root !== undefined) return cpuFromProc(root)
  const session = await browser.target().createCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return new Map(processInfo.map(({ id, cpuTime }) => [id, cpuTime * 1000]))
}

/** What was used in between. A process that has gone meanwhile is not counted. */
export function cpuBetween(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  return [...after].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0)
}

interface Stat {
  readonly pid: number
  readonly parent: number
  readonly used: number
}

/** utime and stime of the process and all below it: proc(5). */
function cpuFromProc(root: number): ReadonlyMap<number, number> {
  const all = readdirSync('/proc')
    .filter((it) => /^\d+$/.test(it))
    .flatMap(readStat)
  const family = new Set([root])
  for (let size = 0; size !== family.size; ) {
    size = family.size
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid)
  }
  return new Map(all.filter(({ pid }) => family.has(pid)).map(({ pid, used }) => [pid, used]))
}

function readStat(pid: string): readonly Stat[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything.
    const [, parent, ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[9]) + Number(fields[10])
    return [{ pid: Number(pid), parent: Number(parent), used: ticks * tick }]
  } catch {
    // It has just ended.
    return []
  }
}

/** Milliseconds in a clock tick. */
const tick =
  process.platform === 'linux' ? 1000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) : 1
