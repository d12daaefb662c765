import { describe, expect, it } from 'vitest'
import { jwt, messages, navigation, script, the, told } from './trail.ts'

const form =
  'grant_type=authorization_code&code=c0de&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=c&code_verifier=v'
const tokenUrl = 'https://as.example/token'
const metadata = script('GET', 'https://as.example/.well-known/openid-configuration', undefined, {
  answer: {
    issuer: 'https://as.example',
    authorization_endpoint: 'https://as.example/a1',
    token_endpoint: 'https://as.example/a2',
    userinfo_endpoint: 'https://as.example/a3',
    jwks_uri: 'https://as.example/a4',
    pushed_authorization_request_endpoint: 'https://as.example/a5',
    revocation_endpoint: 'https://as.example/a6',
    introspection_endpoint: 'https://as.example/a7',
    registration_endpoint: 'https://as.example/a8',
    device_authorization_endpoint: 'https://as.example/a9',
    backchannel_authentication_endpoint: 'https://as.example/a10',
    end_session_endpoint: 'https://as.example/a11',
  },
})

describe('a token request', () => {
  it.each<[string, Parameters<typeof script>, string]>([
    ['as a form', ['POST', tokenUrl, form], 'form'],
    ['as JSON', ['POST', tokenUrl, { grant_type: 'authorization_code', code: 'c0de' }], 'json'],
    [
      'as a multipart form',
      ['POST', tokenUrl, '--b\r\nContent-Disposition: form-data; name="grant_type"\r\n\r\nrefresh_token\r\n--b--\r\n'],
      'multipart',
    ],
    ['in the query', ['POST', `${tokenUrl}?${form}`, ''], 'empty'],
    ['by GET', ['GET', `${tokenUrl}?${form}`], 'empty'],
    ['without grant_type', ['POST', tokenUrl, 'code=c0de&code_verifier=v'], 'form'],
    ['at any address', ['POST', 'https://as.example/x.do', form], 'form'],
    ['with a form called JSON', ['POST', tokenUrl, form, { headers: { 'content-type': 'application/json' } }], 'form'],
  ])('is known %s', (_, step, format) => {
    expect(the('TokenRequest', messages(script(...step)))).toMatchObject({ format, fromBrowser: true })
  })

  it('is known at the address that the metadata names, whatever its body', () => {
    const found = messages(metadata, script('POST', 'https://as.example/a2'))
    expect(the('TokenRequest', found)).toMatchObject({ format: 'unknown', missing: { body: 'notObservable' } })
  })

  it.each<[string, Parameters<typeof script>]>([
    [
      'a call to the own server that passes the code on',
      ['POST', 'https://app.example/api/login', { code: 'c0de', redirect_uri: 'https://app.example/cb' }],
    ],
    ['a coupon', ['POST', 'https://shop.example/cart', { code: 'SAVE10' }]],
    ['a form with a token', ['POST', 'https://shop.example/push/token', { device: 'x' }]],
    ['a CORS preflight', ['OPTIONS', tokenUrl]],
  ])('is not %s', (_, step) => {
    expect(told(script(...step))).not.toContain('a TokenRequest')
  })

  it.each<[string, string, Readonly<Record<string, string>>, readonly string[]]>([
    ['none', form, {}, ['none']],
    ['the body', `${form}&client_secret=s`, {}, ['client_secret_post']],
    ['an assertion', `${form}&client_assertion=a`, {}, ['client_assertion']],
    ['HTTP Basic', form, { authorization: `Basic ${btoa('a%3Ab:s%20t')}` }, ['client_secret_basic']],
    [
      'two ways at once',
      `${form}&client_secret=s`,
      { authorization: `Basic ${btoa('a:b')}` },
      ['client_secret_basic', 'client_secret_post'],
    ],
  ])('identifies its client by %s', (_, body, headers, expected) => {
    expect(the('TokenRequest', messages(script('POST', tokenUrl, body, { headers }))).clientAuthentication).toEqual(
      expected,
    )
  })

  it('takes the client from HTTP Basic, form-decoded', () => {
    const body = 'grant_type=client_credentials'
    const headers = { authorization: `Basic ${btoa('a%3Ab:s%20t')}` }
    expect(the('TokenRequest', messages(script('POST', tokenUrl, body, { headers })))).toMatchObject({
      client_id: 'a:b',
      client_secret: 's t',
    })
  })
})

