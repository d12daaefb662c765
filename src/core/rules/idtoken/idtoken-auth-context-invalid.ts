import { inWords } from '../duration.ts'
import { at, atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'

/** Clocks and the time of the sign-in itself. Seconds. */
const tolerance = 60

export default defineRule({
  id: 'idtoken-auth-context-invalid',
  title: 'The server did not re-check the user as asked',
  severity: 'warning',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCC-2', 'OIDCC-3.1.2.1', 'OIDCC-3.1.3.7', 'OIDCC-5.5.1.1'],
  requires: ['authorizationRequest', 'idToken'],
  worthAWarning:
    'The app asked for a fresh or a stronger sign-in and did not get it: an old session passes for one (OIDC Core §3.1.2.1).',
  why: 'The app asked for a fresh or stronger sign-in, for instance before a payment, and must not go on without proof of it.',
  fix: "Configure the server's authentication levels, compare with acr_values_supported, and handle unmet_authentication_requirements.",
  messages: {
    authTimeMissing: 'The sign-in asked for max_age, and the ID token has no auth_time.',
    tooOld: 'The sign-in asked for a login not older than {maxAge} s, but the user had signed in {age} before.',
    acr: 'The sign-in demanded acr {wanted}, and the ID token says {got}.',
  },
  check({ authorizationRequest: request, idToken }) {
    const { decoded } = idToken
    if (decoded.kind !== 'jws') return { inapplicable: 'the ID token cannot be read' }
    const { auth_time: authTime, iat, acr } = decoded.claims
    if (request.max_age !== undefined) {
      const maxAge = Number(request.max_age)
      const evidence = [at(request, 'max_age'), atClaim(idToken, 'id_token', 'auth_time')]
      if (typeof authTime !== 'number') return { message: 'authTimeMissing', evidence }
      const age = typeof iat === 'number' ? iat - authTime : 0
      if (Number.isFinite(maxAge) && age > maxAge + tolerance)
        return { message: 'tooOld', data: { maxAge, age: inWords(age * 1000) }, evidence }
    }
    const wanted = essentialAcr(request.claims)
    if (wanted.length === 0 || (typeof acr === 'string' && wanted.includes(acr))) return
    return {
      message: 'acr',
      data: { wanted: wanted.join(' or '), got: typeof acr === 'string' ? acr : 'nothing' },
      evidence: [at(request, 'claims'), atClaim(idToken, 'id_token', 'acr')],
    }
  },
})

/** Values of an essential acr in the claims parameter (OIDCC §5.5.1.1); acr_values alone is a wish. */
function essentialAcr(claims: string | undefined): readonly string[] {
  if (claims === undefined) return []
  try {
    const acr = JSON.parse(claims)?.id_token?.acr
    if (acr?.essential !== true) return []
    return [acr.value, acr.values].flat().filter((each) => typeof each === 'string')
  } catch {
    return []
  }
}
