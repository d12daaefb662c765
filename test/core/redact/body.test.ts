import { describe, expect, test } from 'vitest'
import type { Body } from '../../../src/core/model/http-exchange.ts'
import { bodyLeaving, page } from '../../support/body-leaving.ts'
import { redactionOf } from '../../support/inspected.ts'
import { authorizationCodeFlow, example, exchange, trace } from '../../support/traces.ts'

const code = example.code

test.each([
  ['an empty one', '', ''],
  ['white space alone', ' \r\n', ' \r\n'],
  ['a form', `code=${code}&grant_type=authorization_code`, 'code=code%231&grant_type=authorization_code'],
  ['a form with a line break behind', ` code=${code}\n`, 'code=code%231'],
  ['a form with a name alone', `code=${code}&marie8841x&state`, 'code=code%231&name%231&state'],
  ['a form with empty pairs', `code=${code}&&state=&`, 'code=code%231&&state=&'],
  ['a form whose name and value are unknown', 'marie8841x=curie8841x', 'name%231=value%231'],
  ['JSON', `{"code":"${code}"}`, '{"code":"code#1"}'],
  ['JSON behind a blank that JSON does not know', `\u00a0{"code":"${code}"}`, '{"code":"code#1"}'],
  ['JSON that was cut off', ` {"marie":"${code}`, '{…… code#1'],
  ['a list that was cut off', '["x8841x', '[……'],
  ['a text', 'invalid_grant for Marie 8841', '…invalid_grant …'],
  ['a text that holds a code', `seen ${code} here`, '…… code#1'],
  [
    'a page',
    '<p>invalid_grant for Marie',
    '<!doctype html><html><head></head><body><p>invalid_grant …</p></body></html>',
  ],
  [
    'XML',
    `<?xml version="1.0"?><r code="${code}"><e>invalid_grant</e><m>Marie 8841</m></r>`,
    '<?xml version="1.0"?><redacted>invalid_grant …</redacted>',
  ],
  [
    'XML whose words stand close',
    '<e>invalid_grant</e><e>expired</e>',
    '<?xml version="1.0"?><redacted>invalid_grant  expired</redacted>',
  ],
  [
    'a form in parts',
    `--b8841\r\nContent-Disposition: form-data; name="code"\r\n\r\n${code}\r\n--b8841\r\nContent-Disposition: form-data; name="marie8841x"\r\n\r\ncurie8841x\r\n--b8841--\r\n`,
    '--redacted\r\nContent-Disposition: form-data; name="code"\r\n\r\ncode#1\r\n--redacted\r\nContent-Disposition: form-data; name="name#1"\r\n\r\nvalue#1\r\n--redacted--\r\n',
  ],
] as const)('of a body the format stays: %s', async (_, body, expected) => {
  expect((await bodyLeaving(body)).text).toBe(expected)
})

test.each([
  ['XML', '<'.repeat(100_000), '<?xml version="1.0"?><redacted>…</redacted>'],
  ['a page', `<html>${'<'.repeat(150_000)}`, page({ text: '…' })],
  ['its title', `<html>${'<title'.repeat(50_000)}`, page({})],
  ['where it leads', `<html>${'<meta http-equiv=refresh '.repeat(50_000)}`, page({ text: '…' })],
])('brackets that never close do not take long: %s', async (_, body, expected) => {
  const flow = authorizationCodeFlow({ token: { response: body } })
  const safe = await redactionOf(trace(flow))
  expect(safe.trace.exchanges.at(-1)?.response?.body?.text).toBe(expected)
})

test.each<readonly [string, Body, Body]>([
  ['that it is whole is not told', { text: '[]' }, { text: '[]' }],
  ['that it was cut off stays', { text: '', truncated: true }, { text: '', truncated: true }],
  ['why there is none stays', { absent: 'notArmed' }, { absent: 'notArmed' }],
])('of a body, %s', async (_, body, expected) => {
  expect((await bodyLeaving(body)).body).toStrictEqual(expected)
})

describe('a body that no rule reads is left out', () => {
  test.each<readonly [string, Body, Body]>([
    ['with the reason', { text: 'Marie 8841' }, { absent: 'redacted' }],
    ['unless there was a better one', { absent: 'lost' }, { absent: 'lost' }],
    ['but that it was empty stays', { text: '' }, { text: '' }],
  ])('%s', async (_, body, expected) => {
    const call = exchange({ url: `${example.app}/data`, at: example.start + 900 })
    const answered = { ...call, response: { status: 200, body } }
    const safe = await redactionOf(trace(authorizationCodeFlow(), answered))
    expect(safe.trace.exchanges.at(-1)?.response?.body).toStrictEqual(expected)
  })
})
