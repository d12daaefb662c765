import { parseForm } from '../protocol/parse-form.ts'
import { projectName, projectParameter } from './project-parameter.ts'
import type { Projection } from './projection.ts'
import { constant, join, percentEncoded, type Safe } from './safe.ts'

/** `name=value&…`, as in a query, a fragment or a form. */
export function projectFields(text: string, projection: Projection): Safe {
  const fields = text.split('&').map((pair) => {
    const [field] = parseForm(pair, 'form')
    if (!field) return constant('')
    const name = percentEncoded(projectName(field.name, projection))
    if (!pair.includes('=')) return name
    return join([name, constant('='), percentEncoded(projectParameter(field.name, field.value, projection))])
  })
  return join(fields, constant('&'))
}
