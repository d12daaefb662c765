import { describe, expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import { importTrace } from '../../../src/core/trace/import.ts'
import { exportSafe } from '../../../src/core/trace/safe-export.ts'
import { tools, writeToolHar } from '../../support/har-tools.ts'
import { authorizationCodeFlow, example, tokenError, tokenRequest } from '../../support/traces.ts'

const reused = [
  ...authorizationCodeFlow(),
  tokenRequest({ at: example.start + 138, ...tokenError('invalid_grant', 'The code was used before.') }),
]

async function read(text: string) {
  const imported = importTrace(text)
  if ('problem' in imported) throw new Error(imported.problem)
  return inspect(imported.trace)
}

describe.each(tools)('a HAR file of %s', (tool) => {
  test('gives the cause, also when it was made safe', async () => {
    const inspection = await read(writeToolHar(reused, tool))
    expect(inspection.diagnosis.flows.map(({ cause }) => cause?.rule)).toContain('tokreq-code-reused')
    for (const format of ['trace', 'har'] as const) {
      const { file, leaks } = exportSafe(inspection, { hosts: 'keep' }, format)
      expect(leaks).toEqual([])
      const again = await read(file)
      expect(again.diagnosis.flows.map(({ cause }) => cause?.rule)).toEqual(
        inspection.diagnosis.flows.map(({ cause }) => cause?.rule),
      )
    }
  })

  test('a healthy login has no error', async () => {
    const { diagnosis } = await read(writeToolHar(authorizationCodeFlow(), tool))
    expect(diagnosis.flows.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'))).toEqual(
      [],
    )
    expect(diagnosis.flows.length).toBeGreaterThan(0)
  })

  test('keeps the order, the times and the form', async () => {
    const { trace } = await read(writeToolHar(reused, tool))
    const posts = trace.exchanges.filter(({ request }) => request.method === 'POST')
    expect(posts.map(({ response }) => response?.status)).toEqual([200, 400])
    for (const { request } of posts) {
      expect(new URLSearchParams(request.body?.text).get('redirect_uri')).toBe(example.redirectUri)
    }
    if (tool !== 'insomnia') expect(posts.at(-1)?.startedAt).toBe(example.start + 138)
  })
})
