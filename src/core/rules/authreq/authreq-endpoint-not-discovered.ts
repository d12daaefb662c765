import { atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authreq-endpoint-not-discovered',
  title: 'The app calls another endpoint than the server advertises',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['OIDCD-4.2', 'RFC8414-2'],
  requires: ['authorizationRequest'],
  why: 'Endpoints move; an address that was written down once goes on working only by luck.',
  fix: 'Take the endpoint from the metadata document, and do not mix the versions of an API.',
  messages: { differs: 'The sign-in went to {actual}, although the server advertises {expected}, and it failed.' },
  check({ authorizationRequest: request }, { metadata, provider, flow }) {
    const expected = metadata?.authorization_endpoint
    if (typeof expected !== 'string') return { inapplicable: 'the metadata document was not captured' }
    const actual = request.endpoint
    const advertised = expected.split(/[?#]/)[0] ?? expected
    if (actual === advertised || provider.deviations.endpointAliases) return
    if (hostOf(actual) !== hostOf(advertised)) return { inapplicable: 'another host name of the server' }
    if (flow.status !== 'failed') return { inapplicable: 'it worked' }
    return {
      message: 'differs',
      data: { actual, expected: advertised },
      evidence: [atPlace(request, 'url')],
      comparison: { expected: advertised, expectedLabel: 'advertised', actual, actualLabel: 'called' },
    }
  },
})

function hostOf(url: string) {
  return /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]
}
