import { describe, expect, it } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import { messages, navigation, type Step, script, told, trail } from './trail.ts'

const notice = 'https://shop.example/bye?iss=https%3A%2F%2Fas.example&sid=08a5019c'
const frame = (url: string, more: Partial<Step> = {}) =>
  navigation(url, { resourceType: 'subFrame', frame: 7, parentFrame: 0, ...more })
const logout = (more: Partial<Step> = {}) =>
  navigation('https://as.example/end?id_token_hint=x&post_logout_redirect_uri=https%3A%2F%2Fapp.example%2F', more)

async function flowsOf(...steps: readonly Step[]) {
  const { diagnosis } = await inspect({ exchanges: trail(...steps) })
  return diagnosis.flows.map(({ flow }) => flow)
}

describe('a front-channel logout', () => {
  it('is a frame with issuer and session', () => {
    const [request] = messages(frame(notice))
    expect(request).toMatchObject({ type: 'FrontChannelLogoutRequest', iss: 'https://as.example', sid: '08a5019c' })
  })

  it.each<[string, Step]>([
    ['the page itself', navigation(notice)],
    ['a frame with an issuer alone', frame('https://shop.example/bye?iss=https%3A%2F%2Fas.example')],
    ['a frame with a session alone', frame('https://shop.example/bye?sid=08a5019c')],
  ])('is not %s', (_, step) => {
    expect(told(step)).toEqual([])
  })

  it('is not the answer to a silent sign-in that names issuer and session', () => {
    const answer = `${notice}&code=c&state=s`
    const request = `https://as.example/auth?response_type=code&client_id=c&prompt=none&state=s&redirect_uri=${encodeURIComponent('https://shop.example/bye')}`
    expect(told(frame(request, { location: answer }), frame(answer))).toEqual([
      'a AuthorizationRequest',
      'b AuthorizationResponse',
    ])
  })

  it('belongs to the logout in whose tab it happens', async () => {
    const flows = await flowsOf(logout({ text: 'Bye' }), frame(notice))
    expect(flows.map(({ kind, messages }) => [kind, messages.map(({ type }) => type)])).toEqual([
      ['logout', ['LogoutRequest', 'LogoutResponse', 'FrontChannelLogoutRequest', 'FrontChannelLogoutResponse']],
    ])
  })

  it('is a run of its own in another tab', async () => {
    const flows = await flowsOf(logout({ text: 'Bye' }), frame(notice, { tab: 2 }))
    expect(flows.map(({ kind }) => kind)).toEqual(['logout', 'frontChannelLogout'])
  })

  it('that fails does not make the logout fail', async () => {
    const flows = await flowsOf(logout({ text: 'Bye' }), frame(notice, { status: 404 }))
    expect(flows.map(({ status }) => status)).toEqual(['succeeded'])
  })
})

describe('a back-channel logout', () => {
  it('is a form with a logout token, and its answer', () => {
    expect(told(script('POST', 'https://shop.example/bye', 'logout_token=eyJh.eyJi.sig'))).toEqual([
      'a BackChannelLogoutRequest',
      'a BackChannelLogoutResponse',
    ])
  })

  it('is not a page that carries one in its address', () => {
    expect(told(script('GET', 'https://shop.example/bye?logout_token=eyJh.eyJi.sig'))).toEqual([])
  })

  it.each([
    [200, 'succeeded'],
    [400, 'failed'],
  ])('answered with %i has %s', async (status, expected) => {
    const flows = await flowsOf(
      script('POST', 'https://shop.example/bye', 'logout_token=x', { status, initiator: 'https://shop.example' }),
    )
    expect(flows.map(({ kind, status }) => [kind, status])).toEqual([['backChannelLogout', expected]])
  })
})

describe('a session iframe', () => {
  const metadata = script('GET', 'https://as.example/.well-known/openid-configuration', undefined, {
    answer: {
      issuer: 'https://as.example',
      check_session_iframe: 'https://as.example/a1',
      jwks_uri: 'https://as.example/a2',
    },
  })

  it('is known by the metadata', () => {
    expect(told(metadata, frame('https://as.example/a1'))).toContain('b SessionIframe')
  })

  it.each([
    'https://as.example/realms/r/protocol/openid-connect/login-status-iframe.html',
    'https://as.example/connect/checksession',
    'https://as.example/oauth2/check_session',
  ])('is known by its name: %s', (url) => {
    expect(told(frame(url))).toEqual(['a SessionIframe'])
  })

  it.each<[string, Step]>([
    ['a page of that name', navigation('https://as.example/connect/checksession')],
    ['a frame of another name', frame('https://as.example/session')],
    ['a script that asks such an address', script('GET', 'https://as.example/connect/checksession')],
  ])('is not %s', (_, step) => {
    expect(told(step)).toEqual([])
  })

  it('belongs to the login at the same server, else it is a run of its own', async () => {
    const login = navigation(
      'https://as.example/auth?response_type=code&client_id=c&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s',
    )
    const iframe = frame('https://as.example/connect/checksession')
    expect((await flowsOf(iframe, login)).map(({ kind }) => kind)).toEqual(['authorizationCode'])
    expect((await flowsOf(iframe)).map(({ kind, status }) => [kind, status])).toEqual([
      ['sessionManagement', 'succeeded'],
    ])
  })
})
