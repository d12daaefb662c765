import { isJsonObject } from '../token/json.ts'
import { projectMoment } from './project-date.ts'
import { policyOf, projectName, projectParameter } from './project-parameter.ts'
import { projectUrl } from './project-url.ts'
import { type Projection, projectSecret } from './projection.ts'
import { constant, type SafeJson } from './safe.ts'

/** Deeper and longer structures hold nothing that a rule reads. */
const deepest = 12
const longestList = 100

/** JSON by the names of its members; what has an unknown name is replaced, however deep. */
export function projectJson(value: unknown, name: string, projection: Projection, depth = 0): SafeJson {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return projectNumber(value, name, projection)
  if (typeof value === 'string') return projectText(value, name, projection)
  if (depth >= deepest) return null
  if (Array.isArray(value)) {
    return value.slice(0, longestList).map((each) => projectJson(each, name, projection, depth + 1))
  }
  return isJsonObject(value) ? projectObject(value, projection, depth) : null
}

export function projectObject(
  object: Readonly<Record<string, unknown>>,
  projection: Projection,
  depth = 0,
): { readonly [name: string]: SafeJson } {
  const members = Object.entries(object).map(
    ([name, value]) => [projectName(name, projection), projectJson(value, name, projection, depth + 1)] as const,
  )
  return Object.fromEntries(members)
}

/** Members that are addresses although their name alone does not say so: scopes and audiences that are URLs stay readable. */
function projectText(value: string, name: string, projection: Projection): SafeJson {
  if (name === 'e' && value === 'AQAB') return constant('AQAB')
  if (/^[a-z_]+_(?:endpoint|uri|url)$/.test(name) && policyOf(name) === undefined) return projectUrl(value, projection)
  return projectParameter(name, value, projection)
}

/** A number of which nothing is known may be a telephone number: it becomes 0, and the gate looks for it. */
function projectNumber(value: number, name: string, projection: Projection): SafeJson {
  // `1e999` is written so in JSON, and no number when it is read: that is a fault to be seen.
  if (!Number.isFinite(value)) return constant('Infinity')
  const policy = policyOf(name)
  if (policy === 'time') return projectMoment(value, projection)
  if (policy === 'number' && Math.abs(value) < 10_000_000_000) return value
  if (Math.abs(value) < 10 && Number.isInteger(value)) return value
  projectSecret(name, String(value), projection)
  return 0
}
