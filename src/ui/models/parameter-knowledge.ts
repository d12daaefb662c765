import { parameterInfo } from '../../core/protocol/parameters.ts'
import { resolveSpec } from '../../core/protocol/specs.ts'

/** What the UI needs to know of a parameter by its name. */
export interface ParameterKnowledge {
  readonly gloss?: string
  readonly spec?: { readonly tag: string; readonly url: string }
}

export function describeParameter(name: string): ParameterKnowledge {
  const info = parameterInfo(name)
  return info ? { gloss: info.gloss, spec: { tag: info.spec, url: resolveSpec(info.spec).url } } : {}
}

/** Shown masked until it is asked for. Unknown names are judged by how people name secrets. */
export function sensitive(name: string): boolean {
  const info = parameterInfo(name)
  return info
    ? info.sensitivity === 'secret' || bearsTokens.has(name)
    : /token$|secret|password|passwd|assertion|^api_?key$|otp/i.test(name)
}

/** Signed, but full of what a person would not show around. */
const bearsTokens: ReadonlySet<string> = new Set(['id_token', 'id_token_hint', 'request', 'response', 'dpop'])
