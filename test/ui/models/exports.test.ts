import { afterEach, describe, expect, test, vi } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import type { Trace } from '../../../src/core/model/trace.ts'
import { importTrace } from '../../../src/core/trace/import.ts'
import { copyItems } from '../../../src/ui/models/copies.ts'
import { copySummary, exportItems } from '../../../src/ui/models/exports.ts'
import { createInspector, type Inspector } from '../../../src/ui/models/inspector.ts'
import { checkedReport } from '../../../src/ui/models/reports.ts'
import { toStepView } from '../../../src/ui/models/step-view.ts'
import { prepareSupportExport } from '../../../src/ui/models/support-export.ts'
import { sampleTrace } from '../../../src/ui/sample/code-reused.ts'
import { workHere } from '../../../src/ui/work/work.ts'
import { fakeAdapter } from '../../support/fake-adapter.ts'
import { redirectUriTrace } from '../../support/harness/traces.ts'

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
  test('asks for a preview of each format, and for the full trace in a dialog of its own', async () => {
    const { inspector } = await open()
    const asked: string[] = []
    for (const item of exportItems(inspector, (each) => asked.push(each))) item.run()
    expect(asked).toEqual(['trace', 'har', 'html', 'markdown', 'mermaid', 'sarif', 'json', 'fullTrace'])
  })

  test('is empty while there is nothing to export', () => {
    const inspector = createInspector(fakeAdapter(), { pause: 0 })
    opened.push(inspector)
    expect(exportItems(inspector, () => undefined)).toEqual([])
  })
})

describe('export for support', () => {
  test.each(
    (['keep', 'number'] as const).flatMap((hosts) => (['trace', 'har'] as const).map((format) => ({ hosts, format }))),
  )('as $format, hosts $hosts: the same cause, and no secret', async ({ hosts, format }) => {
    const { file, replacements, headline } = await prepareSupportExport(await inspect(sampleTrace()), { hosts, format })
    const text = file?.text ?? ''
    expect(text).not.toMatch(secret)
    expect(text.includes('contoso')).toBe(hosts === 'keep')
    expect(replacements.length).toBeGreaterThan(5)
    expect(headline).toBe(`${replacements.length} values replaced, 0 secrets remain.`)
    const imported = importTrace(text)
    const { diagnosis } = await inspect('trace' in imported ? imported.trace : { exchanges: [] })
    expect(diagnosis.flows.map(({ cause }) => cause?.rule)).toEqual(['tokreq-code-reused'])
  })

  test.each([
    ['html', /same authorization code twice/],
    ['markdown', /same authorization code twice/],
    ['mermaid', /^sequenceDiagram/],
    ['sarif', /"ruleId": "tokreq-code-reused"/],
    ['json', /"rule": "tokreq-code-reused"/],
  ] as const)('as %s: says what was found, holds no secret, and hosts can be numbered', async (format, said) => {
    const inspection = await inspect(sampleTrace())
    const kept = await prepareSupportExport(inspection, { hosts: 'keep', format })
    expect(kept.file?.text).toMatch(said)
    expect(kept.file?.text).not.toMatch(secret)
    const numbered = await prepareSupportExport(inspection, { hosts: 'number', format })
    expect(numbered.file?.text).toMatch(said)
    expect(numbered.file?.text).not.toMatch(/contoso/)
  })

  const message = 'Dear Marie Curie, the code was already redeemed in room seven'

  test('a free text is shortened, and stays whole when the person ticked it', async () => {
    const inspection = await inspect(sampleWithError(message))
    const { file, texts } = await prepareSupportExport(inspection, { hosts: 'keep', format: 'trace' })
    expect(file?.text).not.toMatch(/Marie|Curie/)
    expect(texts.map(({ before }) => before)).toContain(message)
    const kept = await prepareSupportExport(inspection, {
      hosts: 'keep',
      format: 'trace',
      keepTexts: new Set([message]),
    })
    expect(kept.file?.text).toContain(message)
  })

  test.each(['html', 'markdown', 'sarif', 'json'] as const)(
    'as %s: a name in a message of the server stays out, unless the message was ticked',
    async (format) => {
      const inspection = await inspect(sampleWithError(message))
      const { file, texts, replacements } = await prepareSupportExport(inspection, { hosts: 'keep', format })
      expect(file?.text).not.toMatch(/Marie|Curie/)
      expect(texts.map(({ before }) => before)).toContain(message)
      expect(replacements).toContainEqual({ before: 'SplxlOBeZQQYbYS6WxSbIA7f2kPq', after: 'code#1' })
      const keepTexts = new Set([message])
      const kept = await prepareSupportExport(inspection, { hosts: 'keep', format, keepTexts })
      expect(kept.file?.text).toMatch(/Marie Curie/)
      expect(kept.inferable).toContain('a text that you chose to keep')
    },
  )

  test('numbered hosts stand among what was replaced', async () => {
    const { replacements } = await prepareSupportExport(await inspect(sampleTrace()), {
      hosts: 'number',
      format: 'har',
    })
    const hosts = replacements.filter(({ before }) => before.endsWith('contoso.example'))
    expect(hosts.length).toBeGreaterThan(0)
    for (const { after } of hosts) expect(after).toMatch(/^(?:(?:host\d+|login)\.)?site\d+\.example$/)
  })

  test('a client id that is no word is replaced, and kept on request', async () => {
    const inspection = await inspect(sampleWithClientId('0oa8f3kq2LmXy77ab5d7'))
    const { file } = await prepareSupportExport(inspection, { hosts: 'keep', format: 'trace' })
    expect(file?.text).toContain('client_id%231')
    const kept = await prepareSupportExport(inspection, { hosts: 'keep', format: 'trace', clientIds: 'keep' })
    expect(kept.file?.text).toContain('client_id=0oa8f3kq2LmXy77ab5d7')
    expect(kept.inferable.join()).toContain('which clients took part')
  })

  test('a ticked text that holds a secret blocks the file, and the field is named', async () => {
    const leaking = `${message}: SplxlOBeZQQYbYS6WxSbIA7f2kPq`
    const { file, headline } = await prepareSupportExport(await inspect(sampleWithError(leaking)), {
      hosts: 'keep',
      format: 'trace',
      keepTexts: new Set([leaking]),
    })
    expect(file).toBeUndefined()
    expect(headline).toMatch(/^Nothing was written: the file would have held a captured value in \S*exchanges\[\d+\]/)
    expect(headline).not.toMatch(secret)
  })
})

