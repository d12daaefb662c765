import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'idtoken-malformed',
  title: 'The ID token cannot be read',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['RFC7519-7.2', 'RFC7515-3', 'OIDCC-2'],
  requires: ['idToken'],
  why: 'An ID token is a JWT of three base64url parts (five when encrypted). What cannot be read cannot be checked, and must be rejected.',
  fix: 'Pass the token on unchanged, and raise size limits of whatever cuts it on the way.',
  messages: {
    malformed: 'The ID token cannot be read: {reason}.',
    padded: 'The ID token has padding characters (=), which strict libraries refuse.',
    opaque: 'The value in id_token is not a JWT.',
  },
  check({ idToken }) {
    const { decoded } = idToken
    const evidence = [at(idToken.receivedIn, 'id_token')]
    if (decoded.kind === 'malformed') return { message: 'malformed', data: { reason: decoded.reason }, evidence }
    if (decoded.kind === 'opaque') return { message: 'opaque', evidence }
    const padded = decoded.oddities.some((each) => each.includes('padding'))
    return padded ? { message: 'padded', evidence, severity: 'info' } : undefined
  },
})
