import type { Trace } from '../model/trace.ts'
import { parseBody } from '../protocol/parse-body.ts'
import { parseUrl } from '../protocol/parse-url.ts'
import { policies } from './vocabulary.ts'

/** What the addresses of a trace are made of. */
export interface AddressWords {
  /** Host names without port, lower-case, in the order in which they were met. */
  readonly hosts: readonly string[]
  /** Path segments of redirect URIs, issuers and endpoints: configuration, which support has to see. */
  readonly words: ReadonlySet<string>
  readonly clientIds: ReadonlySet<string>
}

export function wordsOfAddresses({ exchanges }: Trace): AddressWords {
  const hosts = new Set<string>()
  const words = new Set<string>()
  const clientIds = new Set<string>()
  const learn = (url: string, configured: boolean) => {
    if (!URL.canParse(url)) return
    const { hostname, protocol } = new URL(url)
    if (hostname !== '' && /^https?:$/.test(protocol)) hosts.add(hostname.toLowerCase())
    if (configured) learnWords(url)
  }
  // Names and pages about errors: nobody connects to their hosts.
  const learnWords = (url: string) => {
    if (URL.canParse(url)) for (const segment of parseUrl(url).path.split('/')) words.add(segment)
  }
  for (const { request, response, context } of exchanges) {
    learn(request.url, false)
    if (context.initiator !== undefined) learn(context.initiator, false)
    if (response?.redirectUrl !== undefined) learn(response.redirectUrl, false)
    const url = parseUrl(request.url)
    for (const { name, value } of [...url.query, ...url.fragment, ...parseBody(request.body).parameters]) {
      if (name === 'error_uri') learnWords(value)
      else if (policies.get(name) === 'url') learn(value, true)
      if (name === 'client_id') clientIds.add(value)
      if (name === 'scope') for (const scope of value.split(/[\s,]+/)) learnWords(scope)
    }
    for (const [name, value] of Object.entries(parseBody(response?.body).object ?? {})) {
      if (policies.get(name) === 'url' && typeof value === 'string') learn(value, true)
      if (name === 'scope' && typeof value === 'string') for (const scope of value.split(/[\s,]+/)) learnWords(scope)
    }
  }
  return { hosts: [...hosts], words, clientIds }
}
