import { expect, test } from 'vitest'
import type { FlowDiagnosis } from '../../../src/core/rules/diagnosis.ts'
import { newerFailure } from '../../../src/ui/models/newer-failure.ts'

function flow(id: string, startedAt: number, status: 'failed' | 'succeeded'): FlowDiagnosis {
  return {
    flow: { id, kind: 'authorizationCode', status, startedAt },
    findings: [],
    outcomes: [],
    notSeen: [],
  } as never
}

const shown = flow('b', 2_000, 'failed')

test.each([
  [
    'the newest of those that failed since',
    [flow('a', 1_000, 'failed'), shown, flow('c', 3_000, 'failed'), flow('d', 4_000, 'failed')],
    'd',
  ],
  ['nothing when what came since worked', [shown, flow('c', 3_000, 'succeeded')], undefined],
  ['nothing when only older ones failed', [flow('a', 1_000, 'failed'), shown], undefined],
])('it names %s', (_, flows, expected) => {
  expect(newerFailure(flows, shown)?.flow).toBe(expected)
})
