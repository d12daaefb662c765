import { deliveryOfWebMessage } from '../protocol/authorization-response.ts'
import { projectName, projectParameter } from './project-parameter.ts'
import { projectText } from './project-text.ts'
import { projectUrl } from './project-url.ts'
import type { Projection } from './projection.ts'
import { constant, escapedHtml, join, jsonText, known, type Safe } from './safe.ts'

/** A page, written anew: its title, its forms, an answer it posts to its opener, where it leads, and its text. */
export function projectHtml(html: string, projection: Projection): Safe {
  const title = /<title[^<>]*>([^<]{0,300})/i.exec(html)?.[1]
  return join([
    constant('<!doctype html><html><head>'),
    ...(title === undefined ? [] : [element('title', projectText(decode(title), projection))]),
    ...refreshes(html, projection),
    constant('</head><body>'),
    ...webMessage(html, projection),
    ...forms(html, projection),
    element('p', projectText(visibleText(html), projection)),
    constant('</body></html>'),
  ])
}

function element(name: 'title' | 'p', text: Safe): Safe {
  return name === 'title'
    ? join([constant('<title>'), escapedHtml(text), constant('</title>')])
    : join([constant('<p>'), escapedHtml(text), constant('</p>')])
}

function refreshes(html: string, projection: Projection): readonly Safe[] {
  const url = /<meta[^<>]{0,200}http-equiv\s*=\s*["']?refresh[^<>]{0,200}url=\s*["']?([^"'>\s]+)/i.exec(html)?.[1]
  if (url === undefined) return []
  return [
    constant('<meta http-equiv="refresh" content="0;url='),
    escapedHtml(projectUrl(decode(url), projection)),
    constant('">'),
  ]
}

/** `response_mode=web_message`: only its members, in the form in which recognition looks for them. */
function webMessage(html: string, projection: Projection): readonly Safe[] {
  const delivery = deliveryOfWebMessage(html, 'https://app.invalid/')
  if (!delivery) return []
  // Written one by one: of two with one name the first counts, and of two members of an object the last one would be left.
  const members = delivery.parameters.map(({ name, value }) =>
    join([jsonText(projectName(name, projection)), jsonText(projectParameter(name, value, projection))], constant(':')),
  )
  return [
    constant('<script>const authorization_response = {"type":"authorization_response","response":{'),
    join(members, constant(',')),
    constant('}}</script>'),
  ]
}

const mostFields = 200

function forms(html: string, projection: Projection): readonly Safe[] {
  const tags = [...html.slice(0, 1_000_000).matchAll(/<(form|input|\/form)\b([^>]{0,20000})>?/gi)].slice(0, mostFields)
  return tags.flatMap(([, tag = '', attributes = '']) => {
    if (tag.toLowerCase() === '/form') return [constant('</form>')]
    return tag.toLowerCase() === 'form' ? [formTag(attributes, projection)] : inputTag(attributes, projection)
  })
}

function formTag(attributes: string, projection: Projection): Safe {
  const method = /^post$/i.test(attributeOf(attributes, 'method') ?? '') ? constant('post') : constant('get')
  const action = attributeOf(attributes, 'action')
  return join([
    constant('<form method="'),
    method,
    constant('" action="'),
    action === undefined ? constant('') : escapedHtml(projectUrl(action, projection)),
    constant('">'),
  ])
}

const inputTypes: ReadonlySet<string> = new Set(['hidden', 'text', 'password', 'email', 'submit', 'checkbox'])

function inputTag(attributes: string, projection: Projection): readonly Safe[] {
  const name = attributeOf(attributes, 'name')
  const type = known(inputTypes, (attributeOf(attributes, 'type') ?? 'text').toLowerCase()) ?? constant('text')
  const value = attributeOf(attributes, 'value')
  return [
    constant('<input type="'),
    type,
    ...(name === undefined ? [] : [constant('" name="'), escapedHtml(projectName(name, projection))]),
    ...(value === undefined
      ? []
      : [constant('" value="'), escapedHtml(projectParameter(name ?? '', value, projection))]),
    constant('">'),
  ]
}

function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(attributes)
  const value = found?.[1] ?? found?.[2] ?? found?.[3]
  return value === undefined ? undefined : decode(value)
}

const longestText = 20_000

function visibleText(html: string): string {
  const body = html.slice(0, 200_000).replace(/<(script|style|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
  return decode(withoutTags(body)).replace(/\s+/g, ' ').trim().slice(0, longestText)
}

/** Behind the last bracket that closes there is none, and for each one that opens the whole rest would be searched. */
export function withoutTags(text: string): string {
  const end = text.lastIndexOf('>') + 1
  return text.slice(0, end).replace(/<[^>]*>/g, ' ') + text.slice(end)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole
  })
}
