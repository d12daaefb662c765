import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newRule, withRule } from '../../scripts/new-rule.mjs'

const empty = "import type { Rule } from '../rule.ts'\n\nexport const networkRules: readonly Rule[] = []\n"

describe('the line in the index', () => {
  test('goes into an empty list', () => {
    expect(withRule(empty, 'net-tls-error')).toBe(`import type { Rule } from '../rule.ts'
import netTlsError from './net-tls-error.ts'

export const networkRules: readonly Rule[] = [
  netTlsError,
]
`)
  })

  test('keeps the imports in order and the list in its own', () => {
    const index = ['net-b', 'net-d', 'net-a', 'net-c'].reduce(withRule, empty)
    expect(index.match(/from '\.\/net-.'?/g)).toEqual([
      "from './net-a",
      "from './net-b",
      "from './net-c",
      "from './net-d",
    ])
    expect(index).toContain('  netB,\n  netD,\n  netA,\n  netC,\n]')
  })
})

describe('the files', () => {
  let base = ''
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'new-rule-'))
    mkdirSync(join(base, 'src/core/rules/network'), { recursive: true })
    writeFileSync(join(base, 'src/core/rules/network/index.ts'), empty)
  })
  afterEach(() => rmSync(base, { recursive: true }))

  test('are the rule, its cases and the index of its phase', () => {
    expect(newRule(base, 'net-tls-error')).toEqual([
      'src/core/rules/network/net-tls-error.ts',
      'test/core/rules/network/net-tls-error.test.ts',
      'src/core/rules/network/index.ts',
    ])
    expect(readFileSync(join(base, 'src/core/rules/network/net-tls-error.ts'), 'utf8')).toContain("id: 'net-tls-error'")
  })

  test('are never overwritten', () => {
    newRule(base, 'net-tls-error')
    expect(() => newRule(base, 'net-tls-error')).toThrow(/there already/)
  })

  test('need a phase', () => {
    expect(() => newRule(base, 'weather-bad')).toThrow(/no phase "weather"/)
    expect(() => newRule(base, undefined)).toThrow(/Usage/)
  })
})
