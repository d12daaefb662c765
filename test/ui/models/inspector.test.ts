import { afterEach, describe, expect, test, vi } from 'vitest'
import { createInspector, type Inspector } from '../../../src/ui/models/inspector.ts'
import { sampleTrace } from '../../../src/ui/sample/code-reused.ts'
import { workHere } from '../../../src/ui/work/work.ts'
import { type FakeWorld, fakeAdapter } from '../../support/fake-adapter.ts'
import { anotherLogin, busyTrace, healthyTrace } from '../../support/harness/traces.ts'

const opened: Inspector[] = []

afterEach(() => {
  for (const inspector of opened.splice(0)) inspector.dispose()
})

async function open(world: FakeWorld) {
  const adapter = fakeAdapter(world)
  const inspector = createInspector(adapter, { pause: 0 })
  opened.push(inspector)
  await inspector.preferences.ready
  await settled(inspector)
  return { adapter, inspector, selection: inspector.selection }
}

function settled({ inspection, shown }: Inspector) {
  return vi.waitFor(() => expect(inspection.value?.trace).toBe(shown.trace.value))
}

const ids = (trace: { readonly exchanges: readonly { readonly id: string }[] }) => trace.exchanges.map(({ id }) => id)

describe('what is selected', () => {
  test('at first the broken flow and the step that decided it', async () => {
    const { selection } = await open({ trace: sampleTrace() })
    expect(selection.diagnosis.value?.flow.status).toBe('failed')
    expect(selection.step.value?.number).toBe(6)
  })

  test('rows that arrive later do not move it', async () => {
    const { adapter, inspector, selection } = await open({ trace: healthyTrace(0) })
    const before = selection.diagnosis.value?.flow.id
    adapter.add(busyTrace().exchanges.filter(({ id }) => id.startsWith('refresh')))
    await settled(inspector)
    expect(inspector.flows.value.length).toBeGreaterThan(100)
    expect(selection.diagnosis.value?.flow.id).toBe(before)
  })

  test('evidence jumps to step and parameter', async () => {
    const { selection } = await open({ trace: sampleTrace() })
    selection.selectStep(5, 'code')
    expect(selection.step.value?.number).toBe(5)
    expect(selection.highlighted.value).toBe('code')
  })

  test('the arrow keys stop at both ends', async () => {
    const { selection } = await open({ trace: sampleTrace() })
    for (let i = 0; i < 9; i++) selection.moveStep(1)
    expect(selection.step.value?.number).toBe(7)
    for (let i = 0; i < 9; i++) selection.moveStep(-1)
    expect(selection.step.value?.number).toBe(1)
  })
})

describe('clearing', () => {
  test('forgets at once, and Undo brings the view back beside what came since', async () => {
    const { adapter, inspector } = await open({ trace: sampleTrace() })
    inspector.clear()
    await vi.waitFor(() => expect(adapter.calls).toContain('clear'))
    expect(inspector.shown.trace.value.exchanges).toEqual([])
    adapter.add(busyTrace().exchanges.slice(-1))
    inspector.notices.current.value?.action?.run()
    expect(ids(inspector.shown.trace.value)).toEqual([...ids(sampleTrace()), 'refresh-299'])
  })

  test('what was cleared twice does not come back', async () => {
    const { inspector } = await open({ trace: sampleTrace() })
    inspector.clear()
    inspector.clear()
    inspector.notices.current.value?.action?.run()
    expect(inspector.shown.trace.value.exchanges).toEqual([])
  })
})

describe('preferences', () => {
  test('what was stored is taken over, nonsense is not', async () => {
    const { inspector } = await open({ preferences: { learn: true, splitter: 'wide' as unknown as number } })
    expect(inspector.preferences.values.learn.value).toBe(true)
    expect(inspector.preferences.values.splitter.value).toBe(280)
  })

  test('a change is written', async () => {
    const { adapter, inspector } = await open({})
    inspector.preferences.set('theme', 'dark')
    expect(adapter.written).toEqual({ theme: 'dark' })
  })

  test('without Preserve the list begins with the latest login', async () => {
    const { inspector } = await open({
      trace: { exchanges: [...anotherLogin(healthyTrace(-7_200_000)), ...sampleTrace().exchanges] },
    })
    expect(inspector.flows.value).toHaveLength(2)
    inspector.preferences.set('preserve', false)
    expect(inspector.flows.value.map(({ flow }) => flow.status)).toEqual(['failed'])
  })
})

test('the sample opens beside the live trace and closes without touching it', async () => {
  const { adapter, inspector } = await open({})
  inspector.openSample()
  await vi.waitFor(() => expect(inspector.shown.sample.value).toBeDefined())
  await settled(inspector)
  expect(inspector.flows.value).toHaveLength(1)
  inspector.clear()
  expect(inspector.shown.trace.value.exchanges).toEqual([])
  expect(adapter.calls).toEqual([])
})

test('copying copies the real value and says so', async () => {
  const { adapter, inspector } = await open({})
  inspector.copy('the real value of code', 'Splx')
  await vi.waitFor(() => expect(inspector.notices.current.value?.text).toBe('Copied the real value of code.'))
  expect(adapter.copied).toEqual(['Splx'])
})

test('a file that cannot be read is answered with its problem', async () => {
  const adapter = { ...fakeAdapter(), importFile: async () => ({ problem: 'The file is empty.' }) }
  const inspector = createInspector(adapter, { pause: 0 })
  opened.push(inspector)
  inspector.importFile(new File([], 'empty.har'))
  await vi.waitFor(() => expect(inspector.notices.current.value?.text).toBe('The file is empty.'))
})

test('a mistake of ours is shown and not thrown', async () => {
  const inspector = createInspector(fakeAdapter(), {
    pause: 0,
    work: { ...workHere, inspect: () => Promise.reject(new Error('oops')) },
  })
  opened.push(inspector)
  await vi.waitFor(() => expect(inspector.problem.value).toBe('oops'))
})
