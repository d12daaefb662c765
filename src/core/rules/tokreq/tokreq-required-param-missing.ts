import type { TokenRequest } from '../../model/message.ts'
import { at } from '../evidence.ts'
import { isRefusal } from '../outcomes.ts'
import { defineRule } from '../rule.ts'

type Name = 'code' | 'refresh_token' | 'device_code' | 'subject_token' | 'assertion' | 'auth_req_id'

/** What each grant needs beside the client's identification (RFC 6749 §4.1.3, §6; RFC 8628 §3.4; RFC 8693 §2.1; RFC 7521 §4.1). */
const needed: Readonly<Record<string, readonly Name[]>> = {
  authorization_code: ['code'],
  refresh_token: ['refresh_token'],
  'urn:ietf:params:oauth:grant-type:device_code': ['device_code'],
  'urn:ietf:params:oauth:grant-type:token-exchange': ['subject_token'],
  'urn:ietf:params:oauth:grant-type:jwt-bearer': ['assertion'],
  'urn:openid:params:grant-type:ciba': ['auth_req_id'],
}

export default defineRule({
  id: 'tokreq-required-param-missing',
  title: 'The token request lacks a required parameter',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-4.1.3', 'RFC6749-6', 'RFC6749-3.2.1', 'RFC8628-3.4', 'RFC8693-2.1'],
  requires: ['tokenRequest.body', 'tokenResponse'],
  why: 'The server cannot look up what it was not given, and refuses the whole request.',
  fix: 'Read {parameter} from the callback or from storage before sending the request. When it is not there, do not send it: start the login again.',
  messages: {
    missing: 'The token request has no {parameter}.',
    empty: 'The token request sends {parameter} without a value.',
    placeholder: 'The token request sends the word "{value}" as {parameter}: the variable was not set.',
  },
  check({ tokenRequest, tokenResponse }, { shape, provider }) {
    if (!isRefusal(tokenResponse)) return
    const ownName = provider.deviations.parameterAliases?.client_id !== undefined
    for (const parameter of namesFor(tokenRequest)) {
      if (parameter === 'client_id' && ownName) continue
      const value = tokenRequest[parameter]
      const evidence = [at(tokenRequest, parameter), at(tokenResponse, 'error')]
      if (value === undefined) return { message: 'missing', data: { parameter }, evidence }
      if (value === '') return { message: 'empty', data: { parameter }, evidence }
      if (shape(value).placeholder)
        return { message: 'placeholder', data: { parameter, value: value.slice(0, 20) }, evidence }
    }
    return
  },
})

function namesFor(request: TokenRequest): readonly (Name | 'client_id')[] {
  const names = needed[request.grant_type ?? ''] ?? []
  const anonymous = request.clientAuthentication.includes('none')
  return anonymous && names.length > 0 ? [...names, 'client_id'] : names
}
