import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import { importTrace } from '../../../src/core/trace/import.ts'
import { exportSafe } from '../../../src/core/trace/safe-export.ts'
import { importTraceFile, serializeTrace } from '../../../src/core/trace/trace-file.ts'
import { authorizationCodeFlow, trace } from '../../support/traces.ts'

const fixture = readFileSync(new URL('../../fixtures/trace/v1-code-reused.oauth-xray.json', import.meta.url), 'utf8')
const file = (members: object) => JSON.stringify({ format: 'oauth-xray-trace', version: 1, exchanges: [], ...members })

describe('a trace file', () => {
  test('gives back what was written', () => {
    const written = trace(authorizationCodeFlow())
    expect(importTrace(serializeTrace(written))).toEqual({ trace: written })
  })

  test('of version 1 keeps its diagnosis for ever', async () => {
    const imported = importTrace(fixture)
    if ('problem' in imported) throw new Error(imported.problem)
    const { diagnosis } = await inspect(imported.trace)
    expect(diagnosis.flows.map(({ flow, cause }) => [flow.status, cause?.rule])).toEqual([
      ['failed', 'tokreq-code-reused'],
    ])
  })

  test.each([
    ['newer', file({ version: 2 }), /version 2.*please update/],
    ['without a version', file({ version: 'x' }), /names no version/],
    ['without exchanges', file({ exchanges: 3 }), /no exchanges/],
    ['cut off', fixture.slice(0, 4000), /cut off or damaged/],
  ])('that is %s is refused in one sentence', (_, text, sentence) => {
    const imported = importTraceFile(text)
    expect('problem' in imported && imported.problem).toMatch(sentence)
  })

  test('says what it did not understand', () => {
    const exchange = {
      id: 'a',
      startedAt: 1,
      request: { method: 'GET', url: 'https://a.example/', color: 'red' },
      context: {},
      provenance: {},
    }
    const imported = importTraceFile(file({ exchanges: [exchange, { id: 'b' }], mood: 'good' }))
    expect('trace' in imported && imported.trace.exchanges.map(({ id }) => id)).toEqual(['a'])
    expect('trace' in imported && imported.trace.notSeen?.[0]?.what).toMatch(/mood.*request\.color.*exchanges\[1\]/)
  })

  test('has only members that its schema knows', async () => {
    const schema = JSON.parse(readFileSync(new URL('../../../docs/trace-format.schema.json', import.meta.url), 'utf8'))
    const { file: text } = exportSafe(await inspect(trace(authorizationCodeFlow())), { hosts: 'keep' })
    expect(unknownMembers(JSON.parse(text), schema, schema)).toEqual([])
  })
})

interface Schema {
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly $defs?: Readonly<Record<string, Schema>>
}

/** As much of JSON Schema as ours uses: members, required ones and enumerations. */
function unknownMembers(value: unknown, schema: Schema, root: Schema, path = ''): readonly string[] {
  if (schema.$ref) return unknownMembers(value, root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {}, root, path)
  if (schema.enum && !schema.enum.includes(value)) return [`${path}: ${String(value)}`]
  if (Array.isArray(value))
    return value.flatMap((each, at) => unknownMembers(each, schema.items ?? {}, root, `${path}[${at}]`))
  if (typeof value !== 'object' || value === null || (!schema.properties && !schema.additionalProperties)) return []
  const missing = (schema.required ?? []).filter((name) => !(name in value)).map((name) => `${path}.${name} is missing`)
  const wrong = Object.entries(value).flatMap(([name, each]) => {
    const own =
      schema.properties?.[name] ??
      (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined)
    if (own) return unknownMembers(each, own, root, `${path}.${name}`)
    return schema.additionalProperties === false ? [`${path}.${name}`] : []
  })
  return [...missing, ...wrong]
}
