import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtEntries, builtFiles } from './fixtures/build/files.ts'
import {
  corpus,
  hasStatus,
  isClean,
  isHealthy,
  type Judged,
  judge,
  namesCause,
  scoreLine,
} from './support/corpus/judge.ts'

const folder = new URL('./fixtures/traces/', import.meta.url)
const entries = corpus()
let judged: readonly Judged[] = []

beforeAll(async () => {
  judged = await Promise.all(entries.map(judge))
}, 60_000)

afterAll(() => {
  for (const line of missed(judged)) console.log(line)
  const score = scoreLine(judged)
  console.log(score)
  // npm test shows it beside its own summary.
  if (process.env.OAUTH_XRAY_SCORE) writeFileSync(process.env.OAUTH_XRAY_SCORE, score)
})

describe('the corpus', () => {
  test('has at least 60 failing and 60 healthy traces', () => {
    expect(judged.filter((each) => !isHealthy(each)).length).toBeGreaterThanOrEqual(60)
    expect(judged.filter(isHealthy).length).toBeGreaterThanOrEqual(60)
  })

  test('lists every file, and every file is listed', () => {
    const files = ['healthy', 'failing'].flatMap((name) =>
      readdirSync(new URL(`${name}/`, folder)).map((file) => `${name}/${file}`),
    )
    expect(files.toSorted()).toEqual(entries.map(({ file }) => file).toSorted())
  })

  test('holds what the builders write (npx tsx test/fixtures/build/write.ts)', () => {
    const stale = builtFiles().filter(({ file, text }) => readFileSync(new URL(file, folder), 'utf8') !== text)
    expect(stale.map(({ file }) => file)).toEqual([])
    const built = entries.filter(({ origin }) => origin === 'built')
    expect(built).toEqual(builtEntries().toSorted((a, b) => a.file.localeCompare(b.file)))
  })

  test('makes no rule throw', () => {
    expect(judged.flatMap(({ entry, crashes }) => crashes.map((crash) => `${entry.file}: ${crash}`))).toEqual([])
  })

  // A change is right or wrong by test/fixtures/traces/index.json; `npx vitest run test/corpus.test.ts -u` accepts it.
  test('is judged as in the golden file', async () => {
    const golden = Object.fromEntries(judged.map(({ entry, flows }) => [entry.file, flows]))
    await expect(`${JSON.stringify(golden, null, 1)}\n`).toMatchFileSnapshot('fixtures/traces/golden.json')
  })
})

/** Every trace that is not judged as the table says. */
function missed(all: readonly Judged[]): readonly string[] {
  return all.flatMap((each) => {
    const { entry, flows } = each
    const right = isHealthy(each) ? isClean(each) : namesCause(each)
    const said = flows.map(
      ({ kind, status, cause, findings }) =>
        `${kind} ${status} ${cause ?? findings.filter((it) => !it.startsWith('info')).join('+')}`,
    )
    if (!right)
      return [
        `✗ ${entry.file}: expected ${entry.expected.cause ?? 'nothing'}, said ${said.join('; ') || 'nothing at all'}`,
      ]
    return hasStatus(each) ? [] : [`~ ${entry.file}: expected ${entry.expected.status}, said ${said.join('; ')}`]
  })
}
