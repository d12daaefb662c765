import { expect, test } from 'vitest'
import { fetchInPage } from '../../src/background/fetch-in-page.ts'
import { fetchKeys } from '../../src/background/fetch-keys.ts'
import type { JournalEntry } from '../../src/core/model/sighting.ts'
import { sightingTime, started } from '../support/sightings.ts'

const url = 'https://login.example/jwks'

function metadataNaming(jwks_uri: string): readonly JournalEntry[] {
  const body = { issuer: 'https://login.example', authorization_endpoint: 'https://login.example/authorize', jwks_uri }
  const metadata = 'https://login.example/.well-known/openid-configuration'
  return [
    { seq: 1, sighting: started({ url: metadata, context: { tab: 1 } }) },
    {
      seq: 2,
      sighting: {
        source: 'pageHook',
        kind: 'exchangeReported',
        time: sightingTime,
        startedAt: sightingTime,
        endedAt: sightingTime + 5,
        method: 'GET',
        url: metadata,
        status: 200,
        responseHeaders: [{ name: 'content-type', value: 'application/json' }],
        responseBody: { text: JSON.stringify(body) },
        context: { resourceType: 'fetch', tab: 1 },
      },
    },
  ]
}

function page(result: unknown) {
  const injections: object[] = []
  return {
    injections,
    scripting: {
      async executeScript(injection: object) {
        injections.push(injection)
        return [{ result }]
      },
    },
  }
}

test('an address that only a page told is not fetched', async () => {
  const { scripting, injections } = page({ text: '{"keys":[]}' })
  const told = metadataNaming(url).slice(1)
  expect(await fetchKeys(scripting, told, { tabId: 1, url })).toHaveProperty('problem')
  expect(injections).toEqual([])
})

test('the page of the tab fetches, in a world of its own, and nothing but the address goes in', async () => {
  const { scripting, injections } = page({ text: '{"keys":[]}' })
  expect(await fetchKeys(scripting, metadataNaming(url), { tabId: 1, url })).toEqual({ text: '{"keys":[]}' })
  expect(injections).toEqual([{ target: { tabId: 1 }, func: fetchInPage, args: [url], world: 'ISOLATED' }])
})

test.each([
  ['an address that nobody named', metadataNaming('https://login.example/other'), url],
  ['an address that is not https', metadataNaming('http://login.example/jwks'), 'http://login.example/jwks'],
  ['a file', metadataNaming('file:///etc/passwd'), 'file:///etc/passwd'],
  ['any address when nothing was captured', [], url],
])('%s is not asked', async (_, entries, asked) => {
  const { scripting, injections } = page({ text: '' })
  expect(await fetchKeys(scripting, entries, { tabId: 1, url: asked })).toEqual({ problem: expect.any(String) })
  expect(injections).toEqual([])
})

test.each([
  ['the page answers nothing', page(undefined).scripting],
  ['the page answers something else', page({ text: 1 }).scripting],
  ['the browser refuses', { executeScript: () => Promise.reject(new Error('Cannot access contents of the page')) }],
])('it says so when %s', async (_, scripting) => {
  expect(await fetchKeys(scripting, metadataNaming(url), { tabId: 1, url })).toEqual({ problem: expect.any(String) })
})
