import rule from '../../../../src/core/rules/logout/logout-silent-relogin.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, logout } from '../../../support/traces.ts'

const bye = logout({ params: { client_id: example.clientId } })
const login = (seconds: number) => authorizationCodeFlow({ at: example.start + seconds * 1000 })

testRule(rule, {
  failed: [
    {
      name: 'the landing page starts a login, and the session is still there',
      trace: [bye, login(11)],
      message: 'again',
    },
    {
      name: 'the user pressed a button later: leaving this app only is a design',
      trace: [bye, login(30)],
      message: 'again',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'logged out', trace: [bye] },
    { name: 'a login much later', trace: [bye, login(120)] },
    { name: 'the login was before', trace: [login(0), bye] },
  ],
  inapplicable: [{ name: 'no logout', trace: [login(0)] }],
})
