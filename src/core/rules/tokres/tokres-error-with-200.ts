import { at, atPlace } from '../evidence.ts'
import { isTokenStep } from '../outcomes.ts'
import { defineRule } from '../rule.ts'
import { quote } from '../said.ts'

export default defineRule({
  id: 'tokres-error-with-200',
  title: 'HTTP says 200, the body says error',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-5.2'],
  requires: ['tokenResponse.body'],
  generic: true,
  why: 'RFC 6749 wants 400 or 401. Code that looks at the status alone takes the answer for a success and stores an empty token.',
  fix: 'Look for error (and for ok: false) in the body before using the answer; then mend what the error names.',
  messages: { error: 'HTTP says {status}, but the answer is an error: {words}.' },
  check({ tokenResponse }) {
    const { status, body, access_token: token } = tokenResponse
    if (status >= 300 || token !== undefined) return
    const refused = body?.ok === false || body?.error !== undefined
    if (!refused || isTokenStep(tokenResponse)) return
    return {
      message: 'error',
      data: { status, words: quote(tokenResponse) || 'ok: false' },
      evidence: [at(tokenResponse, 'error'), atPlace(tokenResponse, 'status')],
    }
  },
})
