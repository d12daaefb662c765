import rule from '../../../../src/core/rules/discovery/discovery-url-malformed.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery, example, exchange } from '../../../support/traces.ts'
import { unanswered } from '../../../support/unseen.ts'

const asked = (url: string) => [exchange({ url, status: 404, response: '' })]

testRule(rule, {
  failed: [
    {
      name: 'the whole address was configured as issuer',
      trace: asked('https://idp.example/.well-known/openid-configuration/.well-known/openid-configuration'),
      message: 'twice',
    },
    {
      name: 'a variable was not set',
      trace: asked('https://idp.example/undefined/.well-known/openid-configuration'),
      message: 'variable',
    },
    {
      name: 'a template was not filled in',
      trace: asked('https://login.microsoftonline.com/{tenant}/v2.0/.well-known/openid-configuration'),
      message: 'variable',
    },
    {
      name: 'the browser has encoded the brackets of the template',
      trace: asked('https://login.microsoftonline.com/%7Btenant%7D/v2.0/.well-known/openid-configuration'),
      message: 'variable',
    },
    {
      name: 'an object was turned into text',
      trace: asked('https://idp.example/[object%20Object]/.well-known/openid-configuration'),
      message: 'variable',
    },
    {
      name: 'RFC 8414: the tenant behind the well-known part was not set',
      trace: asked('https://idp.example/.well-known/oauth-authorization-server/undefined'),
      message: 'variable',
    },
    {
      name: 'a single-page app answers for every path',
      trace: [exchange({ url: 'https://idp.example//.well-known/openid-configuration', response: '<app-root>' })],
      message: 'slashes',
    },
    {
      name: 'the server refuses in JSON',
      trace: [
        exchange({
          url: 'https://idp.example//.well-known/openid-configuration',
          status: 404,
          response: { error: 'not_found' },
        }),
      ],
      message: 'slashes',
    },
    {
      name: 'no answer came',
      trace: [unanswered(exchange({ url: 'https://idp.example//.well-known/openid-configuration' }))],
      message: 'slashes',
    },
    {
      name: 'a second library is configured with a slash too many',
      trace: [
        discovery(),
        exchange({
          url: `${example.server}//.well-known/openid-configuration`,
          at: example.start - 100,
          status: 404,
          response: '',
        }),
        authorizationCodeFlow(),
      ],
      message: 'slashes',
    },
    { name: 'two slashes', trace: asked('https://idp.example//.well-known/openid-configuration'), message: 'slashes' },
    {
      name: 'a slash at the end',
      trace: asked('https://idp.example/.well-known/openid-configuration/'),
      message: 'slashAtEnd',
    },
  ],
  passed: [
    { name: 'as it should be', trace: [discovery()] },
    { name: 'the address is right, and there is none', trace: [discovery({ status: 404, response: '' })] },
    {
      name: 'Auth0: the issuer ends with a slash, and one slash follows',
      trace: [discovery({ server: 'https://t.auth0.com', document: { issuer: 'https://t.auth0.com/' } })],
    },
    {
      name: 'a server that does not mind two slashes',
      trace: [
        exchange({
          url: 'https://idp.example//.well-known/openid-configuration',
          response: { issuer: 'https://idp.example' },
        }),
      ],
    },
    {
      name: 'RFC 8414: a path behind the well-known part',
      trace: asked('https://idp.example/.well-known/oauth-authorization-server/tenant'),
    },
    {
      name: 'a realm whose name begins like a literal',
      trace: asked('https://idp.example/realms/nullable/.well-known/openid-configuration'),
    },
  ],
  inapplicable: [{ name: 'nothing was looked up', trace: [authorizationCodeFlow()] }],
})
