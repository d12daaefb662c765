import { describe, expect, it } from 'vitest'
import { jwt, messages, navigation, script, the, told } from './trail.ts'

const callback = 'https://app.example/cb'
const request = `https://as.example/authorize?client_id=c&response_type=code&redirect_uri=${encodeURIComponent(callback)}&state=st4te-st4te`
const answer = `${callback}?code=c0de-c0de-c0de&state=st4te-st4te`

describe('an authorization request', () => {
  it.each<[string, string]>([
    ['with all parameters', request],
    ['without response_type', request.replace('response_type=code&', '')],
    ['without client_id', request.replace('client_id=c&', '')],
    ['without redirect_uri', 'https://as.example/authorize?client_id=c&response_type=code'],
    [
      'with a request_uri only',
      'https://as.example/authorize?client_id=c&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A1',
    ],
    ['with a request object only', `https://as.example/authorize?client_id=c&request=${jwt({ state: 's' })}`],
    ['with client_key', request.replace('client_id', 'client_key')],
    ['with appid', request.replace('client_id', 'appid')],
    ['at any path', request.replace('/authorize', '/x/y.do')],
  ])('is known %s', (_, url) => {
    expect(told(navigation(url))).toEqual(['a AuthorizationRequest'])
  })

  it('is known as a form', () => {
    expect(told(navigation('https://as.example/authorize', { method: 'POST', body: request.split('?')[1] }))).toEqual([
      'a AuthorizationRequest',
    ])
  })

  it('is known in a frame, and by script', () => {
    expect(
      the('AuthorizationRequest', messages(navigation(request, { resourceType: 'subFrame', frame: 3 }))).inFrame,
    ).toBe(true)
    expect(told(script('GET', request))).toEqual(['a AuthorizationRequest'])
  })

  it('keeps repeated parameters and takes the first for the member', () => {
    const read = the('AuthorizationRequest', messages(navigation(`${request}&scope=openid+a%2Bb&scope=email`)))
    expect(read.scope).toBe('openid a+b')
    expect(read.parameters.filter(({ name }) => name === 'scope')).toEqual([
      { name: 'scope', value: 'openid a+b', carrier: 'query' },
      { name: 'scope', value: 'email', carrier: 'query' },
    ])
    expect(read.endpoint).toBe('https://as.example/authorize')
  })

  it.each<[string, string]>([
    ['a page with an unrelated client_id', 'https://shop.example/?client_id=4&page=2'],
    ['a page with redirect_uri alone', 'https://shop.example/login?redirect_uri=/cart'],
    ['a page with a request', 'https://shop.example/?client_id=4&request=hello'],
  ])('is not %s', (_, url) => {
    expect(told(navigation(url))).toEqual([])
  })

  it('is not a prefetch of one', () => {
    expect(told(navigation(request, { resourceType: 'prefetch' }))).toEqual([])
  })
})

describe("the server's pages between request and answer", () => {
  it('are pages of the sign-in, also when they repeat the parameters', () => {
    expect(
      told(
        navigation(request, { location: 'https://as.example/login' }),
        navigation(request.replace('/authorize', '/login')),
        navigation('https://as.example/login', {
          method: 'POST',
          body: 'user=x',
          location: request,
          initiator: 'https://as.example',
        }),
        navigation(request.replace('/authorize', '/authorize/callback'), { location: answer }),
        navigation(answer),
      ),
    ).toEqual(['a AuthorizationRequest', 'b SignInPage', 'c SignInPage', 'd SignInPage', 'e AuthorizationResponse'])
  })

  it('may be elsewhere when the server sends its user there', () => {
    expect(
      told(
        navigation(request, { location: 'https://login.other.example/mfa' }),
        navigation('https://login.other.example/mfa'),
        navigation('https://login.other.example/mfa', {
          method: 'POST',
          location: answer,
          initiator: 'https://login.other.example',
        }),
        navigation(answer),
      ),
    ).toEqual(['a AuthorizationRequest', 'b SignInPage', 'c SignInPage', 'd AuthorizationResponse'])
  })

  it('may be a login at another server, inside the first', () => {
    const upstream = `https://up.example/auth?client_id=u&response_type=code&redirect_uri=${encodeURIComponent('https://as.example/broker')}&state=upstate-upstate`
    expect(
      told(
        navigation(request, { location: upstream }),
        navigation(upstream),
        navigation('https://up.example/login', {
          method: 'POST',
          initiator: 'https://up.example',
          location: 'https://as.example/broker?code=upcode&state=upstate-upstate',
        }),
        navigation('https://as.example/broker?code=upcode&state=upstate-upstate', { location: answer }),
        navigation(answer),
      ),
    ).toEqual([
      'a AuthorizationRequest',
      'b AuthorizationRequest',
      'c SignInPage',
      'd AuthorizationResponse',
      'e AuthorizationResponse',
    ])
  })

  it('end where the user goes elsewhere', () => {
    expect(
      told(navigation(request), navigation('https://news.example/'), navigation('https://as.example/about')),
    ).toEqual(['a AuthorizationRequest'])
  })

  it('do not hide a second login', () => {
    expect(
      told(
        navigation(request),
        navigation('https://app.example/'),
        navigation(request.replace('st4te', '0ther'), { initiator: 'https://app.example' }),
      ),
    ).toEqual(['a AuthorizationRequest', 'c AuthorizationRequest'])
  })
})

