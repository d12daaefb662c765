import { at, atHeader } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { isTokenUsed } from '../token-used.ts'

/** RFC 6750, RFC 9449, RFC 8693 §2.2.1 and the expired draft that some servers still name; compared without case (RFC 6749 §5.1). */
const known = new Set(['bearer', 'dpop', 'n_a', 'mac', 'pop'])

export default defineRule({
  id: 'tokres-token-type-invalid',
  title: 'token_type is missing or unknown',
  severity: 'warning',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['RFC6749-5.1', 'RFC6749-7.1', 'RFC9449-5'],
  requires: ['tokenRequest', 'tokenResponse.body'],
  worthAWarning:
    'The app sent a proof of its key and got a token that works without it (RFC 9449 §5), or a kind of token it cannot know how to use.',
  why: 'token_type says how the token is to be presented. Strict libraries refuse an answer without it, because they cannot know how to use the token.',
  fix: 'Server: return "token_type": "Bearer" (or "DPoP"). Client: refuse a type you do not know.',
  messages: {
    missing:
      'The token response has no token_type, so the app cannot know how to use the token; strict libraries refuse the answer.',
    missingTolerated: 'The token response has no token_type; this app used the token all the same.',
    unknown: 'token_type is "{value}", which no specification defines.',
    downgraded:
      'The app proved a key (DPoP), but the server answered token_type={value}: the token is not bound to the key.',
    withoutProof: 'token_type is DPoP, but the app proved no key, so it cannot use the token.',
  },
  check({ tokenRequest, tokenResponse }, context) {
    const { access_token: token, token_type: type } = tokenResponse
    if (token === undefined || tokenResponse.format !== 'json') return { inapplicable: 'no access token' }
    const { deviations } = context.provider
    if (deviations.tokenTypeOptional) return { inapplicable: deviations.tokenTypeOptional }
    const evidence = [at(tokenResponse, 'token_type')]
    if (type === undefined || type === '') {
      if (isTokenUsed(tokenResponse, context)) return { message: 'missingTolerated', evidence, onlyOdd: true }
      return { message: 'missing', evidence, severity: 'error' }
    }
    const value = type.toLowerCase()
    if (!known.has(value)) {
      const used = isTokenUsed(tokenResponse, context)
      return { message: 'unknown', data: { value: type.slice(0, 40) }, evidence, ...(used && { onlyOdd: true }) }
    }
    const proved = tokenRequest.dpop !== undefined
    if (proved && value === 'bearer')
      return {
        message: 'downgraded',
        data: { value: type },
        evidence: [...evidence, atHeader(tokenRequest, 'request', 'dpop')],
      }
    if (proved || value !== 'dpop') return
    if (tokenRequest.missing?.headers) return { cantTell: 'the header fields of the token request were not captured' }
    return { message: 'withoutProof', evidence, severity: 'error' }
  },
})
