import { describe, expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import { compareFlows } from '../../../src/ui/models/compare-flows.ts'
import { counterpart, createComparison, sidesOf } from '../../../src/ui/models/comparison.ts'
import { fakeAdapter } from '../../support/fake-adapter.ts'
import { writeHar } from '../../support/har-dialects.ts'
import { authorizationCodeFlow, trace } from '../../support/traces.ts'

const other = { authorize: { redirect_uri: 'https://app.example/callback/' } }

function harOf(...args: Parameters<typeof authorizationCodeFlow>) {
  return new File([writeHar(authorizationCodeFlow(...args), 'chrome')], 'customer.har')
}

describe('a second file', () => {
  test('stands beside the recording, aligned by steps, with the parameter that differs', async () => {
    const adapter = fakeAdapter()
    const comparison = createComparison(adapter)
    expect(await comparison.open(harOf(other))).toBeUndefined()
    expect(comparison.file.value?.name).toBe('customer.har')
    expect(adapter.calls).toEqual(['readFile customer.har'])
    const [mine] = (await inspect(trace(authorizationCodeFlow()))).diagnosis.flows
    const [theirs] = comparison.file.value?.flows ?? []
    if (!mine || !theirs) throw new Error('both hold a login')
    const [authorization] = compareFlows(mine.flow, theirs.flow)
    const telling = authorization?.differing.filter(({ always }) => !always)
    expect(telling).toEqual([
      expect.objectContaining({
        name: 'redirect_uri',
        left: 'https://app.example/callback',
        right: 'https://app.example/callback/',
      }),
    ])
  })

  test.each([
    ['is no recording', new File(['hello'], 'notes.txt'), /neither/],
    ['holds no login', new File(['{"log":{"version":"1.2","entries":[]}}'], 'empty.har'), /./],
  ])('that %s gets a sentence', async (_, file, sentence) => {
    const comparison = createComparison(fakeAdapter())
    expect(await comparison.open(file)).toMatch(sentence)
    expect(comparison.file.value).toBeUndefined()
  })
})

test('a failed login is compared with one that worked, whatever else is newer', async () => {
  const { flows } = (await inspect(trace(authorizationCodeFlow()))).diagnosis
  const [login] = flows
  if (!login) throw new Error('there is a login')
  const failed = { ...login, flow: { ...login.flow, id: 'a', status: 'failed' as const } }
  const sides = sidesOf('here', [
    { ...login, flow: { ...login.flow, id: 'b' } },
    failed,
    { ...login, flow: { ...login.flow, id: 'c', kind: 'refresh' as const } },
  ])
  expect(counterpart(sides, failed)?.id).toBe('here b')
  expect(counterpart(sides.slice(1, 2), failed)).toBeUndefined()
})
