import { beforeAll, describe, expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import type { FlowDiagnosis } from '../../../src/core/rules/diagnosis.ts'
import { parseFilter } from '../../../src/ui/models/flow-filter.ts'
import { flowRows } from '../../../src/ui/models/flow-rows.ts'
import { busyTrace } from '../../support/harness/traces.ts'

let flows: readonly FlowDiagnosis[]

beforeAll(async () => {
  flows = (await inspect(busyTrace())).diagnosis.flows
})

describe('the filter', () => {
  test.each<[string, (flow: FlowDiagnosis) => boolean]>([
    ['', () => true],
    ['is:failed', ({ flow }) => flow.status === 'failed'],
    ['-is:failed', ({ flow }) => flow.status !== 'failed'],
    ['grant:refresh', ({ flow }) => flow.kind === 'refresh'],
    ['grant:authorization_code', ({ flow }) => flow.kind === 'authorizationCode'],
    ['host:contoso', () => true],
    ['host:nowhere', () => false],
    ['client:web is:failed -grant:refresh', ({ flow }) => flow.status === 'failed' && flow.kind !== 'refresh'],
    ['rule:code-reused', ({ cause }) => cause?.rule === 'tokreq-code-reused'],
    ['Token is not ACTIVE', ({ flow }) => flow.kind === 'refresh' && flow.status === 'failed'],
    ['is:', () => true],
    ['unknown:word', () => false],
  ])('%s', (filter, expected) => {
    const kept = flows.filter(parseFilter(filter)).map(({ flow }) => flow.id)
    expect(kept).toEqual(flows.filter(expected).map(({ flow }) => flow.id))
  })

  test('its cases tell failed, healthy, logins and refreshes apart', () => {
    expect(new Set(flows.map(({ flow }) => `${flow.kind} ${flow.status}`)).size).toBeGreaterThanOrEqual(4)
  })
})

describe('the list', () => {
  test('shows the newest first', () => {
    const times = flowRows(flows, new Set()).map((row) => row.startedAt)
    expect(times).toEqual([...times].sort((a, b) => b - a))
  })

  test('folds healthy refreshes in a row and leaves the failed ones alone', () => {
    const rows = flowRows(flows, new Set())
    expect(rows.slice(0, 4).map((row) => row.title)).toEqual(['Refresh', 'Refresh (59×)', 'Refresh', 'Refresh (59×)'])
  })

  test('an opened group shows its members', () => {
    const group = flowRows(flows, new Set()).find((row) => row.type === 'group')
    const rows = flowRows(flows, new Set([group?.id ?? '']))
    expect(rows.filter((row) => row.type === 'flow' && row.indented)).toHaveLength(59)
  })

  test('a refresh that joins a group leaves it open', () => {
    const refreshes = flows.filter(({ flow }) => flow.kind === 'refresh' && flow.status === 'succeeded').slice(0, 3)
    const [before] = flowRows(refreshes.slice(0, 2), new Set())
    const [after] = flowRows(refreshes, new Set([before?.id ?? '']))
    expect(after).toMatchObject({ type: 'group', title: 'Refresh (3×)', open: true })
  })
})
