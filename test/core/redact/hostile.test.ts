import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { exportSafe } from '../../../src/core/trace/safe-export.ts'
import { read } from '../../support/inspected.ts'
import { authorizationCodeFlow, example, exchange, jws } from '../../support/traces.ts'

const secret = 'k3Qz0Vb7xM2pL9wRt4Y'
const base64 = (bytes: Buffer) => bytes.toString('base64')

const disguises: readonly (readonly [string, string])[] = [
  ['letters with blanks between', [...secret].join(' ')],
  ['pieces joined by dots', (secret.match(/.{1,5}/g) ?? []).join('.')],
  ['written backwards', [...secret].reverse().join('')],
  ['gzip in base64', base64(gzipSync(JSON.stringify({ secret })))],
  ['deflate in base64, as SAML has it', base64(deflateRawSync(`<samlp:Response>${secret}</samlp:Response>`))],
  ['HTML entities', [...secret].map((char) => `&#x${char.charCodeAt(0).toString(16)};`).join('')],
  ['full-width letters', [...secret].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('')],
  ['thirty levels deep', Array.from({ length: 30 }).reduce<string>((inner) => `{"a":${inner}}`, `"${secret}"`)],
  ['a name in an e-mail address', `marie+${secret}@corp.example`],
  ['user and password of an address', `https://${secret}:${secret}@app.example/x`],
  ['a label of a host', `https://${secret.toLowerCase()}.app.example/x`],
  ['a data: address', `data:text/plain;base64,${base64(Buffer.from(secret))}`],
  ['behind a known error phrase', `code was already redeemed ${secret}`],
]

const places: Readonly<Record<string, (value: string) => readonly HttpExchange[]>> = {
  scope: (value) => authorizationCodeFlow({ authorize: { scope: value } }),
  'error_description and error_uri': (value) =>
    authorizationCodeFlow({ callback: { error: value, error_description: value, error_uri: value } }),
  'an audience': (value) =>
    authorizationCodeFlow({
      token: { response: { access_token: 'x7Yh2kLm9', id_token: jws({ aud: value, sub: 'a' }) } },
    }),
  'a header of the token': (value) =>
    authorizationCodeFlow({
      token: { response: { id_token: jws({ sub: 'a' }, { alg: value, typ: value, jku: value }) } },
    }),
  'fields of the answer': (value) =>
    authorizationCodeFlow({
      token: {
        responseHeaders: { server: value, 'www-authenticate': `Bearer realm="${value}"`, vary: value, link: value },
      },
    }),
  'a page': (value) => [
    ...authorizationCodeFlow(),
    exchange({
      url: `${example.server}/authorize`,
      at: example.start + 900,
      status: 400,
      response: `<title>${value}</title><form action="https://app.example/cb?x=${value}"><input name="${value}" value="${value}"></form>`,
      documentText: `invalid_request ${value}`,
    }),
  ],
}

const letters = (text: string) => text.toLowerCase().replace(/[\s.\\]|%20/g, '')

describe.each(Object.keys(places))('in %s, a secret does not survive as', (place) => {
  test.each(disguises)('%s', async (_, disguised) => {
    const inspection = await read({ exchanges: places[place]?.(disguised) ?? [] })
    const { file, leaks } = exportSafe(inspection, { hosts: 'keep' })
    const forms = [secret, [...secret].reverse().join(''), disguised].map(letters)
    expect(forms.filter((form) => letters(file).includes(form))).toEqual([])
    expect(leaks).toEqual([])
  })
})

test('numbered hosts are nowhere, however they were written', async () => {
  const host = 'zqmarie.curiecorp.internal'
  const exchanges = [
    ...authorizationCodeFlow({
      authorize: {
        login_hint: `anna@${host}`,
        scope: `openid https://${host}/read api://${host}/x`,
        domain_hint: host,
      },
      callback: { iss: `https://${host}/`, error_description: `${host} refused, see https://${host}/help` },
      token: {
        headers: { origin: `https://${host}`, 'x-forwarded-host': host, via: `1.1 ${host}`, cookie: `d=${host}` },
        responseHeaders: {
          'content-security-policy': `frame-ancestors https://${host} *.${host}`,
          'set-cookie': `a=b; Domain=.${host}; Path=/`,
          'access-control-allow-origin': `https://${host}`,
          server: host,
        },
        response: {
          hd: host,
          id_token: jws({ iss: `https://${host}`, aud: [host], sub: `u@${host}`, upn: `a@${host}` }),
        },
      },
    }),
    exchange({ url: `https://${host}:8443/`, at: example.start + 900, response: `<title>${host}</title>` }),
    exchange({ url: 'https://10.20.30.40/', at: example.start + 910 }),
    exchange({ url: 'https://[fd00:1234:5678::9]/', at: example.start + 920 }),
    exchange({ url: 'https://MARIE-PC/', at: example.start + 930 }),
  ]
  const { file, leaks } = exportSafe(await read({ exchanges }), { hosts: 'number' })
  expect(leaks).toEqual([])
  const readable = decodeURIComponent(file.replace(/%(?![0-9a-f]{2})/gi, '')).toLowerCase()
  for (const part of ['zqmarie', 'curiecorp', '10.20.30.40', 'fd00:1234', 'marie-pc', 'anna']) {
    expect(readable).not.toContain(part)
  }
})
