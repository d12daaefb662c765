import { hostOf, isHttp } from '../../exchange/host.ts'
import { atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'net-tls-error',
  title: 'The certificate of the server is not accepted',
  severity: 'error',
  certainty: 'provable',
  owner: 'network',
  specs: ['RFC6749-10.9', 'RFC6750-5.2', 'OIDCC-16.17'],
  requires: ['exchange'],
  why: 'The browser opens no connection that it cannot trust. A tab shows a warning; a request in the background fails without one.',
  fix: 'Open {host} in a tab to see what is wrong. Trust the development certificate there, or install a valid one for exactly this name; behind a proxy that inspects traffic, trust its certificate.',
  messages: {
    authority: 'The certificate of {host} comes from an issuer that the browser does not trust ({error}).',
    expired: 'The certificate of {host} is not valid at this time ({error}).',
    name: 'The certificate of {host} was issued for another name ({error}).',
    other: 'The secure connection to {host} could not be set up ({error}).',
  },
  check({ exchange: { id, error, request, response } }) {
    if (!error) return response ? undefined : { inapplicable: 'no answer and no error was seen' }
    if (error.kind !== 'tls' || !isHttp(request.url)) return { inapplicable: 'the certificate is not what failed' }
    const found = reasons.find(([pattern]) => pattern.test(error.code))
    return {
      message: found?.[1] ?? 'other',
      data: { host: hostOf(request.url), error: error.code },
      evidence: [atPlace({ exchange: id }, 'networkError', error.code)],
    }
  },
})

const reasons = [
  [/AUTHORITY|UNKNOWN_ISSUER|SELF_SIGNED|UNTRUSTED/i, 'authority'],
  [/DATE|EXPIRED|NOT_YET_VALID/i, 'expired'],
  [/COMMON_NAME|BAD_CERT_DOMAIN|NAME_INVALID/i, 'name'],
] as const
