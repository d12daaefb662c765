import { type Flaws, withFlaws } from './flaws.ts'
import { decode, projectUrl } from './project-url.ts'
import { keepPlainWord, type Projection, projectSecret } from './projection.ts'
import { constant, join, known, percentEncoded, type Safe } from './safe.ts'

/** A value that should be an address, with what makes it unusable. */
export function projectAddress(name: string, value: string, projection: Projection): Safe {
  return withFlaws(flaws, value, projectWritten(name, value, projection))
}

function projectWritten(name: string, value: string, projection: Projection): Safe {
  // A page about the error (RFC 6749 §5.2): its query says no more than the error, and its `code` is no authorization code.
  if (name === 'error_uri' && value.includes('?'))
    return projectWritten(name, value.slice(0, value.indexOf('?')), projection)
  if (/^[a-z][a-z0-9+.-]*:/i.test(value)) {
    return value.startsWith('urn:') ? projectUrn(name, value, projection) : projectUrl(value, projection)
  }
  // Encoded once too often: the fault must stay visible.
  const decoded = decode(value)
  if (/^https?:\/\//i.test(decoded)) return percentEncoded(projectUrl(decoded, projection))
  if (value.startsWith('/')) return projectUrl(value, projection)
  return keepPlainWord(value, projection) ?? projectSecret(name, value, projection)
}

/** What makes an address unusable (RFC 6749 §3.1.2) must stay visible where names and encoding would hide it. */
const flaws: Flaws = [
  [/\s/, constant('& x')],
  [/undefined/, constant('&undefined')],
  [/\bnull\b/, constant('&null')],
  [/\$\{|\{\{|%7B%7B|<[a-z-]+>/i, constant('&<template>')],
]

/** `urn:ietf:params:oauth:request_uri:…` names a request: its last part is a secret. That another is one is seen, too. */
function projectUrn(name: string, value: string, projection: Projection): Safe {
  const own = known(outOfBand, value)
  if (own !== undefined) return own
  const rest = (prefix: Safe) => projectSecret(name, value.slice(prefix.length), projection)
  const request = constant('urn:ietf:params:oauth:request_uri:')
  if (value.startsWith(request)) return join([request, rest(request)])
  return join([constant('urn:'), percentEncoded(rest(constant('urn:')))])
}

/** Addresses that stand for no place, as native apps used them at Google. */
const outOfBand: ReadonlySet<string> = new Set(['urn:ietf:wg:oauth:2.0:oob', 'urn:ietf:wg:oauth:2.0:oob:auto'])
