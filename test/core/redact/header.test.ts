import { expect, test } from 'vitest'
import { exchangeLeaving } from '../../support/exchange-leaving.ts'

/** What stays of one field of an answer of the app's own server, beside a login. */
async function leaving(name: string, value: string, from: 'request' | 'response' = 'response') {
  const fields = from === 'request' ? { requestHeaders: { [name]: value } } : { responseHeaders: { [name]: value } }
  const { left } = await exchangeLeaving(fields)
  return left?.[from]?.headers?.find((each) => each.name === name)?.value
}

test.each([
  ['words of the specification stay', 'cache-control', 'no-store,  max-age=60', 'no-store,  max-age=60'],
  ['others go, in quotation marks as well', 'cache-control', 'no-cache="x-marie"', 'no-cache=value#1'],
  ['blanks between words stay', 'cache-control', 'no-store  private', 'no-store  private'],
  ['a word with a quotation mark inside goes', 'cache-control', 'no-cache=pri"vate', 'no-cache=value#1'],
  ['an empty value stays empty', 'vary', '', ''],
  ['quotation marks without a word stay', 'clear-site-data', '""', '""'],
  ['an opaque origin stays', 'access-control-allow-origin', 'null', 'null'],
  [
    'a list of origins stays a list',
    'timing-allow-origin',
    'https://app.example ,  null',
    'https://app.example ,  null',
  ],
  ['a frame may be of the same origin', 'x-frame-options', 'SAMEORIGIN', 'SAMEORIGIN'],
  ['an address that is no address', 'location', 'null', 'null'],
  ['a delay stays as it is', 'retry-after', ' 120 ', '120'],
  ['a date is moved', 'expires', 'Mon, 05 Jan 2026 10:01:00 GMT', 'Sun, 09 Sep 2001 01:47:40 GMT'],
  ['what is no date goes', 'expires', 'soon, says Marie', ''],
  ['an age stays', 'age', ' 7 ', '7'],
  ['an age that is none goes', 'age', 'marie', '0'],
  ['an empty body is told from another', 'content-length', ' 0 ', '0'],
  ['the length itself goes', 'content-length', '8841', '1'],
  ['the product stays and its version goes', 'server', 'nginx/1.25.3 (Ubuntu)', 'nginx'],
  ['an unknown product goes', 'server', 'marie-server', 'other'],
  ['a network in front stays known', 'via', '1.1 a1b2c3.cloudfront.net (CloudFront)', 'cloudfront'],
  [
    'directives of a policy stay',
    'content-security-policy',
    "default-src 'self' ;script-src 'none'",
    "default-src 'self'; script-src 'none'",
  ],
  ['a nonce of a policy goes', 'content-security-policy', "script-src 'nonce-a1B2c3D4'", "script-src 'other'"],
  [
    'hosts of a policy stay',
    'content-security-policy',
    'frame-ancestors https://app.example/x *.app.example:443 a.app.example',
    'frame-ancestors https://app.example *.app.example a.app.example',
  ],
  [
    'a challenge keeps its known parts',
    'www-authenticate',
    'Bearer error="invalid_token", realm="Marie 7"',
    'Bearer error="invalid_token", realm="realm#1"',
  ],
  [
    'a challenge may be written with blanks and without quotes',
    'www-authenticate',
    'DPoP error = use_dpop_nonce',
    'DPoP error="use_dpop_nonce"',
  ],
  [
    'of two challenges both stay',
    'www-authenticate',
    'Basic realm="api", Bearer error="invalid_token"',
    'Basic realm="api", Bearer error="invalid_token"',
  ],
  ['a scheme nobody knows goes', 'www-authenticate', 'Marie8841x realm="api"', 'Other realm="api"'],
  ['a scheme that is a plain word stays', 'www-authenticate', 'Hawk realm="api"', 'Hawk realm="api"'],
  [
    'what is nearly a host of a policy goes',
    'content-security-policy',
    'frame-ancestors marie/app.example app.example/marie',
    "frame-ancestors 'other' 'other'",
  ],
  ['that a field was there stays', 'cf-ray', '8a1b2c3d4e5f-FRA', '1'],
] as const)('%s', async (_, name, value, expected) => {
  expect(await leaving(name, value)).toBe(expected)
})

test.each([
  ['a bearer token', 'Bearer a1B2c3D4e5', 'Bearer access_token#2'],
  ['a scheme in another spelling', 'BEARER a1B2c3D4e5', 'BEARER access_token#2'],
  ['a scheme in an odd spelling', 'bEaReR a1B2c3D4e5', 'bearer access_token#2'],
  ['a scheme alone', 'Bearer', 'Bearer'],
  ['a scheme twice', 'Bearer bearer a1B2c3D4e5', 'Bearer bearer access_token#2'],
  ['quotation marks around it', '"Bearer a1B2c3D4e5"', '"Bearer access_token#2"'],
  ['a colon behind the scheme', 'Bearer: a1B2c3D4e5', 'Bearer: access_token#2'],
  ['a colon and blanks behind the scheme', 'Bearer:  a1B2c3D4e5', 'Bearer:  access_token#2'],
  ['a line end in the token', 'Bearer a1B2c3\nD4e5', 'Bearer access_token#2'],
  ['letters before the scheme', 'xBearer a1B2c3D4e5', 'access_token#2'],
  ['credentials without a name', `Basic ${btoa(':a1B2c3D4e5')}`, `Basic ${btoa(':client_secret%231')}`],
  ['a token without a scheme', 'a1B2c3D4e5', 'access_token#2'],
  ['credentials that are no base64', 'Basic !!!', 'Basic password#1'],
  ['credentials without a colon', `Basic ${btoa('marie8841x')}`, `Basic ${btoa('client_id#2')}`],
  ['credentials', `Basic ${btoa('web-shop:a1B2c3D4e5')}`, `Basic ${btoa('web-shop:client_secret%231')}`],
  [
    'credentials with a blank behind',
    `Basic ${btoa('web-shop:a1B2c3D4e5')} `,
    `Basic ${btoa('web-shop:client_secret%231')}`,
  ],
] as const)('of credentials the form stays: %s', async (_, value, expected) => {
  expect(await leaving('authorization', value, 'request')).toBe(expected)
})

test.each([
  ['app.example:8443', 'app.example'],
  ['[::1]:3000', '[::1]'],
])('a port is no part of a host: %s', async (value, expected) => {
  expect(await leaving('host', value, 'request')).toBe(expected)
})
