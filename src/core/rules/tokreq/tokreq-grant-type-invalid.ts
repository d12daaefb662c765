import { at } from '../evidence.ts'
import { isRefusal } from '../outcomes.ts'
import { defineRule } from '../rule.ts'
import { quote, said } from '../said.ts'

/** Registered spellings (RFC 6749, RFC 8628, RFC 8693, RFC 7522, RFC 7523, CIBA, UMA). */
const registered = new Set([
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'password',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
  'urn:openid:params:grant-type:ciba',
  'urn:ietf:params:oauth:grant-type:uma-ticket',
])

/** What people write instead. */
const meant: Readonly<Record<string, string>> = {
  code: 'authorization_code',
  authorizationcode: 'authorization_code',
  refresh: 'refresh_token',
  refreshtoken: 'refresh_token',
  clientcredentials: 'client_credentials',
  devicecode: 'urn:ietf:params:oauth:grant-type:device_code',
}

export default defineRule({
  id: 'tokreq-grant-type-invalid',
  title: 'The grant type is missing, unknown or not allowed',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-4.1.3', 'RFC6749-5.2', 'RFC6749-6', 'RFC8628-3.4', 'RFC8693-2.1'],
  requires: ['tokenRequest.body', 'tokenResponse'],
  why: 'grant_type tells the token endpoint what is being exchanged; without a value it knows, it can do nothing.',
  fix: 'Send one of the registered spellings, such as authorization_code or refresh_token, and enable that grant for the client at the server.',
  messages: {
    missing: 'The token request has no grant_type.',
    misspelt: 'The token request says grant_type={value}; the registered spelling is {meant}.',
    unknown: 'The server does not know grant_type={value}.',
    notAllowed: 'The server does not allow grant_type={value} for this client: {words}',
  },
  check({ tokenRequest, tokenResponse }, context) {
    if (!isRefusal(tokenResponse)) return
    const value = tokenRequest.grant_type
    const evidence = [at(tokenRequest, 'grant_type'), at(tokenResponse, 'error')]
    const { grantTypeOptional, ownGrantTypes } = context.provider.deviations
    if (value === undefined || value === '') return grantTypeOptional ? undefined : { message: 'missing', evidence }
    if (ownGrantTypes?.[value] !== undefined) return
    const topic = said(tokenResponse, context)?.topic
    const correct = meant[value.toLowerCase().replaceAll(/[^a-z]/g, '')]
    if (correct !== undefined && !registered.has(value))
      return { message: 'misspelt', data: { value, meant: correct }, evidence }
    if (tokenResponse.error === 'unsupported_grant_type') return { message: 'unknown', data: { value }, evidence }
    if (topic === 'grantTypeNotAllowed')
      return { message: 'notAllowed', data: { value, words: quote(tokenResponse) }, evidence }
    return
  },
})
