import { afterEach, describe, expect, test, vi } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import { importTrace } from '../../../src/core/trace/import.ts'
import { copyItems } from '../../../src/ui/models/copies.ts'
import { copySummary, exportItems } from '../../../src/ui/models/exports.ts'
import { createInspector, type Inspector } from '../../../src/ui/models/inspector.ts'
import { checkedReport } from '../../../src/ui/models/reports.ts'
import { toStepView } from '../../../src/ui/models/step-view.ts'
import { prepareSupportExport } from '../../../src/ui/models/support-export.ts'
import { sampleTrace } from '../../../src/ui/sample/code-reused.ts'
import { fakeAdapter } from '../../support/fake-adapter.ts'

const secret = /SplxlOBeZQ|dBjftJeZ4CVP|mF_9\.B5f|correct.horse|af0ifjsldkj/
const opened: Inspector[] = []

afterEach(() => {
  for (const inspector of opened.splice(0)) inspector.dispose()
})

async function open() {
  const adapter = fakeAdapter({ trace: sampleTrace() })
  const inspector = createInspector(adapter, { pause: 0 })
  opened.push(inspector)
  await vi.waitFor(() => expect(inspector.selection.diagnosis.value).toBeDefined())
  return { adapter, inspector }
}

describe('the export menu', () => {
  test.each(['Report', 'Summary', 'Findings'])('%s names the cause and holds no secret', async (label) => {
    const { adapter, inspector } = await open()
    exportItems(inspector, () => undefined)
      .find((item) => item.label === label)
      ?.run()
    await vi.waitFor(() => expect(adapter.saved).toHaveLength(1))
    expect(adapter.saved[0]?.text).toMatch(/same authorization code twice/)
    expect(adapter.saved[0]?.text).not.toMatch(secret)
  })

  test('is empty while there is nothing to export', () => {
    const inspector = createInspector(fakeAdapter(), { pause: 0 })
    opened.push(inspector)
    expect(exportItems(inspector, () => undefined)).toEqual([])
  })
})

describe('export for support', () => {
  test.each(['keep', 'number'] as const)('with hosts %s: the same cause, and no secret', async (hosts) => {
    const { result, replacements } = prepareSupportExport(await inspect(sampleTrace()), { hosts, format: 'trace' })
    const text = result.file?.text ?? ''
    expect(text).not.toMatch(secret)
    expect(text.includes('contoso')).toBe(hosts === 'keep')
    expect(replacements.length).toBeGreaterThan(5)
    const imported = importTrace(text)
    const { diagnosis } = await inspect('trace' in imported ? imported.trace : { exchanges: [] })
    expect(diagnosis.flows.map(({ cause }) => cause?.rule)).toEqual(['tokreq-code-reused'])
  })
})

test('a report into which a secret got is not handed out', async () => {
  const inspection = await inspect(sampleTrace())
  const result = await checkedReport(inspection, () => 'the code is SplxlOBeZQQYbYS6WxSbIA7f2kPq')
  expect(result).toEqual({ refused: expect.stringMatching(/^Nothing was written/) })
})

test('the copied summary holds the verdict and no secret', async () => {
  const { adapter, inspector } = await open()
  await copySummary(inspector)
  await vi.waitFor(() => expect(adapter.copied).toHaveLength(1))
  expect(adapter.copied[0]).toMatch(/Login failed at step 6 of 7/)
  expect(adapter.copied[0]).not.toMatch(secret)
})

test.each(['Request as cURL', 'Step as Markdown'])('copying %s leaves the secrets out', async (label) => {
  const inspection = await inspect(sampleTrace())
  const [diagnosis] = inspection.diagnosis.flows
  const step = diagnosis?.flow.steps[5]
  if (!diagnosis || !step) throw new Error('The sample has no step 6.')
  const copied: string[] = []
  const items = copyItems(toStepView(step, diagnosis, inspection), (_, text) => copied.push(text))
  items.find((item) => item.label === label)?.run()
  expect(copied.join()).toMatch(/contoso/)
  expect(copied.join()).not.toMatch(secret)
})
