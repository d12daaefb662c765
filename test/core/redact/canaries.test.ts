import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findLeaks } from '../../../src/core/redact/gate.ts'
import { exportSafe } from '../../../src/core/trace/safe-export.ts'
import { canaryTrace, wrappings } from '../../support/canaries.ts'
import { read } from '../../support/inspected.ts'

/** Letters and digits, as machines draw them. */
const canary = fc.stringMatching(/^[a-z][0-9][A-Za-z0-9]{16,28}[0-9]$/)
const wrapping = fc.constantFrom(...Object.keys(wrappings))

async function exported(seeds: readonly string[], how: string, hosts: 'keep' | 'number', format: 'trace' | 'har') {
  const planted = new Map<string, string>()
  let count = 0
  const draw = (place: string) => {
    const secret = `${seeds[count % seeds.length]}${(count++).toString(36)}`
    planted.set(secret, place)
    return secret
  }
  const trace = { exchanges: canaryTrace(draw, wrappings[how]) }
  return { planted, ...exportSafe(await read(trace), { hosts }, format) }
}

describe('a secret in every field of every message and header', { timeout: 60_000 }, () => {
  test.each(['trace', 'har'] as const)(
    'none survives in a %s, however it was wrapped, and the gate agrees',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(canary, { minLength: 3, maxLength: 3 }),
          wrapping,
          fc.constantFrom('keep' as const, 'number' as const),
          async (seeds, how, hosts) => {
            const { file, planted, leaks } = await exported(seeds, how, hosts, format)
            const survived = [...planted].filter(([secret]) => file.toLowerCase().includes(secret.toLowerCase()))
            expect(survived).toEqual([])
            expect(
              findLeaks(file, { secrets: new Set(planted.keys()) }).filter(({ what }) => what === 'captured value'),
            ).toEqual([])
            expect(leaks).toEqual([])
            expect(planted.size).toBeGreaterThan(70)
          },
        ),
        { numRuns: 25 },
      )
    },
  )
})

describe('noninterference: two traces that differ only in secrets', { timeout: 60_000 }, () => {
  test('give the same file, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        wrapping,
        fc.constantFrom('keep' as const, 'number' as const),
        fc.integer(),
        fc.integer(),
        async (how, hosts, one, other) => {
          const [a, b] = await Promise.all([exportedFrom(one, how, hosts), exportedFrom(other, how, hosts)])
          expect(b).toBe(a)
        },
      ),
      { numRuns: 25 },
    )
  })
})

/** Secrets of one form (a letter and a digit at the start keep their alphabet class), drawn from a number. */
async function exportedFrom(seed: number, how: string, hosts: 'keep' | 'number') {
  let state = (seed >>> 0) + 1
  const draw = () => {
    let text = 'g7'
    while (text.length < 24) {
      state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
      // Letters up to f: by chance others spell what a cookie is for (`txn`), which is no secret.
      text += (state % 65_536).toString(16).padStart(4, '0')
    }
    return `${text.slice(0, 24)}Z`
  }
  return exportSafe(await read({ exchanges: canaryTrace(draw, wrappings[how]) }), { hosts }).file
}
