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
  const learnHost = (url: string) => {
    const { hostname, protocol } = URL.canParse(url) ? new URL(url) : { hostname: '', protocol: '' }
    if (protocol === 'https:' || protocol === 'http:') hosts.add(hostname)
  }
  // Scopes are names, and pages about errors are read by people: nobody connects to their hosts.
  const learnWords = (url: string) => {
    if (URL.canParse(url)) for (const segment of parseUrl(url).path.split('/')) words.add(segment)
  }
  const learnValue = (name: string, value: string) => {
    if (name === 'client_id') clientIds.add(value)
    if (name === 'scope') for (const scope of value.split(/[\s,]/)) learnWords(scope)
    if (policies.get(name) !== 'url') return
    learnWords(value)
    if (name !== 'error_uri') learnHost(value)
  }
  for (const { request, response, context } of exchanges) {
    learnHost(request.url)
    learnHost(context.initiator ?? '')
    learnHost(response?.redirectUrl ?? '')
    const url = parseUrl(request.url)
    for (const { name, value } of [...url.query, ...url.fragment, ...parseBody(request.body).parameters]) {
      learnValue(name, value)
    }
    for (const [name, value] of Object.entries(parseBody(response?.body).object ?? {})) {
      for (const text of textsOf(value)) learnValue(name, text)
    }
  }
  return { hosts: [...hosts], words, clientIds }
}

/** A text, or each of a list. */
function textsOf(value: unknown): readonly string[] {
  return [value].flat().filter((each) => typeof each === 'string')
}
