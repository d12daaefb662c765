import rule from '../../../../src/core/rules/authreq/authreq-sent-by-script.ts'
import { pushedFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, exchange } from '../../../support/traces.ts'

const byFetch = (headers: object = {}, initiator: string = example.app) => {
  const [request] = authorizationCodeFlow({ callback: false })
  if (!request?.response) throw new Error('the builder gives an answered request')
  const fields = Object.entries(headers).map(([name, value]) => ({ name, value: String(value) }))
  return {
    ...request,
    context: { ...request.context, resourceType: 'fetch' as const, initiator },
    response: { ...request.response, headers: fields },
  }
}
const afterApi = () => {
  const sent = byFetch()
  const api = exchange({
    url: `${example.api}/me`,
    at: example.start - 20,
    status: 302,
    redirectUrl: sent.request.url,
    context: { initiator: example.app },
  })
  return [
    { ...api, redirectedTo: sent.id },
    { ...sent, redirectedFrom: api.id },
  ]
}

testRule(rule, {
  failed: [
    { name: 'by fetch', trace: [byFetch()], message: 'fetched' },
    { name: 'an API redirected a fetch there', trace: [afterApi()], message: 'redirected' },
  ],
  passed: [
    { name: 'a navigation', trace: [authorizationCodeFlow()] },
    { name: 'a hidden frame', trace: [authorizationCodeFlow({ frame: 3, authorize: { prompt: 'none' } })] },
    { name: 'the push is a call by script, the sign-in is not', trace: [pushedFlow()] },
  ],
  inapplicable: [
    { name: 'the server lets scripts call it', trace: [byFetch({ 'access-control-allow-origin': example.app })] },
    { name: "the server's own page asks for it", trace: [byFetch({}, example.server)] },
  ],
})
