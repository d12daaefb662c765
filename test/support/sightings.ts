import type { RequestStarted, Sighting } from '../../src/core/model/sighting.ts'

const at = 1_700_000_000_000

type Started = Partial<Omit<RequestStarted, 'context' | 'body'>> & {
  readonly context?: Partial<RequestStarted['context']>
  readonly form?: string
}

/** The start of a request; only what matters to a test has to be named. */
export function started({ form, context, ...members }: Started = {}): RequestStarted {
  return {
    source: 'webRequest',
    kind: 'requestStarted',
    time: at,
    requestId: '1',
    method: form === undefined ? 'GET' : 'POST',
    url: 'https://app.example/',
    ...members,
    context: { resourceType: 'fetch', tab: 1, frame: 0, initiator: 'https://app.example', ...context },
    ...(form !== undefined && { body: { text: form } }),
  }
}

export function navigation(url: string, members: Started = {}): RequestStarted {
  return started({ url, ...members, context: { resourceType: 'mainFrame', ...members.context } })
}

export function headersSent(requestId: string, headers: Readonly<Record<string, string>>): Sighting {
  const fields = Object.entries(headers).map(([name, value]) => ({ name, value }))
  return { source: 'webRequest', kind: 'requestHeadersSent', time: at, requestId, headers: fields }
}

export function responseStarted(
  requestId: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Sighting {
  const fields = Object.entries(headers).map(([name, value]) => ({ name, value }))
  return { source: 'webRequest', kind: 'responseStarted', time: at, requestId, status, headers: fields }
}

export function completed(requestId: string, status = 200): Sighting {
  return { source: 'webRequest', kind: 'requestCompleted', time: at, requestId, status }
}

export function tabOpened(tab: number, openerTab: number): Sighting {
  return { source: 'webNavigation', kind: 'tabOpened', time: at, tab, openerTab }
}

export function tabClosed(tab: number): Sighting {
  return { source: 'webNavigation', kind: 'tabClosed', time: at, tab }
}

/** As the page hook reports it. */
export function reported(members: {
  readonly method?: string
  readonly url: string
  readonly request?: string
  readonly answer?: string
}): Sighting {
  return {
    source: 'pageHook',
    kind: 'exchangeReported',
    time: at,
    startedAt: at,
    method: members.method ?? 'GET',
    url: members.url,
    context: { resourceType: 'fetch', tab: 1, frame: 0 },
    status: 200,
    ...(members.request !== undefined && { requestBody: { text: members.request } }),
    ...(members.answer !== undefined && { responseBody: { text: members.answer } }),
  }
}

export { at as sightingTime }
