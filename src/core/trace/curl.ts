import type { Flow } from '../model/flow.ts'
import { type HttpExchange, headerOf } from '../model/http-exchange.ts'
import type { TokenRequest } from '../model/message.ts'
import { parseBody } from '../protocol/parse-body.ts'
import { parseForm } from '../protocol/parse-form.ts'
import { policies } from '../redact/vocabulary.ts'

/** An exchange's request as a cURL command in which secrets are shell variables, so that it can be pasted into a ticket. */
export function curlCommand(exchange: HttpExchange): string {
  const variables = createVariables()
  const { method, url, headers = [], body } = exchange.request
  const parts = [
    `curl ${quote(curlUrl(url, variables))}`,
    ...(method === 'GET' || (method === 'POST' && body?.text) ? [] : [`--request ${quote(literal(method))}`]),
    ...headers
      .filter(({ name }) => !leftOut.has(name))
      .map((field) => `--header ${quote(curlHeader(field, variables))}`),
    ...curlBody(body?.text, variables),
  ]
  return withVariables(parts, variables)
}

/**
 * The token request as it should be: a form, each field encoded by itself, the fields that the flow knows to be right. For a
 * request that was sent as JSON, in the query, without a field or with another redirect_uri.
 */
export function correctedTokenCurl(request: TokenRequest, flow: Flow): string | undefined {
  if (request.endpoint === '') return undefined
  const variables = createVariables()
  const fields = correctedFields(request, flow)
  if (fields.length === 0) return undefined
  const parts = [
    `curl ${quote(literal(request.endpoint))}`,
    ...fields.map(([name, value]) => `--data-urlencode ${quote(fieldText(name, value, variables))}`),
  ]
  return withVariables(parts, variables)
}

function correctedFields(request: TokenRequest, { authorizationRequest, authorizationResponse }: Flow) {
  const grant = request.grant_type ?? (request.refresh_token ? 'refresh_token' : 'authorization_code')
  const client = authorizationRequest?.client_id ?? request.client_id
  const secret = request.client_secret
  const byCode: readonly (readonly [string, string | undefined])[] = [
    ['grant_type', 'authorization_code'],
    ['code', authorizationResponse?.code ?? request.code],
    ['redirect_uri', authorizationRequest?.redirect_uri ?? request.redirect_uri],
    ['client_id', client],
    [
      'code_verifier',
      request.code_verifier ?? (authorizationRequest?.code_challenge ? 'THE_VERIFIER_OF_THIS_LOGIN' : undefined),
    ],
    ['client_secret', secret],
  ]
  const byRefresh: typeof byCode = [
    ['grant_type', 'refresh_token'],
    ['refresh_token', request.refresh_token],
    ['client_id', client],
    ['client_secret', secret],
  ]
  const isCode = grant === 'authorization_code' || request.code !== undefined
  const fields = isCode ? byCode : grant === 'refresh_token' ? byRefresh : sentFields(request)
  return fields.filter((field): field is readonly [string, string] => field[1] !== undefined && field[1] !== '')
}

function sentFields({ parameters }: TokenRequest): readonly (readonly [string, string])[] {
  return parameters.map(({ name, value }) => [name, value] as const)
}

