import rule from '../../../../src/core/rules/authres/authres-as-error-page.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'the server does not know the client',
      trace: [authorizationCodeFlow({ errorPage: { status: 400, text: 'Client not found.' } })],
      message: 'clientUnknown',
    },
    {
      name: 'the text of the page was not captured',
      trace: [authorizationCodeFlow({ errorPage: { status: 400 } })],
      message: 'unread',
    },
    {
      name: 'the page says something no dictionary knows',
      trace: [authorizationCodeFlow({ errorPage: { status: 500, text: 'Zut alors' } })],
      message: 'quoted',
    },
    {
      name: 'the page names a reason that is known',
      trace: [authorizationCodeFlow({ errorPage: { status: 400, text: 'Invalid parameter: redirect_uri' } })],
      message: 'explained',
    },
    {
      name: 'the page names an error code of OAuth',
      trace: [
        authorizationCodeFlow({
          errorPage: { status: 400, text: '{"error":"invalid_scope","error_description":"Unknown scope: profle"}' },
        }),
      ],
      message: 'quoted',
    },
    {
      name: 'the page says much, with line breaks between',
      trace: [
        authorizationCodeFlow({
          errorPage: {
            status: 500,
            text: `\n  Zut alors!\n\n${'  Le serveur est tombé dans la rivière,\n  et personne ne le trouve.'.repeat(3)}`,
          },
        }),
      ],
      message: 'quoted',
    },
  ],
  passed: [],
  inapplicable: [{ name: 'the server redirected back', trace: [authorizationCodeFlow()] }],
})
