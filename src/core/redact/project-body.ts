import type { Body, HeaderField } from '../model/http-exchange.ts'
import { parseBody } from '../protocol/parse-body.ts'
import { parseMultipart } from '../protocol/parse-multipart.ts'
import { readJson } from '../token/json.ts'
import { projectFields } from './project-fields.ts'
import { projectHtml, withoutTags } from './project-html.ts'
import { projectJson } from './project-json.ts'
import { mintJwt } from './project-jwt.ts'
import { projectName, projectParameter } from './project-parameter.ts'
import { projectText } from './project-text.ts'
import type { Projection } from './projection.ts'
import { constant, join, jsonText, punctuation, type Safe, type SafeOf } from './safe.ts'

/** A body, written anew in the format it was found to have. */
export function projectBody(body: Body, projection: Projection): SafeOf<Body> {
  return {
    ...(body.text !== undefined && { text: projectBodyText(body, body.text, projection) }),
    ...(body.absent && { absent: body.absent }),
    ...(body.truncated && { truncated: body.truncated }),
  }
}

/** A body that no rule reads: an exchange beside the login. */
export function leaveOut(body: Body): SafeOf<Body> {
  return body.text === '' ? { text: constant('') } : { absent: body.absent ?? 'redacted' }
}

function projectBodyText(body: Body, text: string, projection: Projection): Safe {
  switch (parseBody(body).format) {
    case 'empty':
      return punctuation(text)
    case 'json': {
      const read = readJson(text.trim())
      return read.ok ? jsonText(projectJson(read.value, '', projection)) : projectPlain(text, projection)
    }
    case 'form':
      return projectFields(text.trim(), projection)
    case 'multipart':
      return projectMultipart(text, projection)
    case 'jwt':
      return mintJwt(text.trim(), projection) ?? projectPlain(text, projection)
    case 'html':
      return projectHtml(text, projection)
    case 'xml':
      return join([
        constant('<?xml version="1.0"?><redacted>'),
        projectText(withoutTags(text), projection),
        constant('</redacted>'),
      ])
    default:
      return projectPlain(text, projection)
  }
}

/** The first character tells what it was meant to be: JSON that was cut off, a page, a word. */
function projectPlain(text: string, projection: Projection): Safe {
  const first = text.trimStart().slice(0, 1)
  const inner = projection.pseudonyms.namesIn(text)
  return join([
    punctuation(first),
    constant('…'),
    projectText(text, projection),
    ...inner.flatMap((each) => [constant(' '), each]),
  ])
}

function projectMultipart(text: string, projection: Projection): Safe {
  const parts = parseMultipart(text).map(({ name, value }) =>
    join([
      constant('--redacted\r\nContent-Disposition: form-data; name="'),
      projectName(name, projection),
      constant('"\r\n\r\n'),
      projectParameter(name, value, projection),
      constant('\r\n'),
    ]),
  )
  return join([...parts, constant('--redacted--\r\n')])
}

export type SafeHeaders = readonly SafeOf<HeaderField>[]