describe('a token response', () => {
  it.each<[string, string | object, string, object]>([
    [
      'JSON',
      { access_token: 'a', token_type: 'Bearer', expires_in: '3600', id_token: 5 },
      'json',
      { access_token: 'a', expires_in: '3600' },
    ],
    ['a form', 'access_token=a&scope=x&token_type=bearer', 'form', { access_token: 'a', scope: 'x' }],
    [
      'an error',
      { error: 'invalid_grant', error_description: 'd' },
      'json',
      { error: 'invalid_grant', error_description: 'd' },
    ],
    ['a web page', '<!doctype html><html></html>', 'html', {}],
    ['XML', '<?xml version="1.0"?><a/>', 'xml', {}],
    ['nothing', '', 'empty', {}],
    ['text', 'Not found', 'text', {}],
    ['broken JSON', '{"access_token":"a"', 'text', {}],
    ['a list', '[1]', 'json', {}],
  ])('is read from %s', (_, answer, format, members) => {
    const response = the('TokenResponse', messages(script('POST', tokenUrl, form, { answer })))
    expect(response).toMatchObject({ format, status: 200, at: 5, ...members })
    expect('id_token' in response).toBe(false)
  })

  it('says when its body was not seen', () => {
    expect(the('TokenResponse', messages(script('POST', tokenUrl, form)))).toMatchObject({
      format: 'unknown',
      missing: { body: 'lost' },
    })
  })

  it('is not there when none came', () => {
    expect(told(script('POST', tokenUrl, form, { error: 'net::ERR_FAILED' }))).toEqual(['a TokenRequest'])
  })
})

describe('what the metadata names is known by its address', () => {
  it.each<[string, Parameters<typeof script>, string]>([
    ['pushed authorization', ['POST', 'https://as.example/a5'], 'PushedAuthorizationRequest'],
    ['userinfo', ['GET', 'https://as.example/a3'], 'UserInfoRequest'],
    ['keys', ['GET', 'https://as.example/a4'], 'JWKSetRequest'],
    ['revocation', ['POST', 'https://as.example/a6'], 'RevocationRequest'],
    ['introspection', ['POST', 'https://as.example/a7'], 'IntrospectionRequest'],
    ['registration', ['POST', 'https://as.example/a8'], 'RegistrationRequest'],
    ['device authorization', ['POST', 'https://as.example/a9'], 'DeviceAuthorizationRequest'],
    ['backchannel authentication', ['POST', 'https://as.example/a10'], 'BackchannelAuthenticationRequest'],
  ])('%s', (_, step, type) => {
    expect(told(metadata, script(...step))).toEqual([
      'a MetadataRequest',
      'a MetadataResponse',
      `b ${type}`,
      `b ${type.replace('Request', 'Response')}`,
    ])
  })

  it('the end of the session', () => {
    expect(told(metadata, navigation('https://as.example/a11'))).toContain('b LogoutRequest')
  })

  it('and an authorization request that lacks most of its parameters', () => {
    expect(told(metadata, navigation('https://as.example/a1?scope=openid'))).toContain('b AuthorizationRequest')
  })
})

