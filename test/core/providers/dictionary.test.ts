import { describe, expect, it } from 'vitest'
import { providers } from '../../../src/core/providers/all.ts'
import generic from '../../../src/core/providers/generic.ts'
import { explainStatus } from '../../../src/core/providers/http-status.ts'
import { topics } from '../../../src/core/providers/topics.ts'
import { ruleIds } from './rule-ids.ts'

const rows = [...providers, generic].flatMap(({ id, errors }) => errors.map((entry) => ({ id, entry })))
const writtenIn = ({ entry: { match } }: (typeof rows)[number]) =>
  match instanceof RegExp ? [match.source] : [match].flat()

describe('the dictionaries', () => {
  it('point only at rules of the catalogue', () => {
    const statuses = Array.from({ length: 500 }, (_, index) => explainStatus(index + 100))
    const mentioned = [...rows.map(({ entry }) => entry), ...Object.values(topics), ...statuses].flatMap((each) =>
      each !== undefined && 'rule' in each && each.rule !== undefined ? [each.rule] : [],
    )
    expect(mentioned.length).toBeGreaterThan(100)
    expect(mentioned.filter((rule) => !ruleIds.includes(rule))).toEqual([])
  })

  it('say what to do and whose move it is, in whole sentences', () => {
    const lacking = rows.filter(
      ({ entry: { meaning, fix, owner } }) => !/\S\.$|\?"\.$/.test(meaning) || !fix?.endsWith('.') || !owner,
    )
    expect(lacking.map((row) => `${row.id}: ${writtenIn(row)}`)).toEqual([])
  })

  it('name each thing once per provider', () => {
    const seen = new Set<string>()
    const twice: string[] = []
    for (const row of rows) {
      for (const written of writtenIn(row)) {
        const key = `${row.id} ${row.entry.error ?? ''} ${written.toLowerCase()}`
        if (seen.has(key)) twice.push(key)
        seen.add(key)
      }
    }
    expect(twice).toEqual([])
  })

  it('agree across providers on what an unambiguous word means', () => {
    const byWord = new Map<string, Set<string>>()
    for (const row of rows.filter(({ entry }) => !entry.ambiguous && entry.topic && !entry.error)) {
      for (const written of writtenIn(row)) {
        const word = written.toLowerCase()
        byWord.set(word, (byWord.get(word) ?? new Set()).add(row.entry.topic ?? ''))
      }
    }
    const standard = new Set(['invalid_client', 'invalid_scope', 'unauthorized_client'])
    const disputed = [...byWord].filter(([word, meant]) => meant.size > 1 && !standard.has(word))
    expect(disputed.map(([word, meant]) => `${word}: ${[...meant]}`)).toEqual([])
  })

  it('give a reason for every deviation, in words', () => {
    const reasons = providers.flatMap(({ id, deviations }) =>
      Object.entries(deviations).flatMap(([name, value]) => {
        if (name === 'accessTokenMember' || name === 'parameterAliases' || name === 'errorAliases') return []
        const texts = typeof value === 'string' ? [value] : 'reason' in value ? [value.reason] : Object.values(value)
        return texts.map((text) => ({ at: `${id}.${name}`, text: String(text) }))
      }),
    )
    expect(reasons.length).toBeGreaterThan(100)
    expect(reasons.filter(({ text }) => text.length < 15 || !text.endsWith('.'))).toEqual([])
  })
})