/** Whether an endpoint is there at all: asks for header fields only and sends nothing of the login. */
export function healthCheckCurl(url: string): string {
  const hash = url.search(/[?#]/)
  return `curl --head --location --max-time 10 ${quote(literal(hash < 0 ? url : url.slice(0, hash)))}`
}

const leftOut: ReadonlySet<string> = new Set(['content-length', 'host', 'connection', 'accept-encoding'])

/** A text for a shell: literal parts, and names of variables. */
type ShellText = readonly ({ readonly literal: string } | { readonly variable: string })[]

function literal(text: string): ShellText {
  return [{ literal: text }]
}

interface Variables {
  of(name: string, value: string): ShellText
  readonly names: readonly string[]
}

function createVariables(): Variables {
  const known = new Map<string, string>()
  return {
    of(name, value) {
      const before = known.get(value)
      if (before !== undefined) return [{ variable: before }]
      const base =
        name
          .toUpperCase()
          .replace(/[^A-Z0-9]+/g, '_')
          .replace(/^_+|_+$/g, '') || 'SECRET'
      const named = /^\d/.test(base) ? `V_${base}` : base
      let free = named
      for (let count = 2; [...known.values()].includes(free); count++) free = `${named}_${count}`
      known.set(value, free)
      return [{ variable: free }]
    },
    get names() {
      return [...known.values()]
    },
  }
}

/** Secret unless the parameter is known to be harmless. */
function isHarmless(name: string): boolean {
  const policy = policies.get(name)
  return (
    policy !== undefined &&
    policy !== 'secret' &&
    policy !== 'jwt' &&
    policy !== 'json' &&
    policy !== 'object' &&
    policy !== 'text'
  )
}

function valueText(name: string, value: string, variables: Variables): ShellText {
  return isHarmless(name) || value === '' ? literal(value) : variables.of(name, value)
}

function fieldText(name: string, value: string, variables: Variables): ShellText {
  return [{ literal: `${name}=` }, ...valueText(name, value, variables)]
}

/** Secrets of a query stay where they were: cURL does not encode what stands in an address, so the variable has to hold the encoded value. */
function curlUrl(url: string, variables: Variables): ShellText {
  const [, endpoint = '', query, fragment] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? []
  const pairs = query === undefined ? [] : parseForm(query, 'query')
  return [
    { literal: endpoint },
    ...pairs.flatMap(
      ({ name, value }, at): ShellText => [
        { literal: `${at === 0 ? '?' : '&'}${encodeURIComponent(name)}=` },
        ...(isHarmless(name) ? literal(encodeURIComponent(value)) : variables.of(name, encodeURIComponent(value))),
      ],
    ),
    ...(fragment === undefined ? [] : literal('')),
  ]
}

function curlHeader(
  { name, value }: { readonly name: string; readonly value: string },
  variables: Variables,
): ShellText {
  if (name === 'authorization') {
    const space = value.indexOf(' ')
    return [
      { literal: `${name}: ${value.slice(0, space + 1)}` },
      ...variables.of(space < 0 ? name : 'access_token', value.slice(space + 1)),
    ]
  }
  if (plainHeaders.has(name)) return literal(`${name}: ${value}`)
  return [{ literal: `${name}: ` }, ...variables.of(name, value)]
}

const plainHeaders: ReadonlySet<string> = new Set([
  'accept',
  'content-type',
  'origin',
  'cache-control',
  'pragma',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'x-requested-with',
  'access-control-request-method',
  'access-control-request-headers',
])

function curlBody(text: string | undefined, variables: Variables): readonly string[] {
  if (!text) return []
  const { format, parameters } = parseBody({ text })
  if (format === 'form') {
    return parameters.map(({ name, value }) => `--data-urlencode ${quote(fieldText(name, value, variables))}`)
  }
  if (format === 'json' && parameters.length > 0) {
    const members = parameters.flatMap(
      ({ name, value }, at): ShellText => [
        { literal: `${at === 0 ? '{' : ','}${JSON.stringify(name)}:"` },
        ...(isHarmless(name) ? literal(JSON.stringify(value).slice(1, -1)) : variables.of(name, value)),
        { literal: '"' },
      ],
    )
    return [`--data-raw ${quote([...members, { literal: '}' }])}`]
  }
  return [`--data-raw ${quote(variables.of('body', text))}`]
}

/** Single quotes keep a shell from reading the text; variables stand between them in double quotes. */
function quote(text: ShellText): string {
  let quoted = ''
  let open = ''
  for (const part of text) {
    if ('literal' in part) {
      open += part.literal.replaceAll("'", "'\\''")
      continue
    }
    quoted += `${open === '' ? '' : `'${open}'`}"$${part.variable}"`
    open = ''
  }
  return open === '' && quoted !== '' ? quoted : `${quoted}'${open}'`
}

function withVariables(parts: readonly string[], { names }: Variables): string {
  const head = names.length === 0 ? '' : `# Set first: ${names.join(', ')}\n`
  return `${head}${parts.join(' \\\n  ')}\n`
}

/** Whether a request carries an Origin, so that a view can say that cURL is not subject to CORS. */
export function isSubjectToCors(exchange: HttpExchange): boolean {
  return headerOf(exchange.request, 'origin') !== undefined
}
