import type { Column, IdleColumn } from './committed.ts'
import { counted } from './counted.ts'
import { type BrowserName, browserNames, expectedIn, type Situation } from './situation.ts'

type Columns<T> = Readonly<Record<BrowserName, T>>

/** Rows of which less is seen, or something else said, while no tab is armed. Where the browsers agree they share a line. */
export function idleSection(
  situations: readonly Situation[],
  seen: Columns<Column>,
  idle: Columns<IdleColumn>,
): string {
  const rows = situations.filter(({ id, opensPanel }) => !opensPanel && idle.chromium[id] !== undefined)
  const lines = rows.flatMap((situation) => {
    const [chromium, firefox] = (Object.keys(browserNames) as BrowserName[]).map((browser) =>
      differences(situation, browser, seen[browser], idle[browser]),
    )
    if (chromium === firefox) return chromium ? [`| ${situation.title} | ${chromium} |`] : []
    return [
      ...(chromium ? [`| ${situation.title} (Chromium) | ${chromium} |`] : []),
      ...(firefox ? [`| ${situation.title} (Firefox) | ${firefox} |`] : []),
    ]
  })
  const same = rows.length - new Set(lines.map((it) => it.replace(/ \((Chromium|Firefox)\) .*| \| .*/, ''))).size
  return `${intro(rows.length, same)}${[headings, ...lines].join('\n')}\n`
}

function differences(situation: Situation, browser: BrowserName, seen: Column, idle: IdleColumn): string {
  const [recorded, now] = [seen[situation.id], idle[situation.id]]
  if (!recorded || !now) return ''
  const expected = expectedIn(browser, situation)
  const missed = without(rolesIn(recorded.request), rolesIn(now.request))
  const gained = without(rolesIn(now.request), rolesIn(recorded.request))
  const flows = [counted(expected.flows), now.flows]
  const findings = [counted(expected.findings), now.findings]
  if (missed.length + gained.length === 0 && flows[0] === flows[1] && findings[0] === findings[1]) return ''
  const changed = [flows, findings].map(([before, after]) => (before === after ? 'same' : after))
  return [
    counted([...missed, ...gained.map((it) => `and also ${it}`)]),
    now.posts,
    ...changed,
    situation.unwatched ?? '',
  ]
    .map((it) => it || '–')
    .join(' | ')
}

/** `token ×2: webRequest; callback: webRequest` as `token, token, callback`. */
function rolesIn(cell: string): readonly string[] {
  return cell
    .split('; ')
    .flatMap((part) => part.replace(/: [^:]*$/, '').split(', '))
    .filter((it) => it !== '')
    .flatMap((it) => {
      const [, role = it, times = '1'] = /^(.*) ×(\d+)$/.exec(it) ?? []
      return Array<string>(Number(times)).fill(role)
    })
}

function without(these: readonly string[], those: readonly string[]): readonly string[] {
  const left = [...those]
  return these.filter((it) => {
    const at = left.indexOf(it)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

const headings = ['Situation', 'Messages missed', 'POST requests heard', 'Flows', 'Complaints', 'Why']
  .reduce((line, it) => `${line} ${it} |`, '|')
  .concat('\n| --- | --- | --- | --- | --- | --- |')

const intro = (rows: number, same: number) => `
## What is seen while no tab is recorded

Each event that a browser delivers costs. So while no tab is recorded and no panel is open, the extension listens to all navigations, and
to other requests only at addresses typical of authorization servers (src/capture/typical-addresses.ts); response bodies are not read. The rows
above were run once more that way. In ${same} of ${rows} the same messages were seen and the same was said of them; the others:

`
