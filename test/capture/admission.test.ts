import { describe, expect, test } from 'vitest'
import { createAdmission } from '../../src/capture/admission.ts'
import type { Sighting } from '../../src/core/model/sighting.ts'
import {
  completed,
  headersSent,
  navigation,
  reported,
  responseStarted,
  started,
  tabClosed,
} from '../support/sightings.ts'

const never = (...neverSites: readonly string[]) => createAdmission({ paused: false, neverSites })

describe('a site that is never captured', () => {
  test.each<[string, Sighting, boolean]>([
    ['a request to it', started({ url: 'https://bank.example/x' }), false],
    ['on any port and by any scheme', started({ url: 'http://bank.example:8080/x' }), false],
    ['a request to a host under it', started({ url: 'https://login.bank.example/x' }), false],
    ['written in capitals, with a dot at its end', started({ url: 'https://BANK.example./x' }), false],
    [
      'a request from one of its pages',
      started({ url: 'https://login.other.example/token', context: { initiator: 'https://bank.example' } }),
      false,
    ],
    ['headers that say they come from it', headersSent('9', { referer: 'https://bank.example/cb?code=c' }), false],
    ['an answer that sends there', responseStarted('9', 302, { location: 'https://bank.example/cb?code=c' }), false],
    ['what a page reports of it', reported({ url: 'https://bank.example/token' }), false],
    ['a host that only ends alike', started({ url: 'https://notbank.example/x' }), true],
    ['a host above it', started({ url: 'https://example/x' }), true],
    ['its name in a query', navigation('https://login.other.example/?next=https://bank.example/'), true],
    ['an address that is none', started({ url: 'data:text/html,bank.example' }), true],
    ['a closed tab', tabClosed(1), true],
  ])('%s', (_, sighting, admitted) => {
    const from = 'context' in sighting && sighting.kind === 'requestStarted' ? sighting : undefined
    expect(never('bank.example').admits(sighting, from && (() => from))).toBe(admitted)
  })

  test('a request that was sent on to it stays out from there on, wherever it goes next', () => {
    const admission = never('bank.example')
    const hop = (url: string) => started({ requestId: '5', url, context: { initiator: 'https://other.example' } })
    expect(admission.admits(hop('https://login.other.example/authorize'))).toBe(true)
    expect(admission.admits(hop('https://bank.example/cb'))).toBe(false)
    expect(admission.admits(hop('https://third.example/?from=bank'))).toBe(false)
    expect(admission.admits(completed('5'))).toBe(false)
  })

  test('after the death of the worker, later events of a request still tell where it goes', () => {
    const start = started({ requestId: '5', url: 'https://bank.example/' })
    expect(never('bank.example').admits(headersSent('5', {}), () => start)).toBe(false)
  })

  test('the list can change at any time', () => {
    const admission = never()
    admission.change({ neverSites: ['app.example'] })
    expect(admission.admits(started())).toBe(false)
    admission.change({ neverSites: [] })
    expect(admission.admits(started({ requestId: '2' }))).toBe(true)
  })
})

test('while capture is paused, nothing comes in', () => {
  const admission = createAdmission({ paused: true, neverSites: [] })
  expect(admission.admits(started())).toBe(false)
  admission.change({ paused: false })
  expect(admission.admits(started())).toBe(true)
})