describe('the answer', () => {
  it.each<[string, string]>([
    ['in the query', answer],
    ['in the fragment', answer.replace('?', '#')],
    ['behind a route in the fragment', `${callback}#/done?code=c0de-c0de-c0de&state=st4te-st4te`],
    ['as an error', `${callback}?error=access_denied&state=st4te-st4te`],
    ['without its state', `${callback}?code=c0de-c0de-c0de`],
    ['with another state', `${callback}?code=c0de-c0de-c0de&state=other`],
    ['with a final slash', answer.replace('/cb?', '/cb/?')],
  ])('is known %s', (_, url) => {
    expect(told(navigation(request, { location: url }), navigation(url))).toEqual([
      'a AuthorizationRequest',
      'b AuthorizationResponse',
    ])
  })

  it('is known at another address by its state', () => {
    expect(told(navigation(request), navigation('https://other.example/?code=c0de&state=st4te-st4te'))).toContain(
      'b AuthorizationResponse',
    )
  })

  it('is known when it holds nothing but was made by the server', () => {
    expect(told(navigation(request, { location: callback }), navigation(callback))).toEqual([
      'a AuthorizationRequest',
      'b AuthorizationResponse',
    ])
    expect(told(navigation(request), navigation(callback))).toEqual(['a AuthorizationRequest'])
  })

  it('is known in a form, with the page that posted it', () => {
    const found = messages(
      navigation(`${request}&response_mode=form_post`),
      navigation(callback, {
        method: 'POST',
        body: 'code=c0de-c0de-c0de&state=st4te-st4te',
        initiator: 'https://as.example',
      }),
    )
    expect(the('AuthorizationResponse', found)).toMatchObject({
      carrier: 'form',
      code: 'c0de-c0de-c0de',
      issuedBy: 'a',
      deliveryStatus: 200,
    })
  })

  it('is known by the fragment that only the redirect shows', () => {
    const found = messages(navigation(request, { location: answer.replace('?', '#') }), navigation(callback))
    expect(the('AuthorizationResponse', found)).toMatchObject({
      exchange: 'b',
      carrier: 'fragment',
      issuedBy: 'a',
      state: 'st4te-st4te',
    })
  })

  it('is known when it leaves the browser for a custom scheme', () => {
    const uri = 'com.example.app:/cb'
    const found = messages(
      navigation(request.replace(encodeURIComponent(callback), encodeURIComponent(uri)), {
        location: `${uri}?code=c0de-c0de-c0de&state=st4te-st4te`,
        left: true,
      }),
    )
    const response = the('AuthorizationResponse', found)
    expect(response).toMatchObject({ exchange: 'a', deliveredTo: uri, code: 'c0de-c0de-c0de', issuedBy: 'a' })
    expect('deliveryStatus' in response).toBe(false)
  })

  it('is known as a signed token, whose claims become its parameters', () => {
    const response = jwt({ iss: 'https://as.example', aud: 'c', exp: 1, code: 'c0de', state: 'st4te-st4te' })
    const found = messages(
      navigation(request, { location: `${callback}?response=${response}` }),
      navigation(`${callback}?response=${response}`),
    )
    expect(the('AuthorizationResponse', found)).toMatchObject({
      response,
      code: 'c0de',
      state: 'st4te-st4te',
      iss: 'https://as.example',
    })
  })

  it('is known in the page that posts it to its opener', () => {
    const page = `<script>var a = {"type":"authorization_response","response":{"code":"c0de","state":"st4te-st4te"}}; parent.postMessage(a)</script>`
    const found = messages(
      navigation(`${request}&response_mode=web_message`, { answer: page, resourceType: 'subFrame', frame: 2 }),
    )
    expect(the('AuthorizationResponse', found)).toMatchObject({
      exchange: 'a',
      carrier: 'postMessage',
      code: 'c0de',
      deliveredTo: callback,
    })
  })

  it('counts once when it is loaded again', () => {
    const found = messages(
      navigation(request, { location: answer }),
      navigation(answer),
      navigation('https://app.example/home'),
      navigation(answer),
      navigation(answer, { tab: 2 }),
    )
    expect(the('AuthorizationResponse', found).replays).toEqual(['d', 'e'])
  })

  it('counts once when the app redirects it on', () => {
    const slash = answer.replace('/cb?', '/cb/?')
    const found = messages(
      navigation(request, { location: answer }),
      navigation(answer, { location: slash, status: 301 }),
      navigation(slash),
    )
    expect(the('AuthorizationResponse', found)).toMatchObject({ exchange: 'b', replays: [] })
  })

  it('does not count when it is fetched ahead', () => {
    expect(told(navigation(request), navigation(answer, { resourceType: 'prefetch' }))).toEqual([
      'a AuthorizationRequest',
    ])
  })

  it("is not the app's own message at the same address", () => {
    expect(
      told(navigation(request, { location: answer }), navigation(answer), navigation(`${callback}?error=boom`)),
    ).toEqual(['a AuthorizationRequest', 'b AuthorizationResponse'])
    expect(
      told(navigation(request, { location: `${callback}?error=boom` }), navigation(`${callback}?error=boom`)),
    ).toContain('b AuthorizationResponse')
  })

  it('is known by the names that a redacted trace has in place of values', () => {
    const redacted = `${callback}?code=code%231&state=state%231`
    expect(told(navigation(redacted))).toEqual(['a AuthorizationResponse'])
    expect(told(navigation(`${callback}#id_token=id_token%231`))).toEqual(['a AuthorizationResponse'])
  })

  it('is a new one for a new login that fails the same way', () => {
    const refused = `${callback}?error=login_required`
    const silent = (frame: number) =>
      navigation(request.replace('st4te-st4te', `st4te-${frame}`), {
        resourceType: 'subFrame',
        frame,
        location: refused,
      })
    expect(
      told(
        silent(2),
        navigation(refused, { resourceType: 'subFrame', frame: 2 }),
        silent(3),
        navigation(refused, { resourceType: 'subFrame', frame: 3 }),
      ),
    ).toEqual([
      'a AuthorizationRequest',
      'b AuthorizationResponse',
      'c AuthorizationRequest',
      'd AuthorizationResponse',
    ])
  })
})