function sampleWithClientId(id: string): Trace {
  const { exchanges } = sampleTrace()
  return { exchanges: JSON.parse(JSON.stringify(exchanges).replaceAll(/client_id=[\w-]+/g, `client_id=${id}`)) }
}

/** The sample, with another description of its error. */
function sampleWithError(error_description: string): Trace {
  const { exchanges } = sampleTrace()
  return {
    exchanges: exchanges.map((each) =>
      each.response?.status === 400
        ? {
            ...each,
            response: {
              ...each.response,
              body: { text: JSON.stringify({ error: 'invalid_grant', error_description }) },
            },
          }
        : each,
    ),
  }
}

test('a report into which a secret got is not handed out', async () => {
  const inspection = await inspect(sampleTrace())
  const result = await checkedReport(inspection, () => 'the code is SplxlOBeZQQYbYS6WxSbIA7f2kPq')
  expect(result.text).toBeUndefined()
  expect(result.refused).toMatch(/^Nothing was written/)
})

test('the copied summary holds the verdict and no secret', async () => {
  const { adapter, inspector } = await open()
  await copySummary(inspector)
  await vi.waitFor(() => expect(adapter.copied).toHaveLength(1))
  expect(adapter.copied[0]).toMatch(/Login failed at step 6 of 7/)
  expect(adapter.copied[0]).not.toMatch(secret)
})

test('when the work on a summary fails, that is said, and nothing is copied', async () => {
  const adapter = fakeAdapter({ trace: sampleTrace() })
  const work = { ...workHere, prepare: () => Promise.reject(new Error('out of memory')) }
  const inspector = createInspector(adapter, { pause: 0, work })
  opened.push(inspector)
  await vi.waitFor(() => expect(inspector.selection.diagnosis.value).toBeDefined())
  await copySummary(inspector)
  expect(inspector.notices.current.value?.text).toMatch(/^Nothing was written.*: out of memory$/)
  expect(adapter.copied).toEqual([])
})

/** What the items of the Copy menu of a step give. */
async function copiesOf(trace: Trace, number: number) {
  const inspection = await inspect(trace)
  const [diagnosis] = inspection.diagnosis.flows
  const step = diagnosis?.flow.steps.find((each) => each.number === number)
  if (!diagnosis || !step) throw new Error(`There is no step ${number}.`)
  const texts: string[] = []
  const items = copyItems(toStepView(step, diagnosis, inspection), diagnosis, (_, text) => texts.push(text))
  for (const item of items) item.run()
  return new Map(items.map(({ label }, at) => [label, texts[at]]))
}

test.each(['Request as cURL', 'Step as Markdown', 'Health check of this endpoint', 'Health checks of all endpoints'])(
  'copying %s leaves the secrets out',
  async (label) => {
    const text = (await copiesOf(sampleTrace(), 6)).get(label)
    expect(text).toMatch(/contoso/)
    expect(text).not.toMatch(secret)
  },
)

test('the health checks ask each endpoint of the flow once', async () => {
  const commands = (await copiesOf(sampleTrace(), 6)).get('Health checks of all endpoints')?.split('\n') ?? []
  expect(new Set(commands).size).toBe(commands.length)
  expect(commands.length).toBeGreaterThan(1)
  for (const command of commands) expect(command).toMatch(/^curl --head .*'https:[^'?]*'$/)
})

test('the corrected request has the redirect_uri of the sign-in; a finding that knows no better form offers none', async () => {
  const corrected = (await copiesOf(redirectUriTrace(), 5)).get('Corrected request as cURL')
  expect(corrected).toContain("'redirect_uri=https://app.example/callback'")
  expect(corrected).not.toMatch(secret)
  expect((await copiesOf(sampleTrace(), 6)).has('Corrected request as cURL')).toBe(false)
})
