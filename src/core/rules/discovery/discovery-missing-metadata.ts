import { at } from '../evidence.ts'
import { loginSucceeded } from '../login-went-on.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'discovery-missing-metadata',
  title: 'The configuration lacks what it must have',
  severity: 'warning',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCD-3', 'RFC8414-2'],
  requires: ['metadataResponse.body'],
  why: 'Libraries read these members and stop, or guess, when one is missing.',
  fix: 'Complete the document at the server, or configure the addresses by hand in the app.',
  messages: {
    missing: 'The configuration lacks {members}, which it must have.',
    notList: 'The configuration writes {members} as something else than a list.',
  },
  check({ metadataResponse: response }, { flow }) {
    const { body, kind, status } = response
    if (kind === 'protectedResource' || !body || status >= 300)
      return { inapplicable: 'no document of an authorization server' }
    const absent: string[] = required[kind].filter((name) => body[name] === undefined)
    if (flow.tokenExchanges.length > 0 && body.token_endpoint === undefined) absent.push('token_endpoint')
    const wrong = Object.keys(body).filter(
      (name) => isList.test(name) && !Array.isArray(body[name]) && body[name] !== null,
    )
    // A login that succeeded did without it.
    const severity = loginSucceeded(flow) ? { severity: 'info' as const } : {}
    if (absent.length > 0)
      return {
        message: 'missing',
        data: { members: absent.join(', ') },
        evidence: absent.map((name) => at(response, name)),
        ...severity,
      }
    if (wrong.length > 0)
      return {
        message: 'notList',
        data: { members: wrong.join(', ') },
        evidence: wrong.map((name) => at(response, name)),
        ...severity,
      }
    return
  },
})

const isList =
  /^(?:response_types|response_modes|grant_types|scopes|subject_types|claims|code_challenge_methods|id_token_signing_alg_values|token_endpoint_auth_methods)_supported$/

/** REQUIRED members; those that depend on the flow are judged by the flow. */
const required = {
  openid: [
    'issuer',
    'authorization_endpoint',
    'jwks_uri',
    'response_types_supported',
    'subject_types_supported',
    'id_token_signing_alg_values_supported',
  ],
  oauth: ['issuer', 'response_types_supported'],
} as const
