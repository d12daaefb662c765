import { describe, expect, test } from 'vitest'
import { page, pageLeaving } from '../../support/body-leaving.ts'
import { example } from '../../support/traces.ts'

const { code, state } = example

describe('an answer that a page posts to its opener', () => {
  test.each([
    [
      'stays with its members',
      `{"type":"authorization_response","response":{"code":"${code}","state":"${state}","expires_in":60}}`,
      '"code":"code#1","state":"state#1","expires_in":"60"',
    ],
    [
      'may be an error',
      '{"type":"authorization_response","error":"access_denied","error_description":"Marie"}',
      '"error":"access_denied","error_description":"…"',
    ],
    [
      'stays with the first of two members first',
      `authorization_response {"code":"${code}","state":"${state}"}, {"state":"8841x8841x"}`,
      '"code":"code#1","state":"state#1","state":"state#2"',
    ],
  ])('%s', async (_, message, members) => {
    expect(await pageLeaving(`<script>opener.postMessage(${message})</script>`)).toBe(
      page({
        body: `<script>const authorization_response = {"type":"authorization_response","response":{${members}}}</script>`,
      }),
    )
  })

  test('is none without anything that decides', async () => {
    expect(await pageLeaving('<script>opener.postMessage({"authorization_response":{"state":"8841"}})</script>')).toBe(
      page({}),
    )
  })
})

describe('of a form', () => {
  test.each([
    [
      'address, method and fields stay',
      `<form method="POST" action="https://app.example/callback?code=${code}&amp;state=${state}"><input type="hidden" name="code" value="${code}"/></form>`,
      '<form method="post" action="https://app.example/callback?code=code%231&amp;state=state%231"><input type="hidden" name="code" value="code#1"></form>',
    ],
    ['the address may be missing', '<form>', '<form method="get" action="">'],
    [
      'what is no method is the usual one',
      '<form method="posts" action="/login">',
      '<form method="get" action="/login">',
    ],
    ['nor is what only ends like one', '<form method="xpost" action="/login">', '<form method="get" action="/login">'],
    ['single quotation marks are read', `<form action='/login' method='post'>`, '<form method="post" action="/login">'],
    ['no quotation marks are read', '<form action=/login method=post>', '<form method="post" action="/login">'],
    ['capital letters are read', '<FORM ACTION="/login"></FORM>', '<form method="get" action="/login"></form>'],
    ['another tag is none', '<formula action="/login"></formula>', ''],
  ])('%s', async (_, html, body) => {
    expect(await pageLeaving(html)).toBe(page({ body }))
  })

  test.each([
    [
      'the name of an unknown one goes',
      '<input name="marie8841x" value="curie8841x">',
      '<input type="text" name="name#1" value="value#1">',
    ],
    ['one without a name keeps that', '<input type="submit" value="Marie">', '<input type="submit" value="value#1">'],
    [
      'one without a value keeps that',
      '<input type="PASSWORD" name="password">',
      '<input type="password" name="password">',
    ],
    ['an empty value stays empty', '<input name="state" value="">', '<input type="text" name="state" value="">'],
    ['an unknown kind is a text', '<input type="marie8841x" name="state">', '<input type="text" name="state">'],
    [
      'another attribute that ends like it is none',
      '<input data-name="code" name="state">',
      '<input type="text" name="state">',
    ],
    [
      'what stays is escaped',
      `<input name="scope" value='a<b"&amp;c'>`,
      '<input type="text" name="scope" value="scope#1">',
    ],
    [
      'a template that was never filled in stays',
      '<input name="state" value="&lt;state&gt;">',
      '<input type="text" name="state" value="&lt;template>">',
    ],
    [
      'one that was cut off is read',
      `<input name="code" value="${code}"`,
      '<input type="text" name="code" value="code#1">',
    ],
  ])('of fields, %s', async (_, html, body) => {
    const text = html.endsWith('>') ? '' : '… &quot;'
    expect(await pageLeaving(html)).toBe(page({ body, text }))
  })

  test('the first two hundred fields stay', async () => {
    expect(await pageLeaving('<input name="state">'.repeat(201))).toBe(
      page({ body: '<input type="text" name="state">'.repeat(200) }),
    )
  })
})
