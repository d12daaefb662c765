import { type HttpExchange, headerOf } from '../model/http-exchange.ts'

/** What forbids a document to be shown in a frame: its own header fields, or the browser's word. */
export interface FramingRefusal {
  /** Header field that forbids it; absent when only the browser said so. */
  readonly header?: 'x-frame-options' | 'content-security-policy'
  /** For a sentence: `X-Frame-Options: DENY`. */
  readonly words: string
}

/** undefined: it may be framed, or nothing says otherwise. `parent` is the origin of the page around it. */
export function framingRefusal(
  { request, response, error }: HttpExchange,
  parent: string | undefined,
): FramingRefusal | undefined {
  const own = URL.canParse(request.url) ? new URL(request.url).origin : undefined
  const ancestors = frameAncestors(response)
  // frame-ancestors overrides X-Frame-Options (CSP Level 3, §6.4.2.2).
  if (ancestors !== undefined) {
    if (allows(ancestors, own, parent)) return undefined
    return { header: 'content-security-policy', words: `frame-ancestors ${ancestors.join(' ')}`.slice(0, 200) }
  }
  const options = headerOf(response, 'x-frame-options')?.trim().toUpperCase()
  const forbidden = options === 'DENY' || (options === 'SAMEORIGIN' && parent !== undefined && parent !== own)
  if (forbidden) return { header: 'x-frame-options', words: `X-Frame-Options: ${options}` }
  return error?.kind === 'blockedByResponse' ? { words: error.code } : undefined
}

function frameAncestors(response: HttpExchange['response']): readonly string[] | undefined {
  const policies = response?.headers?.filter(({ name }) => name === 'content-security-policy') ?? []
  for (const { value } of policies) {
    const directive = value.split(';').find((each) => /^\s*frame-ancestors(?:\s|$)/i.test(each))
    if (directive !== undefined) return directive.trim().split(/\s+/).slice(1)
  }
  return undefined
}

function allows(ancestors: readonly string[], own: string | undefined, parent: string | undefined) {
  if (ancestors.length === 0 || ancestors.some((each) => each.toLowerCase() === "'none'")) return false
  if (parent === undefined) return true
  return ancestors.some(
    (each) => each === '*' || (each.toLowerCase() === "'self'" && parent === own) || matches(each, parent),
  )
}

/** `https://app.example`, `https://*.example`, `app.example`, `https:`. */
function matches(source: string, origin: string) {
  if (/^[a-z]+:$/i.test(source)) return origin.startsWith(source.toLowerCase())
  const [scheme, host = ''] = source.includes('://') ? source.toLowerCase().split('://') : ['', source.toLowerCase()]
  const url = new URL(origin)
  if (scheme && `${scheme}:` !== url.protocol) return false
  const name = host.replace(/\/.*$/, '')
  if (name.startsWith('*.')) return url.host.endsWith(name.slice(1))
  return name === url.host || name === `${url.hostname}:*`
}
