import rule from '../../../../src/core/rules/logout/logout-hint-missing.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, logout } from '../../../support/traces.ts'

const bare = { id_token_hint: undefined, state: undefined }

testRule(rule, {
  failed: [
    {
      name: 'Keycloak refuses',
      trace: [logout({ params: bare, returns: false, status: 400, text: 'Missing parameters: id_token_hint' })],
      message: 'refused',
      severity: 'error',
    },
    {
      name: 'the server asks the user',
      trace: [logout({ params: bare, returns: false, status: 200, text: 'Do you want to log out?' })],
      message: 'stopped',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'with the ID token', trace: [logout()] },
    {
      name: 'with the ID token, and refused for another reason',
      trace: [logout({ params: { state: undefined }, returns: false, status: 400, text: 'Invalid redirect uri' })],
    },
    {
      name: 'with the client id, and refused for another reason',
      trace: [
        logout({
          params: { ...bare, client_id: example.clientId },
          returns: false,
          status: 400,
          text: 'Invalid redirect uri',
        }),
      ],
    },
    { name: 'the server breaks off', trace: [logout({ params: bare, returns: false, status: 500, text: 'Oops' })] },
    { name: 'with the client id', trace: [logout({ params: { ...bare, client_id: example.clientId } })] },
    { name: 'a server that returns all the same', trace: [logout({ params: bare })] },
  ],
  inapplicable: [
    {
      name: 'no address to return to',
      trace: [
        logout({ params: { post_logout_redirect_uri: undefined }, returns: false, status: 200, text: 'Signed out' }),
      ],
    },
    { name: 'no logout', trace: [authorizationCodeFlow()] },
  ],
})
