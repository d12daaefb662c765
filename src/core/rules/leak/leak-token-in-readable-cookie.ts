import { cookiesSetBy } from '../../exchange/set-cookie.ts'
import type { TokenResponse } from '../../model/message.ts'
import { atHeader } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { unlessAnyUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'leak-token-in-readable-cookie',
  title: 'A token is kept in a cookie that scripts can read',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['BBA-6.1.3.2', 'RFC6750-5.3'],
  requires: ['tokenResponse'],
  worthAWarning: 'Every script on the page can read it, an injected one too.',
  why: 'Any script on the page can read it, and it goes along with every request to this host.',
  fix: 'Set the cookie with HttpOnly, Secure and SameSite=Lax (and the prefix __Host-), or keep the tokens on the server.',
  messages: { readable: 'The cookie {name} holds the {what} and is set without {lacks}.' },
  check({ tokenResponse }, { exchanges }) {
    const tokens = tokensOf(tokenResponse)
    if (tokens.length === 0) return { inapplicable: 'no token was issued' }
    for (const exchange of exchanges) {
      for (const cookie of cookiesSetBy(exchange)) {
        const held = tokens.find(([, value]) => cookie.value === value || cookie.value === encodeURIComponent(value))
        const lacks = [!cookie.httpOnly && 'HttpOnly', !cookie.secure && 'Secure'].filter((each) => each !== false)
        if (!held || lacks.length === 0) continue
        return {
          message: 'readable',
          data: { name: cookie.name, what: held[0], lacks: lacks.join(' and ') },
          evidence: [atHeader({ exchange: exchange.id }, 'response', 'set-cookie')],
        }
      }
    }
    return unlessAnyUnseen(exchanges, 'response', 'responseHeaders')
  },
})

function tokensOf({ access_token: access, refresh_token: refresh, id_token: id }: TokenResponse) {
  const all: readonly (readonly [string, string | undefined])[] = [
    ['access token', access],
    ['refresh token', refresh],
    ['ID token', id],
  ]
  return all.flatMap(([name, value]) => (value === undefined || value.length < 6 ? [] : [[name, value] as const]))
}
