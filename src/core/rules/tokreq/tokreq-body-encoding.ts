import type { BodyFormat } from '../../model/message.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { isRefusal } from '../outcomes.ts'
import { defineRule } from '../rule.ts'

const found: Readonly<Partial<Record<BodyFormat, string>>> = {
  json: 'its body is JSON',
  multipart: 'its body is multipart/form-data',
  xml: 'its body is XML',
  text: 'its body is plain text',
  html: 'its body is HTML',
}

export default defineRule({
  id: 'tokreq-body-encoding',
  title: 'The token request is not sent as a form',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-4.1.3', 'RFC6749-B', 'OIDCC-3.1.3.1'],
  requires: ['tokenRequest.body'],
  why: 'The token endpoint reads application/x-www-form-urlencoded and nothing else. It does not see the parameters, and answers that grant_type is missing.',
  fix: "Send body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri, client_id, code_verifier }) and let it set the Content-Type.",
  messages: {
    body: 'The token request is not sent as a form: {found}.',
    header: 'The token request has a form body, but its Content-Type says {contentType}.',
    jsonInForm: 'The token request says it is a form, but its body is JSON.',
    query: 'The parameters of the token request are in the URL; its body is empty.',
  },
  check({ tokenRequest }, { flow, provider }) {
    const { format, contentType = '', parameters } = tokenRequest
    const response = flow.tokenExchanges.find((each) => each.request === tokenRequest)?.response
    const accepted = response !== undefined && !isRefusal(response)
    const severity = accepted ? ('warning' as const) : ('error' as const)
    const isForm = contentType.includes('application/x-www-form-urlencoded')
    if (format === 'json' && provider.deviations.acceptsJsonTokenRequest) {
      return { inapplicable: provider.deviations.acceptsJsonTokenRequest }
    }
    if (format === 'json' && isForm)
      return { message: 'jsonInForm', severity, evidence: [atPlace(tokenRequest, 'requestBody')] }
    const what = found[format]
    if (what !== undefined)
      return {
        message: 'body',
        data: { found: what },
        severity,
        evidence: [atHeader(tokenRequest, 'request', 'content-type'), atPlace(tokenRequest, 'requestBody')],
      }
    if (format === 'empty' && provider.deviations.tokenRequestInQuery)
      return { inapplicable: provider.deviations.tokenRequestInQuery }
    if (format === 'empty' && parameters.some((each) => each.carrier === 'query'))
      return { message: 'query', severity, evidence: [atPlace(tokenRequest, 'query')] }
    if (format === 'form' && contentType !== '' && !isForm)
      return {
        message: 'header',
        data: { contentType },
        severity,
        evidence: [atHeader(tokenRequest, 'request', 'content-type')],
      }
    return
  },
})