describe('without the request having been seen', () => {
  it.each<[string, string]>([
    ['a code with a state', 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj'],
    ['a code with an issuer', 'https://app.example/cb?code=SplxlOBeZQQ&iss=https%3A%2F%2Fas.example'],
    ['a code with a session state', 'https://app.example/cb?code=SplxlOBeZQQ&session_state=1'],
    ['an error with a state', 'https://app.example/cb?error=access_denied&state=af0ifjsldkj'],
    ['tokens in a fragment', 'https://app.example/cb#access_token=2YotnFZFEjr1zCsicMWpAA&token_type=Bearer'],
    ['an ID token in a fragment', `https://app.example/cb#id_token=${jwt({ sub: 'a' })}`],
  ])('%s is an answer', (_, url) => {
    expect(told(navigation(url))).toEqual(['a AuthorizationResponse'])
  })

  it('a code is one when a token request brings it on', () => {
    expect(
      told(
        navigation('https://app.example/cb?code=abc'),
        script('POST', 'https://as.example/token', 'grant_type=authorization_code&code=abc'),
      ),
    ).toContain('a AuthorizationResponse')
  })

  it.each<[string, string]>([
    ['a coupon', 'https://shop.example/?code=SAVE10'],
    ['a coupon in a federal state', 'https://shop.example/?code=SAVE10&state=CA'],
    ['a course at a school', 'https://school.example/course?code=MATH-101-2026'],
    ['an error of an app', 'https://app.example/?error=not_found'],
    ['an error of a shop with a state', 'https://app.example/?error=true&state=CA'],
    ['an anchor', 'https://docs.example/#code'],
    ['a response', 'https://survey.example/?response=yes&state=open'],
  ])('%s is none', (_, url) => {
    expect(told(navigation(url))).toEqual([])
  })
})

describe('a page on which the login stops', () => {
  it('is an error page by its status, and says what the page says', () => {
    const found = messages(
      navigation(request, { status: 400, text: 'Error: invalid_request\nerror_description: redirect_uri is wrong' }),
    )
    expect(the('AuthorizationErrorPage', found)).toMatchObject({
      exchange: 'a',
      status: 400,
      error: 'invalid_request',
      error_description: 'redirect_uri is wrong',
    })
    expect(the('AuthorizationErrorPage', found).missing).toBeUndefined()
  })

  it('is one by its address', () => {
    const found = messages(
      navigation(request, { location: 'https://as.example/error?error=invalid_client&error_description=x' }),
      navigation('https://as.example/error?error=invalid_client&error_description=x'),
    )
    expect(the('AuthorizationErrorPage', found)).toMatchObject({
      exchange: 'b',
      status: 200,
      error: 'invalid_client',
      error_description: 'x',
    })
  })

  it('is one when it repeats the state at the server itself', () => {
    const url = 'https://as.example/error?error=invalid_scope&state=st4te-st4te'
    expect(told(navigation(request, { location: url }), navigation(url))).toEqual([
      'a AuthorizationRequest',
      'b AuthorizationErrorPage',
    ])
  })

  it('is one by its words alone', () => {
    expect(told(navigation(request, { text: 'Access blocked. Error 400: redirect_uri_mismatch' }))).toEqual([
      'a AuthorizationRequest',
      'a AuthorizationErrorPage',
    ])
  })

  it('is one by the markup of a file', () => {
    const found = messages(
      navigation(request, {
        status: 400,
        answer:
          '<html><style>a{}</style><p>The error is <b>invalid_client</b></p><script>var error="server_error"</script></html>',
      }),
    )
    expect(the('AuthorizationErrorPage', found)).toMatchObject({
      error: 'invalid_client',
      text: 'The error is invalid_client',
    })
  })

  it('says when its text was not read', () => {
    const page = the('AuthorizationErrorPage', messages(navigation(request, { status: 400 })))
    expect(page.missing).toEqual({ body: 'notArmed' })
    expect('text' in page).toBe(false)
  })

  it('is none when the user could go on', () => {
    expect(
      told(
        navigation(request, { location: 'https://as.example/login' }),
        navigation('https://as.example/login'),
        navigation('https://as.example/login', { method: 'POST', status: 401, initiator: 'https://as.example' }),
        navigation('https://as.example/login', { method: 'POST', location: answer, initiator: 'https://as.example' }),
        navigation(answer),
      ),
    ).toEqual(['a AuthorizationRequest', 'b SignInPage', 'c SignInPage', 'd SignInPage', 'e AuthorizationResponse'])
  })

  it('is none when the user gave up after a wrong password', () => {
    const post = navigation('https://as.example/login', {
      method: 'POST',
      body: 'u=x',
      status: 401,
      initiator: 'https://as.example',
    })
    expect(told(navigation(request), post)).toEqual(['a AuthorizationRequest', 'b SignInPage'])
    expect(told(navigation(request), navigation('https://as.example/login?error=1'))).toEqual([
      'a AuthorizationRequest',
      'b SignInPage',
    ])
    expect(told(navigation(request), { ...post, text: 'invalid_request' })).toEqual([
      'a AuthorizationRequest',
      'b AuthorizationErrorPage',
    ])
  })

  it('is none when it is just the sign-in page', () => {
    expect(told(navigation(request, { text: 'Welcome. Sign in with your e-mail address.' }))).toEqual([
      'a AuthorizationRequest',
    ])
  })
})

describe('a logout', () => {
  const back = 'https://app.example/bye'
  it('is asked for and answered', () => {
    const url = `https://as.example/end?id_token_hint=x&post_logout_redirect_uri=${encodeURIComponent(back)}&state=s`
    const found = messages(navigation(url, { location: `${back}?state=s` }), navigation(`${back}?state=s`))
    expect(found.map(({ type }) => type)).toEqual(['LogoutRequest', 'LogoutResponse'])
    expect(the('LogoutResponse', found)).toMatchObject({ exchange: 'b', returnedTo: back, state: 's' })
  })

  it.each<[string, string]>([
    ['Auth0', `https://t.example/v2/logout?client_id=c&returnTo=${encodeURIComponent(back)}`],
    ['Cognito', `https://t.example/logout?client_id=c&logout_uri=${encodeURIComponent(back)}`],
    [
      'older Keycloak',
      `https://t.example/realms/r/protocol/openid-connect/logout?redirect_uri=${encodeURIComponent(back)}`,
    ],
  ])('is known in the way of %s', (_, url) => {
    expect(told(navigation(url, { location: back }), navigation(back))).toEqual(['a LogoutRequest', 'b LogoutResponse'])
  })

  it('may stop on a page', () => {
    const url = `https://as.example/end?post_logout_redirect_uri=${encodeURIComponent(back)}`
    expect(the('LogoutResponse', messages(navigation(url, { status: 400, text: 'Invalid address' })))).toMatchObject({
      exchange: 'a',
      status: 400,
      text: 'Invalid address',
    })
  })

  it("is not an app's own", () => {
    expect(told(navigation('https://app.example/logout'), navigation('https://app.example/logout?next=/'))).toEqual([])
  })
})
