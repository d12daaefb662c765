import type { Projection } from './projection.ts'
import { constant, join, keptHost, known, type Safe } from './safe.ts'
import { placeholder, templateOf } from './templates.ts'
import { pathWords } from './vocabulary.ts'

/** Host and port of an address, with what is wrong with them. */
export function projectAuthority(authority: string, projection: Projection): Safe {
  const at = authority.lastIndexOf('@')
  // User and password before the host go: nothing reads them.
  projection.pseudonyms.of(constant('user'), authority.slice(0, Math.max(at, 0)))
  const place = authority.slice(at + 1)
  const [written] = placeholder.exec(place) ?? []
  if (written !== undefined) return templateOf(written)
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(place) ?? []
  return join([projectHost(host, projection), ...(port === undefined ? [] : [constant(':'), projectPort(port)])])
}

function projectHost(host: string, projection: Projection): Safe {
  if (host === '') return constant('')
  const safe = join([unsetLabel(host, projection), projection.host(host)])
  // No browser can follow it: a fault to be seen.
  if (/\s/.test(host)) return join([safe, constant(' x')])
  return isHostName(safe) && !isHostName(host) ? join([safe, constant('^')]) : safe
}

/** A variable that was not set, before a host whose name is numbered: it would hide there. */
function unsetLabel(host: string, projection: Projection): Safe {
  const [label] = /^(?:undefined|null|NaN)\./i.exec(host) ?? []
  return label === undefined || projection.host(host).startsWith(label) ? constant('') : keptHost(label)
}

function isHostName(text: string): boolean {
  return URL.canParse(`https://${text}`)
}

function projectPort(port: string): Safe {
  return /^\d{0,5}$/.test(port) ? keptHost(port) : (known(pathWords, port) ?? constant('port'))
}
