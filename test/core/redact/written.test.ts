import { expect, test } from 'vitest'
import { redacted, verdicts } from '../../support/redaction-law.ts'
import {
  apiCall,
  authorizationCodeFlow,
  example,
  idTokenClaims,
  jws,
  type TokenOptions,
  trace,
} from '../../support/traces.ts'

// A value with blanks or quotes around it keeps them in an export. What is known of the value must be found by it as it stands there.

const login = (token: TokenOptions) => trace(authorizationCodeFlow({ token }))
const idToken = (claims: object) => jws(idTokenClaims({ ...claims }))
const accessToken = jws(
  { iss: example.server, aud: 'https://elsewhere.example', exp: 1, sub: example.subject },
  { typ: 'at+jwt', alg: 'RS256' },
)

test.each([
  [
    'an ID token with a blank in front of it',
    login({ response: { id_token: ` ${idToken({ nonce: 'another' })}` } }),
    'idtoken-nonce-invalid',
  ],
  ['an ID token in quotation marks', login({ response: { id_token: `"${idToken({ exp: 1 })}"` } }), 'idtoken-expired'],
  [
    'a verifier with a line end',
    login({ params: { code_verifier: `${example.verifier}\n` }, status: 400, answer: { error: 'invalid_grant' } }),
    'tokreq-verifier-mismatch',
  ],
  [
    'an access token in quotation marks',
    trace(
      authorizationCodeFlow({ token: { response: { access_token: accessToken } } }),
      apiCall({ token: `"${accessToken}"`, status: 401 }),
    ),
    'accesstoken-header-malformed',
  ],
])('%s says the same in an export', async (_, given, rule) => {
  const { before, after } = await redacted(given)
  expect(before.diagnosis.flows.flatMap(({ findings }) => findings.map((each) => each.rule))).toContain(rule)
  expect(verdicts(after)).toEqual(verdicts(before))
})
