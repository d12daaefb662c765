import rule from '../../../../src/core/rules/logout/logout-return-rejected.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, exchange, logout } from '../../../support/traces.ts'

const navigation = { resourceType: 'mainFrame', tab: 1, frame: 0 } as const

function returnedWithoutState() {
  const back = `${example.app}/`
  const request = exchange({
    url: `${example.server}/logout?client_id=x&state=bye-81hs7&post_logout_redirect_uri=${encodeURIComponent(back)}`,
    status: 302,
    redirectUrl: back,
    context: navigation,
  })
  const returned = exchange({
    url: back,
    at: example.start + 40,
    context: navigation,
    redirectedFrom: request.id,
    response: '<!doctype html>',
  })
  return [{ ...request, redirectedTo: returned.id }, returned]
}

testRule(rule, {
  failed: [
    {
      name: 'the address is not registered',
      trace: [logout({ returns: false, status: 400, text: 'post_logout_redirect_uri invalid' })],
      message: 'refused',
    },
    {
      name: 'the client is named by its id alone, and the page was not read',
      trace: [
        logout({ params: { id_token_hint: undefined, client_id: example.clientId }, returns: false, status: 400 }),
      ],
      message: 'refused',
      evidence: ['post_logout_redirect_uri', undefined],
    },
    { name: 'state is lost', trace: [returnedWithoutState()], message: 'state', severity: 'warning' },
  ],
  passed: [
    { name: 'returned', trace: [logout()] },
    { name: 'no state was sent', trace: [logout({ params: { state: undefined } })] },
    {
      name: 'a page that asks the user is legal',
      trace: [logout({ returns: false, status: 200, text: 'Do you want to log out?' })],
    },
    { name: 'the server is down', trace: [logout({ returns: false, status: 503 })] },
  ],
  inapplicable: [
    {
      name: 'no address to return to',
      trace: [logout({ params: { post_logout_redirect_uri: undefined }, returns: false, status: 400, text: 'x' })],
    },
    {
      name: 'the request does not name its client, which is the fault',
      trace: [logout({ params: { id_token_hint: undefined }, returns: false, status: 400, text: 'x' })],
    },
    { name: 'no logout', trace: [authorizationCodeFlow()] },
  ],
})
