import { describe, expect, test } from 'vitest'
import { createInterest, type Interest } from '../../src/capture/interest.ts'
import type { RequestStarted, Sighting } from '../../src/core/model/sighting.ts'
import {
  completed,
  headersSent,
  navigation,
  reported,
  responseStarted,
  sightingTime,
  started,
  tabClosed,
} from '../support/sightings.ts'

const authorize =
  'https://login.example/authorize?client_id=shop&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s'

function kept(...sightings: readonly Sighting[]): readonly Sighting[] {
  const interest = createInterest()
  return sightings.flatMap((it) => interest.offer(it))
}

describe('is kept on its own', () => {
  test.each<[string, Sighting]>([
    ['an authorization request', navigation(authorize)],
    ['one without client_id', navigation('https://login.example/x?response_type=code&redirect_uri=https://a.example')],
    ['one with nothing but a client_id', navigation('https://login.example/oauth2/authorize?client_id=shop')],
    [
      'a token request as a form',
      started({ url: 'https://login.example/x', form: 'grant_type=authorization_code&code=c' }),
    ],
    ['a token request as JSON', started({ method: 'POST', form: '{"grant_type":"authorization_code"}' })],
    ['a token request without grant_type', started({ form: 'code=c&redirect_uri=r' })],
    ['a refresh without grant_type', started({ form: 'refresh_token=r' })],
    ['a pushed authorization request', started({ form: 'client_id=shop&response_type=code' })],
    ['a device authorization request', started({ form: 'client_id=tv&scope=openid' })],
    ['a revocation', started({ form: 'token=t&token_type_hint=refresh_token' })],
    ['a registration', started({ method: 'POST', form: '{"redirect_uris":["https://app.example"]}' })],
    ['metadata', started({ url: 'https://login.example/realm/.well-known/openid-configuration' })],
    ['a code with its state', navigation('https://app.example/cb?code=c&state=s')],
    ['an error with its description', navigation('https://app.example/cb?error=e&error_description=d')],
    ['tokens in the fragment', navigation('https://app.example/cb#access_token=t&token_type=bearer')],
    ['a signed answer', navigation('https://app.example/cb?response=eyJh.eyJi.sig')],
    ['an answer by form_post', navigation('https://app.example/cb', { form: 'code=c&state=s' })],
    ['a logout', navigation('https://login.example/end?post_logout_redirect_uri=https%3A%2F%2Fapp.example')],
    [
      'a front-channel logout',
      navigation('https://shop.example/bye?iss=https%3A%2F%2Flogin.example&sid=s', {
        context: { resourceType: 'subFrame', frame: 5 },
      }),
    ],
    ['a back-channel logout', started({ url: 'https://shop.example/bye', form: 'logout_token=eyJh.eyJi.sig' })],
    [
      'a session iframe',
      navigation('https://login.example/login-status-iframe.html', {
        context: { resourceType: 'subFrame', frame: 5 },
      }),
    ],
    ['a logout in Auth0 style', navigation('https://login.example/v2/logout?client_id=shop&returnTo=x')],
    [
      'tokens in JSON that a page read',
      reported({ url: 'https://app.example/api/login', answer: '{"access_token":"t"}' }),
    ],
    [
      'a report that the origin of the page may not use a client',
      reported({
        url: 'https://login.example/gsi/status?client_id=shop',
        answer: 'The given origin is not allowed for the given client ID.',
      }),
    ],
  ])('%s', (_, sighting) => {
    expect(kept(sighting)).toHaveLength(1)
  })
})

describe('is not kept', () => {
  test.each<[string, Sighting]>([
    ['a voucher code', navigation('https://shop.example/?code=SUMMER')],
    ['an ordinary page', navigation('https://news.example/article?id=1&state=open')],
    ['an ordinary form', navigation('https://news.example/comment', { form: 'name=a&text=b' })],
    ['a login form of a site of its own', navigation('https://news.example/login', { form: 'username=a&password=b' })],
    ['a search with an error word', navigation('https://news.example/search?q=error')],
    ['an ordinary script request', started({ method: 'POST', form: '{"query":"{ me { name } }"}' })],
    ['a client-side route', navigation('https://app.example/#/orders/12')],
    ['a report of an ordinary answer', reported({ url: 'https://app.example/api', answer: '{"orders":[]}' })],
    ['a tab that took no part', tabClosed(9)],
  ])('%s', (_, sighting) => {
    expect(kept(sighting)).toEqual([])
  })
})

