import type { NetworkErrorKind } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/network/net-connection-failed.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, discovery, example, exchange, tokenRequest } from '../../../support/traces.ts'

function failing(kind: NetworkErrorKind, code: string) {
  return [authorizationCodeFlow({ token: { error: { kind, code } } })]
}

testRule(rule, {
  failed: [
    {
      name: 'nobody listens at the token endpoint',
      trace: failing('refused', 'net::ERR_CONNECTION_REFUSED'),
      message: 'refused',
    },
    { name: 'the name of the server is unknown', trace: failing('dns', 'NS_ERROR_UNKNOWN_HOST'), message: 'dns' },
    {
      name: 'a firewall drops the packets',
      trace: failing('timeout', 'net::ERR_CONNECTION_TIMED_OUT'),
      message: 'timeout',
    },
    { name: 'the connection is cut', trace: failing('reset', 'net::ERR_CONNECTION_RESET'), message: 'reset' },
    {
      name: 'the computer is offline',
      trace: failing('unreachable', 'net::ERR_INTERNET_DISCONNECTED'),
      message: 'unreachable',
    },
    {
      name: 'the proxy does not answer',
      trace: failing('proxy', 'net::ERR_PROXY_CONNECTION_FAILED'),
      message: 'proxy',
    },
    {
      name: 'a first try fails and the same request then succeeds: said, not complained about',
      trace: [
        tokenRequest({ error: { kind: 'reset', code: 'net::ERR_CONNECTION_RESET' } }),
        tokenRequest({ at: example.start + 2000 }),
      ],
      message: 'recovered',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'the server answers', trace: [authorizationCodeFlow()] },
    { name: 'an error status is an answer too', trace: [tokenRequest({ status: 503, response: 'down' })] },
  ],
  inapplicable: [
    {
      name: 'a request hidden by CORS ends as ERR_FAILED',
      trace: [tokenRequest({ error: { kind: 'other', code: 'net::ERR_FAILED' } })],
    },
    {
      name: 'the page was left while the request ran',
      trace: [tokenRequest({ error: { kind: 'aborted', code: 'net::ERR_ABORTED' } })],
    },
    {
      name: 'a certificate that is not accepted has a rule of its own',
      trace: [apiCall({ error: { kind: 'tls', code: 'net::ERR_CERT_AUTHORITY_INVALID' } })],
    },
    {
      name: 'a redirect to an app on the phone always ends without an answer',
      trace: [
        exchange({
          url: 'com.example.app:/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj-8gTsk2',
          error: { kind: 'unreachable', code: 'net::ERR_UNKNOWN_URL_SCHEME' },
          context: { resourceType: 'mainFrame' },
        }),
      ],
    },
    { name: 'nothing was requested', trace: [] },
  ],
})

testRule(rule, {
  failed: [
    {
      name: 'the configuration cannot be read',
      trace: [{ ...discovery(), error: { kind: 'dns', code: 'net::ERR_NAME_NOT_RESOLVED' } }],
      message: 'dns',
    },
  ],
  passed: [],
  inapplicable: [],
})
