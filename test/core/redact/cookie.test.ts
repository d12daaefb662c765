import { describe, expect, test } from 'vitest'
import { exchangeLeaving } from '../../support/exchange-leaving.ts'
import { redactionOf } from '../../support/inspected.ts'
import { redacted, verdicts } from '../../support/redaction-law.ts'
import { authorizationCodeFlow, example, exchange, trace } from '../../support/traces.ts'

const url = `${example.app}/data`

async function sent(cookie: string) {
  return (await exchangeLeaving({ url, requestHeaders: { cookie } })).left?.request.headers?.[0]?.value
}

async function set(cookie: string) {
  const { left } = await exchangeLeaving({ url, responseHeaders: { 'set-cookie': cookie } })
  return left?.response?.headers?.find(({ name }) => name === 'set-cookie')?.value
}

describe('of cookies that are sent', () => {
  test.each([
    ['names and values go', 'marie=a8841; curie=b8841', 'cookie_name#1=cookie%231; cookie_name#2=cookie%232'],
    [
      'the number of them stays',
      'marie=a8841;curie=b8841 ;  pierre=c8841',
      'cookie_name#1=cookie%231; cookie_name#2=cookie%232; cookie_name#3=cookie%233',
    ],
    ['so does an empty one at the end', 'marie=a8841;', 'cookie_name#1=cookie%231; '],
    [
      'the same name twice stays the same',
      'marie=a8841; marie=b8841',
      'cookie_name#1=cookie%231; cookie_name#1=cookie%232',
    ],
    ['an empty value stays empty', 'marie=', 'cookie_name#1='],
    ['a name alone is a name', 'marie; marie=a8841', 'cookie_name#1; cookie_name#1=cookie%231'],
    ['a value alone is a value', '=a8841', '=cookie%231'],
    [
      'a value may hold an equals sign',
      'marie=a=8841; curie=a=8841',
      'cookie_name#1=cookie%231; cookie_name#2=cookie%231',
    ],
    [
      'blanks around a name and a value count for nothing',
      'marie = a8841; marie=a8841',
      'cookie_name#1=cookie%231; cookie_name#1=cookie%231',
    ],
    [
      'quotation marks around a value stay to be seen',
      'marie="a8841"; curie=a8841',
      'cookie_name#1=%22cookie%231%22; cookie_name#2=cookie%231',
    ],
    [
      'quotation marks inside make another value',
      'marie=a"8841; curie=a8841',
      'cookie_name#1=cookie%231; cookie_name#2=cookie%232',
    ],
    [
      'a percent-encoded value has the name of the value',
      'marie=a%2F8841; curie=a/8841',
      'cookie_name#1=cookie%231; cookie_name#2=cookie%231',
    ],
    ['a value that is badly encoded goes as it is', 'marie=a%E0%8841', 'cookie_name#1=cookie%231'],
  ])('%s', async (_, value, expected) => {
    expect(await sent(value)).toBe(expected)
  })

  test.each([
    ['the state of the login', `marie=${example.state}`, 'cookie_name#1=state%231'],
    ['a token', `marie=${example.accessToken}`, 'cookie_name#1=access_token%231'],
  ])('one that holds %s has its name', async (_, value, expected) => {
    expect(await sent(value)).toBe(expected)
  })

  test.each([
    ['oidc.state.8841', 'oidc_cookie#1'],
    ['MARIE-STATE', 'state_cookie#1'],
    ['mySessionOf8841', 'session_cookie#1'],
    ['marie8841', 'cookie_name#1'],
  ])('of the name %s stays what it is for', async (name, expected) => {
    expect(await sent(`${name}=`)).toBe(`${expected}=`)
  })

  test.each([
    ['a prefix stays', '__Host-marie=a8841', '__Host-cookie_name#1=cookie%231'],
    ['so does the other one', '__Secure-marie=a8841', '__Secure-cookie_name#1=cookie%231'],
    ['so it does in small letters', '__secure-marie=a8841', '__secure-cookie_name#1=cookie%231'],
    ['in odd letters it goes', '__hOsT-marie=a8841', 'cookie_name#1=cookie%231'],
    [
      'it is no part of the name',
      '__Host-marie=a8841; marie=b8841',
      '__Host-cookie_name#1=cookie%231; cookie_name#1=cookie%232',
    ],
    ['in the middle of a name it is none', 'my__Host-marie=a8841', 'cookie_name#1=cookie%231'],
  ])('of a name, %s', async (_, value, expected) => {
    expect(await sent(value)).toBe(expected)
  })
})

describe('that cookies are too long is a fault that stays', () => {
  const name = 'a'.repeat(20)

  test.each([
    ['as many characters as are usual', `${name}=${'v'.repeat(3979)}`, 'cookie_name#1=cookie%231'],
    ['one more', `${name}=${'v'.repeat(3980)}`, `cookie_name#1=cookie%231; length_padding=${'~'.repeat(4000)}`],
    ['many cookies whose names are short', repeated(248, 2), `${named(248, 2)}; length_padding=${'~'.repeat(4000)}`],
    ['many cookies whose names are long enough', repeated(247, 3), named(247, 3)],
  ])('%s', async (_, value, expected) => {
    expect(await sent(value)).toBe(expected)
  })

  function repeated(others: number, states: number) {
    return [...Array(others).fill(`${name}=`), ...Array(states).fill(`state${name}=`)].join('; ')
  }

  /** What becomes of them: 4000 characters with 248 and 2, one more with 247 and 3. */
  function named(others: number, states: number) {
    return [...Array(others).fill('cookie_name#1='), ...Array(states).fill('state_cookie#1=')].join('; ')
  }
})