test('an API call is kept from its start on once its headers show a token', () => {
  const call = started({ url: 'https://api.example/orders' })
  expect(kept(call, headersSent('1', { authorization: 'Bearer t' }), completed('1'))).toHaveLength(3)
})

test('an API call without a token is kept once the answer asks for one', () => {
  const call = started({ url: 'https://api.example/orders' })
  const answer = responseStarted('1', 401, { 'www-authenticate': 'Bearer realm="x"' })
  expect(kept(call, headersSent('1', {}), answer)).toHaveLength(3)
})

test('a preflight is kept with the request that it was for, whichever came first', () => {
  const preflight = started({
    requestId: 'p',
    method: 'OPTIONS',
    url: 'https://login.example/x',
    context: { resourceType: 'preflight' },
  })
  const token = started({ requestId: 't', url: 'https://login.example/x', form: 'grant_type=authorization_code' })
  expect(kept(preflight, completed('p'), token)).toEqual([preflight, completed('p'), token])
  expect(kept(token, preflight)).toEqual([token, preflight])
})

test('a preflight that asks for the authorization header is kept even when the call never follows', () => {
  const preflight = started({ method: 'OPTIONS', url: 'https://api.example/', context: { resourceType: 'preflight' } })
  const asks = headersSent('1', { 'access-control-request-headers': 'authorization,content-type' })
  expect(kept(preflight, asks, completed('1', 404))).toHaveLength(3)
})

describe('while a login is under way in a frame', () => {
  test('sign-in pages are kept, and what is typed into them is not', () => {
    const page = navigation('https://login.example/sign-in', { requestId: '2', form: 'user=ada&password=secret' })
    expect(kept(navigation(authorize), page)[1]).toMatchObject({ url: page.url, body: { absent: 'redacted' } })
  })

  test('hops before the authorization request are kept with it', () => {
    const login = navigation('https://app.example/login')
    expect(kept(login, navigation(authorize))).toEqual([login, navigation(authorize)])
  })

  test('a code without state is an answer at the redirect URI', () => {
    const callback = navigation('https://app.example/cb?code=c', { requestId: '2', context: { tab: 7, frame: 0 } })
    expect(kept(navigation(authorize), callback)).toHaveLength(2)
  })

  test('what the app does right after the answer is kept, and later pages are not', () => {
    const callback = navigation('https://app.example/cb?code=c&state=s', { requestId: '2' })
    const soon = navigation('https://app.example/error', { requestId: '3', time: sightingTime + 5_000 })
    const later = navigation('https://app.example/orders', { requestId: '4', time: sightingTime + 60_000 })
    expect(kept(navigation(authorize), callback, soon, later)).toHaveLength(3)
  })

  test('an address that the person typed elsewhere is not kept', () => {
    const elsewhere: Sighting = {
      ...navigation('https://news.example/', { requestId: '2' }),
      context: { resourceType: 'mainFrame', tab: 1, frame: 0 },
    }
    expect(kept(navigation(authorize), elsewhere)).toHaveLength(1)
  })

  test('another tab is another matter', () => {
    const other = navigation('https://news.example/', { requestId: '2', context: { tab: 2 } })
    expect(kept(navigation(authorize), other)).toHaveLength(1)
  })

  test('the text of its error page is kept, and of no other page', () => {
    const text = {
      source: 'contentScript',
      kind: 'documentRead',
      time: sightingTime,
      frame: 0,
      url: 'https://login.example/',
      text: 'no',
    } as const
    expect(kept(navigation(authorize), { ...text, tab: 1 }, { ...text, tab: 2 })).toHaveLength(2)
  })
})

test('endpoints that metadata listed are of interest by address alone', () => {
  const metadata = reported({
    url: 'https://login.example/.well-known/openid-configuration',
    answer:
      '{"issuer":"https://login.example","userinfo_endpoint":"https://login.example/me","jwks_uri":"https://login.example/k"}',
  })
  expect(kept(metadata, started({ url: 'https://login.example/me' }))).toHaveLength(2)
  expect(kept(started({ url: 'https://login.example/me' }))).toEqual([])
})

