import { describe, expect, test } from 'vitest'
import { bodyLeaving, page, pageLeaving } from '../../support/body-leaving.ts'
import { redactionOf } from '../../support/inspected.ts'
import { authorizationCodeFlow, example, trace } from '../../support/traces.ts'

const { code, state } = example

test.each([
  ['stays as texts do', '<title>Login of Marie</title>', 'Login …'],
  ['may have attributes', '<title lang="en">Error</title>', 'Error'],
  ['may be written in capital letters', '<TITLE>Error</TITLE>', 'Error'],
  ['may be empty', '<title></title>', ''],
  ['may be blank', '<title> </title>', ''],
  ['may hold entities', '<title>error&#58; &quot;login&quot;</title>', 'error: &quot;login&quot;'],
])('the title of a page %s', async (_, html, title) => {
  expect(await pageLeaving(html)).toBe(page({ head: `<title>${title}</title>` }))
})

describe('where a page leads', () => {
  test.each([
    ['stays', '<meta http-equiv="refresh" content="0;url=https://app.example/login">'],
    ['stays in other quotation marks', `<meta http-equiv='refresh' content='0;url="https://app.example/login"'>`],
    ['stays without them', '<meta http-equiv=refresh content=0;url=https://app.example/login>'],
    ['stays in capital letters', '<META HTTP-EQUIV="REFRESH" CONTENT="0;URL=https://app.example/login">'],
    ['stays with blanks', `<meta  http-equiv = "refresh"  content = "5;  url=  'https://app.example/login' ">`],
    [
      'stays behind other attributes',
      '<meta id="to" http-equiv="refresh" data-to="login" content="0;url=https://app.example/login">',
    ],
  ])('%s', async (_, html) => {
    expect(await pageLeaving(html)).toBe(
      page({ head: '<meta http-equiv="refresh" content="0;url=https://app.example/login">' }),
    )
  })

  test('stays as addresses do', async () => {
    const html = `<meta http-equiv="refresh" content="0;url=https://app.example/callback?code=${code}&amp;state=${state}">`
    expect(await pageLeaving(html)).toBe(
      page({
        head: '<meta http-equiv="refresh" content="0;url=https://app.example/callback?code=code%231&amp;state=state%231">',
      }),
    )
  })

  test.each([
    ['it is loaded again', '<meta http-equiv="refresh" content="30">'],
    ['it only says so', '<meta name="refresh" content="0;url=https://app.example/login">'],
    ['another tag does', '<meta http-equiv="refresh"><base href="url=https://app.example/login">'],
  ])('is nowhere when %s', async (_, html) => {
    expect(await pageLeaving(html)).toBe(page({}))
  })
})

test.each([
  ['&amp;', '&'],
  ['&LT;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&nbsp;', ' '],
  ['&#64;', '@'],
  ['&#8364;', '€'],
  ['&#x40;', '@'],
  ['&#X20ac;', '€'],
  ['&#x10FFFF;', '\u{10ffff}'],
  ['&#x110000;', '&#x110000;'],
  ['&#0;', '&#0;'],
  ['&#1114112;', '&#1114112;'],
  ['&uuml;', '&uuml;'],
  ['&constructor;', '&constructor;'],
])('what went is shown as the page shows it: %s', async (entity, character) => {
  const { redaction } = await bodyLeaving(`<html><input name="marie${entity}8841">`)
  expect(redaction.replacements).toContainEqual({ before: `marie${character}8841`, after: 'name#1' })
})

describe('of the text of a page', () => {
  test.each([
    [
      'known words stay, and tags do not join them',
      '<h1>Access denied</h1><b>Marie</b> error',
      'Access denied … error',
    ],
    ['white space counts as one blank', ' error\n\n  expired\t', 'error expired'],
    ['entities are read', 'sign&nbsp;in', 'sign in'],
    ['attributes go', '<p title="expired" id=error>', ''],
    ['scripts and styles go', '<script>error</script ><style>expired</style>login', 'login'],
    ['a script without an end goes', 'login<script>error <b>expired</b>', 'login'],
    ['what follows the last tag is read', '<b>error</b> login', 'error login'],
    ['a tag that was cut off is none', 'error <b expired', 'error … expired'],
    ['the title is not repeated', 'login<TITLE>expired</TITLE>', 'login'],
  ])('%s', async (_, html, text) => {
    const head = html.includes('TITLE') ? '<title>expired</title>' : ''
    expect(await pageLeaving(html)).toBe(page({ head, text }))
  })

  test('what went is shown without the page around it', async () => {
    const { redaction } = await bodyLeaving('<html> <p> Marie  Curie </p> ')
    expect(redaction.texts).toContainEqual({ before: 'Marie Curie', after: '…' })
  })
})

describe('of a very long page the beginning is read', () => {
  async function answered(html: string) {
    const redaction = await redactionOf(trace(authorizationCodeFlow({ token: { response: html } })))
    return { redaction, text: redaction.trace.exchanges.at(-1)?.response?.body?.text }
  }

  test('its text', async () => {
    const hidden = `<html><!--${'x'.repeat(199_988)}`
    expect((await answered(`${hidden}-->error`)).text).toBe(page({ text: '…' }))
    expect((await answered(`${hidden.slice(0, -20)}-->error`)).text).toBe(page({ text: 'error' }))
  })

  test('what is shown of its text', async () => {
    const { redaction } = await answered(`<html>${'Marie '.repeat(4000)}`)
    expect(redaction.texts.map(({ before }) => before)).toContain('Marie '.repeat(4000).slice(0, 20_000))
  })

  test('its forms', async () => {
    const hidden = `<html><!--${'x'.repeat(999_987)}`
    expect((await answered(`${hidden}--><form>`)).text).toBe(page({ text: '…' }))
    expect((await answered(`${hidden.slice(0, -20)}--><form>`)).text).toBe(
      page({ body: '<form method="get" action="">', text: '…' }),
    )
  })
})
