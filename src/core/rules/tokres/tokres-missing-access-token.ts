import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'tokres-missing-access-token',
  title: 'The token response has no access_token',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['RFC6749-5.1'],
  requires: ['tokenRequest', 'tokenResponse.body'],
  why: 'access_token is the point of the answer. A library that does not find it reports an invalid OAuth response.',
  fix: 'Call the real token endpoint, and remove whatever wraps or rewrites its answer on the way (a gateway that puts it into "data").',
  messages: {
    missing: 'The token endpoint said OK (HTTP {status}) but its answer has no access_token.',
    wrapped:
      'The token endpoint said OK (HTTP {status}), but access_token is inside "{member}", where no library looks for it.',
    idTokenOnly: 'The token endpoint gave an ID token and no access_token.',
  },
  check({ tokenResponse }, { provider }) {
    const { status, format, body, access_token: token, id_token: idToken } = tokenResponse
    if (status >= 300 || format !== 'json' || !body) return { inapplicable: 'not a JSON success' }
    if (body.error !== undefined || body.ok === false) return { inapplicable: 'an error answer' }
    if (token !== undefined && token !== '') return
    const { accessTokenMember, accessTokenOptional } = provider.deviations
    if (accessTokenMember !== undefined) return { inapplicable: `this provider puts it at ${accessTokenMember}` }
    const evidence = [at(tokenResponse, 'access_token')]
    if (idToken !== undefined && accessTokenOptional) return { message: 'idTokenOnly', evidence, severity: 'warning' }
    const member = wrapperOf(body)
    return member === undefined
      ? { message: 'missing', data: { status }, evidence }
      : { message: 'wrapped', data: { status, member }, evidence: [at(tokenResponse, member)] }
  },
})

function wrapperOf(body: Readonly<Record<string, unknown>>) {
  return Object.keys(body).find((name) => {
    const inner = body[name]
    return typeof inner === 'object' && inner !== null && ('access_token' in inner || 'accessToken' in inner)
  })
}