test('what the page reports of a kept call is kept, and brings back a call that was not', () => {
  const call = started({ url: 'https://api.example/orders' })
  const report = reported({ url: 'https://api.example/orders', answer: '{"orders":[]}' })
  expect(kept(call, headersSent('1', { authorization: 'Bearer t' }), report)).toHaveLength(3)
  const tokens = reported({ url: 'https://api.example/orders', answer: '{"access_token":"t"}' })
  expect(kept(call, completed('1'), tokens)).toEqual([call, completed('1'), tokens])
})

test('what a page tells brings back no call of another tab', () => {
  const call = started({ url: 'https://api.example/orders', context: { tab: 2 } })
  const tokens = reported({ url: 'https://api.example/orders', answer: '{"access_token":"t"}' })
  expect(kept(call, completed('1'), tokens)).toEqual([tokens])
})

test('a token request with a body that the browser hides is known by its address', () => {
  const hidden: Sighting = {
    ...started({ method: 'POST', url: 'https://login.example/oauth/token' }),
    body: { absent: 'notObservable' },
  }
  expect(kept(hidden)).toHaveLength(1)
})

test('a start that was missed is made up for by a later event', () => {
  const interest = createInterest()
  const start = started({ requestId: '5', url: 'https://api.example/orders' })
  const seen = interest.offer(headersSent('5', { authorization: 'Bearer t' }), () => start)
  expect(seen).toEqual([start, headersSent('5', { authorization: 'Bearer t' })])
})

describe('of a request that was redirected while the worker was dead', () => {
  const first = navigation(authorize)
  const second = navigation('https://login.example/sign-in')
  const answered = responseStarted('1', 200, {})
  const redirected: Sighting = {
    source: 'webRequest',
    kind: 'redirected',
    time: sightingTime,
    requestId: '1',
    status: 303,
    redirectUrl: 'https://login.example/sign-in',
  }

  test.each<[string, readonly Sighting[], Sighting, RequestStarted, readonly Sighting[]]>([
    ['an answer from elsewhere begins the hop', [first], answered, second, [second, answered]],
    ['so does its end', [first], completed('1'), second, [second, completed('1')]],
    ['so does an answer after a redirect to itself', [first, redirected], answered, first, [first, answered]],
    ['an answer to the known hop is its own', [first], answered, first, [answered]],
    ['a failure at the redirect itself ends the known hop', [first, redirected], failed('1'), first, [failed('1')]],
    ['a hop that was heard is not begun again', [first, redirected, second], completed('1'), second, [completed('1')]],
  ])('%s', (_, before, next, start, expected) => {
    const interest = createInterest()
    for (const it of before) interest.recall(it)
    expect(interest.offer(next, () => start)).toEqual(expected)
  })
})

function failed(requestId: string): Sighting {
  return { source: 'webRequest', kind: 'requestFailed', time: sightingTime, requestId, code: 'net::ERR_ABORTED' }
}

/** A login as the browser tells it, with an API call after it. */
const story: readonly Sighting[] = [
  navigation(authorize),
  completed('1'),
  navigation('https://login.example/sign-in', { requestId: '2', form: 'password=p' }),
  completed('2'),
  navigation('https://app.example/cb?code=c&state=s', { requestId: '3' }),
  completed('3'),
  started({ requestId: '4', url: 'https://login.example/t', form: 'grant_type=authorization_code&code=c' }),
  completed('4'),
  started({ requestId: '5', url: 'https://api.example/orders' }),
  headersSent('5', { authorization: 'Bearer t' }),
  completed('5'),
  started({
    requestId: '6',
    method: 'OPTIONS',
    url: 'https://login.example/t',
    context: { resourceType: 'preflight' },
  }),
]

test.each(story.map((_, at) => at))('a worker that dies after event %i keeps the same', (at) => {
  const startOf = new Map(story.flatMap((it) => (it.kind === 'requestStarted' ? [[it.requestId, it]] : [])))
  const offer = (interest: Interest, sighting: Sighting) =>
    interest.offer(sighting, () => startOf.get('requestId' in sighting ? sighting.requestId : '') ?? started())
  const first = createInterest()
  const before = story.slice(0, at + 1).flatMap((it) => offer(first, it))
  const second = createInterest()
  for (const it of before) second.recall(it)
  const after = story.slice(at + 1).flatMap((it) => offer(second, it))
  expect([...before, ...after]).toEqual(kept(...story))
})
