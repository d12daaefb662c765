import type { RequestStarted } from '../../src/core/model/sighting.ts'
import type { BrowserEvent } from './retold.ts'
import { sightingTime } from './sightings.ts'

/** Many exchanges, as a browser tells of them: every tenth is an authorization request, those after it belong to that login. */
export function exchangeEvents(at: number): readonly BrowserEvent[] {
  const time = sightingTime + at * 2_000
  const login = Math.floor(at / 10)
  const url =
    at % 10 === 0
      ? `https://login.example/authorize?client_id=shop&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s${login}`
      : `https://login.example/token/${login}/${at}`
  return requestEvents({
    requestId: `oauth-${at}`,
    time,
    url,
    method: at % 10 === 0 ? 'GET' : 'POST',
    context: { resourceType: at % 10 === 0 ? 'mainFrame' : 'fetch', tab: 1 + (login % 5), frame: 0 },
    ...(at % 10 !== 0 && { body: { text: `grant_type=refresh_token&refresh_token=${'r'.repeat(600)}${at}` } }),
  })
}

/** A request of no interest. */
export function otherEvents(at: number): readonly BrowserEvent[] {
  return requestEvents({
    requestId: `other-${at}`,
    time: sightingTime + at * 100,
    url: `https://news.example/feed/${at}`,
    method: 'GET',
    context: { resourceType: 'fetch', tab: 6, frame: 0, initiator: 'https://news.example' },
  })
}

type Told = Pick<RequestStarted, 'requestId' | 'time' | 'url' | 'method' | 'context' | 'body'>

function requestEvents(told: Told): readonly BrowserEvent[] {
  const { requestId, time } = told
  const start: RequestStarted = { source: 'webRequest', kind: 'requestStarted', ...told }
  const seen = { source: 'webRequest', time: time + 1, requestId } as const
  return [
    { sighting: start, start: () => start },
    { sighting: { ...seen, kind: 'requestHeadersSent', headers }, start: () => start },
    { sighting: { ...seen, kind: 'responseStarted', status: 200, headers }, start: () => start },
    { sighting: { ...seen, kind: 'requestCompleted', status: 200 }, start: () => start },
  ]
}

const headers = Array.from({ length: 12 }, (_, at) => ({ name: `x-header-${at}`, value: 'v'.repeat(40) }))