describe('without metadata', () => {
  it.each<[string, Parameters<typeof script>, readonly string[]]>([
    [
      'pushed parameters',
      [
        'POST',
        'https://as.example/par',
        'client_id=c&response_type=code&redirect_uri=x',
        { answer: { request_uri: 'urn:x', expires_in: 60 } },
      ],
      ['a PushedAuthorizationRequest', 'a PushedAuthorizationResponse'],
    ],
    [
      'keys',
      ['GET', 'https://as.example/x', undefined, { answer: { keys: [{ kty: 'RSA' }] } }],
      ['a JWKSetRequest', 'a JWKSetResponse'],
    ],
    [
      'a device',
      [
        'POST',
        'https://as.example/x',
        'client_id=c',
        { answer: { device_code: 'd', user_code: 'u', verification_uri: 'v' } },
      ],
      ['a DeviceAuthorizationRequest', 'a DeviceAuthorizationResponse'],
    ],
    [
      'introspection',
      ['POST', 'https://as.example/x', 'token=t', { answer: { active: false } }],
      ['a IntrospectionRequest', 'a IntrospectionResponse'],
    ],
    ['revocation', ['POST', 'https://as.example/revoke', 'token=t'], ['a RevocationRequest', 'a RevocationResponse']],
    [
      'registration',
      ['POST', 'https://as.example/x', { redirect_uris: [] }, { answer: { client_id: 'c' } }],
      ['a RegistrationRequest', 'a RegistrationResponse'],
    ],
    [
      'a decoupled sign-in',
      ['POST', 'https://as.example/x', 'login_hint=a', { answer: { auth_req_id: 'r' } }],
      ['a BackchannelAuthenticationRequest', 'a BackchannelAuthenticationResponse'],
    ],
    [
      'the user',
      ['GET', 'https://as.example/oidc/userinfo', undefined, { headers: { authorization: 'Bearer t' } }],
      ['a UserInfoRequest', 'a UserInfoResponse'],
    ],
  ])('%s is known by its shape', (_, step, expected) => {
    expect(told(script(...step))).toEqual(expected)
  })

  it.each<[string, Parameters<typeof script>]>([
    ['other keys', ['GET', 'https://shop.example/x', undefined, { answer: { keys: ['a'] } }]],
    ['an active account', ['GET', 'https://shop.example/x', undefined, { answer: { active: true } }]],
    ['a user list', ['GET', 'https://shop.example/userinfo-list']],
    ['a registration at a shop', ['POST', 'https://shop.example/register', { name: 'x' }]],
  ])('%s is none of it', (_, step) => {
    expect(told(script(...step))).toEqual([])
  })
})

describe('a metadata address', () => {
  it.each<[string, string, string]>([
    ['https://as.example/.well-known/openid-configuration', 'openid', 'https://as.example'],
    ['https://as.example/t/.well-known/openid-configuration', 'openid', 'https://as.example/t'],
    ['https://as.example/.well-known/openid-configuration/t', 'openid', 'https://as.example/t'],
    ['https://as.example/.well-known/oauth-authorization-server/t', 'oauth', 'https://as.example/t'],
    ['https://as.example/t/.well-known/oauth-authorization-server', 'oauth', 'https://as.example/t'],
    ['https://api.example/.well-known/oauth-protected-resource/mcp', 'protectedResource', 'https://api.example/mcp'],
    [
      'https://as.example/.well-known/openid-configuration/.well-known/openid-configuration',
      'openid',
      'https://as.example/.well-known/openid-configuration',
    ],
  ])('%s', (url, kind, expectedIssuer) => {
    expect(the('MetadataRequest', messages(script('GET', url)))).toMatchObject({ kind, expectedIssuer })
  })

  it('is no other document', () => {
    expect(
      told(
        script('GET', 'https://as.example/.well-known/openid-configuration-old'),
        script('GET', 'https://as.example/.well-known/security.txt'),
      ),
    ).toEqual([])
  })
})

