import { describe, expect, test } from 'vitest'
import { flawOf } from '../../../src/core/rules/authreq/redirect-uri-flaw.ts'
import { redactionOf } from '../../support/inspected.ts'
import { authorizationCodeFlow, trace } from '../../support/traces.ts'

const addresses = [
  'https://app.example/callback',
  'http://localhost:/callback',
  'http://localhost:undefined/callback',
  'https://app.example:8o80/callback',
  'http://::1:3000/callback',
  'https://{host}/callback',
  'https://app.{env}.example/callback',
  `https://app.\${ENV}.example/callback`,
  'https://app.<env>.example/callback',
  'https://undefined.corp.example/callback',
  'https://null.corp.example/callback',
  'https://app.example/m4r1e8841undefined/callback',
  'https://app.example/<tenant>/callback',
  `https://app.example/app-\${TENANT}/callback`,
  'https://app.example/%7B%7Btenant%7D%7D/callback',
  'https://app.example/{tenant}/callback',
  `https://app.example/callback?t=\${TENANT}`,
  'https://app.example/callback?t=<tenant>',
  'https://app.example/callback?t=a b',
  'https://app.example/callback?undefined=1',
  'https://app.example/[object Object]/callback',
  'https://app.example/[object%20Object]/callback',
  'https%3A%2F%2Fapp.example%2Fcallback',
  'app.example/callback',
  'localhost:3000/callback',
  'https:/app.example/callback',
  'https:///app.example/callback',
  'https://app.example/a//b',
  'https://app.example\\callback',
  'https://app.example/callback#x',
  'com.curie.app:/callback',
  'https://a%20b/callback',
  'https://a^b.example/callback',
  'https://999.1.1.1/callback',
  'https://[zz]/callback',
  'urn:ietf:wg:oauth:2.0:oob:auto',
  'urn:curie:callback',
  '',
]

describe.each(['keep', 'number'] as const)(
  'with the option "%s" for hosts, what is wrong with a redirect URI stays',
  (hosts) => {
    test.each(addresses)('%s', async (redirect_uri) => {
      const flow = authorizationCodeFlow({ authorize: { redirect_uri }, callback: false })
      const url = String((await redactionOf(trace(flow), { hosts })).trace.exchanges[0]?.request.url)
      expect(flawOf(new URL(url).searchParams.get('redirect_uri') ?? '-')).toBe(flawOf(redirect_uri))
    })
  },
)
