import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'session-check-loop',
  title: 'The app asks again and again whether the user is signed in',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['OIDCSM-3', 'OIDCSM-5.1'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  loop: true,
  why: 'Each silent request is answered with login_required; often the frame cannot see the cookie of the server (third-party cookie blocking).',
  fix: 'Turn session monitoring off (checkLoginIframe, monitorSession), or host the server on the same site as the app.',
  messages: {
    loop: 'The app sent {count} silent sign-in requests within a minute, and each was answered with {error}.',
  },
  check({ authorizationRequest, authorizationResponse }, { flow, flows }) {
    const { error } = authorizationResponse
    if (flow.kind !== 'silentRenew' || error === undefined || !needsUser.has(error))
      return { inapplicable: 'not a silent request without a session' }
    const before = flows.filter(
      ({ kind, client_id: client, authorizationResponse: answer }) =>
        kind === 'silentRenew' &&
        client === flow.client_id &&
        answer?.error === error &&
        answer.at <= authorizationResponse.at &&
        authorizationResponse.at - answer.at < 60_000,
    )
    if (before.length < 3) return
    return {
      message: 'loop',
      data: { count: before.length, error },
      evidence: [at(authorizationResponse, 'error'), atPlace(authorizationRequest, 'timing')],
    }
  },
})

const needsUser = new Set(['login_required', 'interaction_required'])