describe('of a cookie that is set', () => {
  test.each([
    ['flags stay', 'marie=a8841; Secure; HttpOnly;Partitioned', '; Secure; HttpOnly; Partitioned'],
    ['so they do in odd letters', 'marie=a8841; sEcUrE; HTTPONLY', '; secure; httponly'],
    ['so they do with blanks around', 'marie=a8841 ; Secure ; HttpOnly ', '; Secure; HttpOnly'],
    ['so they do with a value, which goes', 'marie=a8841; Secure=true; HttpOnly=curie8841', '; Secure; HttpOnly'],
    ['where it is sent stays', 'marie=a8841; SameSite=Lax; Priority=High', '; SameSite=Lax; Priority=High'],
    ['so it does in odd letters', 'marie=a8841; SAMESITE=lAX', '; samesite=lax'],
    ['so it does with blanks around', 'marie=a8841; SameSite = None ', '; SameSite=None'],
    ['a word that is none is a fault to be seen', 'marie=a8841; SameSite=undefined', '; SameSite=undefined'],
    ['its letters go', 'marie=a8841; SameSite=curie8841', '; SameSite=value#1'],
    ['how long it is kept stays', 'marie=a8841; Max-Age = 3600', '; Max-Age=3600'],
    ['an attribute that nobody knows goes', 'marie=a8841; curie8841=Lax; pierre8841;', ''],
    [
      'until when it is kept is moved',
      'marie=a8841; Expires=Mon, 05 Jan 2026 11:00:00 GMT',
      '; Expires=Sun, 09 Sep 2001 02:46:40 GMT',
    ],
    ['a date that is none goes', 'marie=a8841; Expires=soon; Secure', '; Secure'],
    ['the path stays as paths do', 'marie=a8841; Path=/login/a8Xk2vTq9dRt', '; Path=/login/path%231'],
    ['the host stays as hosts do', 'marie=a8841; Domain=app.example', '; Domain=app.example'],
    ['a dot before it stays', 'marie=a8841; domain=.app.example', '; Domain=.app.example'],
    ['what is no host goes', 'marie=a8841; Domain=Marie Curie', '; Domain=value#1'],
    ['nor does one begin like one', 'marie=a8841; Domain=curie.example@', '; Domain=value#1'],
    ['nor end like one', 'marie=a8841; Domain=@curie.example', '; Domain=value#1'],
    [
      'an address in its place stays to be seen',
      'marie=a8841; Domain=https://app.example/login',
      '; Domain=https://app.example/login',
    ],
    ['a host that is missing stays missing', 'marie=a8841; Domain=', '; Domain='],
  ])('%s', async (_, value, expected) => {
    expect(await set(value)).toBe(`cookie_name#1=cookie%231${expected}`)
  })

  test('its host is numbered when hosts are, and a missing one is not', async () => {
    const call = exchange({
      url: `${example.app}/data`,
      at: example.start + 900,
      responseHeaders: { 'set-cookie': 'a=b8841; Domain=.curie.example\nc=d8841; Domain=' },
    })
    const safe = await redactionOf(trace(call), { hosts: 'number' })
    const field = safe.trace.exchanges[0]?.response?.headers?.find(({ name }) => name === 'set-cookie')
    expect(field?.value).toBe('cookie_name#1=cookie%231; Domain=.site2.example\ncookie_name#2=cookie%232; Domain=')
  })

  test('several fields that were joined with line breaks stay several', async () => {
    expect(await set(`marie=a8841; Path=/\ncurie=${example.accessToken}; Secure`)).toBe(
      'cookie_name#1=cookie%231; Path=/\ncookie_name#2=access_token%231; Secure',
    )
  })

  test('what went of its attributes is looked for in the file', async () => {
    const { redaction } = await exchangeLeaving({
      responseHeaders: { 'set-cookie': 'a=b; Secure=x8841x8841; SameSite=y8841y8841; z8841z8841=1' },
    })
    expect([...redaction.secrets]).toEqual(expect.arrayContaining(['x8841x8841', 'y8841y8841', 'z8841z8841=1']))
  })
})

const token = example.accessToken
const readable = 'leak-token-in-readable-cookie'

test.each([
  ['as usual', `marie=${token}; Path=/; Secure`, [readable]],
  ['percent-encoded', `marie=${encodeURIComponent(token)}`, [readable]],
  ['with blanks around it', `marie = ${token} ; Path=/`, [readable]],
  ['in quotation marks, which is another value', `marie="${token}"; Path=/`, []],
  ['in the second of two fields', `curie=8841; Secure; HttpOnly\nmarie=${token}; Secure`, [readable]],
  ['hidden from scripts', `marie=${token}; Secure ; HttpOnly`, []],
  ['hidden from scripts in odd letters', `marie=${token}; SECURE; HTTPonly`, []],
  ['hidden from scripts, with a value', `marie=${token}; Secure=1; HttpOnly=true`, []],
])('whether a cookie holds a token that scripts can read is found as before: %s', async (_, cookie, expected) => {
  const flow = authorizationCodeFlow({ token: { responseHeaders: { 'set-cookie': cookie } } })
  const { before, after } = await redacted(trace(flow))
  const found = before.diagnosis.flows.flatMap(({ findings }) => findings.map(({ rule }) => rule))
  expect(found.filter((rule) => rule === readable)).toEqual(expected)
  expect(verdicts(after)).toEqual(verdicts(before))
})