describe('a call to an API', () => {
  const token = '2YotnFZFEjr1zCsicMWpAA'
  const login = script('POST', tokenUrl, form, { answer: { access_token: token } })
  const api = 'https://api.example/x'

  it.each<[string, Readonly<Record<string, string>>, object]>([
    [
      'a bearer token',
      { authorization: `Bearer ${token}` },
      { access_token: token, scheme: 'Bearer', presentedIn: 'header' },
    ],
    ['a DPoP token', { authorization: `DPoP ${token}`, dpop: 'p' }, { access_token: token, scheme: 'DPoP', dpop: 'p' }],
    ['a missing token', { authorization: 'Bearer undefined' }, { access_token: 'undefined', scheme: 'Bearer' }],
    ['the scheme alone', { authorization: 'Bearer' }, { scheme: 'Bearer', authorization: 'Bearer' }],
    [
      'the scheme twice',
      { authorization: `Bearer Bearer ${token}` },
      { access_token: `Bearer ${token}`, scheme: 'Bearer' },
    ],
    ['a bare token', { authorization: token }, { access_token: token, authorization: token }],
    ['a bare JWT', { authorization: jwt({}) }, { access_token: jwt({}) }],
    ['a colon', { authorization: `Bearer:${token}` }, { access_token: token }],
    ['another scheme', { authorization: `Token ${token}` }, { access_token: token, scheme: 'Token' }],
    ['a header of its own', { 'x-access-token': token }, { access_token: token, presentedIn: 'header' }],
  ])('is known by %s', (_, headers, expected) => {
    expect(the('ResourceRequest', messages(login, script('GET', api, undefined, { headers })))).toMatchObject(expected)
  })

  it('is known by a token in the query or the body', () => {
    expect(the('ResourceRequest', messages(script('GET', `${api}?access_token=a1`)))).toMatchObject({
      access_token: 'a1',
      presentedIn: 'query',
    })
    expect(the('ResourceRequest', messages(login, script('POST', api, { t: token })))).toMatchObject({
      access_token: token,
      presentedIn: 'body',
    })
  })

  it('is known by the refusal of a call without a token', () => {
    const found = messages(
      script('GET', api, undefined, {
        status: 401,
        answerHeaders: {
          'www-authenticate':
            'Basic realm="x", Bearer realm="a, \\"b\\"", error="invalid_token", error_description=expired',
        },
      }),
    )
    expect(the('ResourceRequest', found).presentedIn).toBeUndefined()
    expect(the('ResourceResponse', found)).toMatchObject({
      error: 'invalid_token',
      error_description: 'expired',
      challenge: { scheme: 'Bearer', parameters: { realm: 'a, "b"', error: 'invalid_token' } },
    })
  })

  it.each<[string, Readonly<Record<string, string>>]>([
    ['Basic', { authorization: 'Basic YTpi' }],
    ['a signature', { authorization: 'AWS4-HMAC-SHA256 Credential=a' }],
    ['nothing', {}],
  ])('is none with %s', (_, headers) => {
    expect(told(script('GET', api, undefined, { headers }))).toEqual([])
  })
})

describe('a CORS preflight', () => {
  const preflight = (url: string, headers = 'content-type') =>
    script('OPTIONS', url, undefined, {
      resourceType: 'preflight',
      headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': headers },
    })

  it('is known by the request that follows', () => {
    expect(told(preflight('https://as.example/x.do'), script('POST', 'https://as.example/x.do', form))).toEqual([
      'a CorsPreflight',
      'b TokenRequest',
      'b TokenResponse',
    ])
  })

  it('is known by its address when it was refused', () => {
    expect(told(preflight(tokenUrl))).toEqual(['a CorsPreflight'])
  })

  it('is known by the token that is to come', () => {
    expect(the('CorsPreflight', messages(preflight('https://api.example/x', 'Authorization, X-A')))).toMatchObject({
      requestedMethod: 'POST',
      requestedHeaders: ['authorization', 'x-a'],
      status: 200,
    })
  })

  it('is none of ours otherwise', () => {
    expect(told(preflight('https://api.example/x'))).toEqual([])
  })
})

it('knows the steps of FedCM by the destination that no page can send', () => {
  const headers = { 'sec-fetch-dest': 'webidentity' }
  const step = (url: string, answer: object, method = 'GET', body?: string) =>
    script(method, url, body, { headers, answer, resourceType: 'other' })
  const found = messages(
    step('https://as.example/.well-known/web-identity', {}),
    step('https://as.example/config.json', { accounts_endpoint: '/a' }),
    step('https://as.example/accounts', { accounts: [] }),
    step('https://as.example/client?client_id=c', {}),
    step('https://as.example/assertion', { token: 't' }, 'POST', 'account_id=1&client_id=c'),
    step('https://as.example/disconnect', {}, 'POST', 'account_hint=1&client_id=c'),
  )
  expect(found.map((message) => message.type === 'FedCMMessage' && message.step)).toEqual([
    'wellKnown',
    'config',
    'accounts',
    'clientMetadata',
    'assertion',
    'disconnect',
  ])
})
