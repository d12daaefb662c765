import { createHash } from 'node:crypto'
import rule from '../../../../src/core/rules/authreq/authreq-pkce-malformed.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, base64url, example, exchange, tokenError } from '../../../support/traces.ts'

const digest = createHash('sha256').update(example.verifier).digest()
const challenged = (code_challenge: string) => [
  authorizationCodeFlow({ authorize: { code_challenge }, token: tokenError('invalid_grant') }),
]
const method = (code_challenge_method: string) => ({ code_challenge_method })

testRule(rule, {
  failed: [
    {
      name: 'the hexadecimal digest',
      trace: challenged(digest.toString('hex')),
      message: 'shape',
      evidence: ['code_challenge'],
    },
    {
      name: 'base64url of the hexadecimal digest',
      trace: challenged(base64url(digest.toString('hex'))),
      message: 'shape',
    },
    { name: 'padding kept', trace: challenged(`${digest.toString('base64url')}=`), message: 'shape' },
    { name: 'plain base64', trace: challenged('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM'), message: 'shape' },
    { name: 'too short', trace: challenged('E9Melhoa2OwvFrEMTJguCHaoeK1t8UR'), message: 'shape' },
    { name: 'a dot in it', trace: challenged('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw.cM'), message: 'shape' },
    {
      name: 'an unknown method',
      trace: [authorizationCodeFlow({ authorize: method('SHA256'), errorPage: { status: 400 } })],
      message: 'method',
      evidence: ['code_challenge_method'],
    },
  ],
  passed: [{ name: 'RFC 7636, Appendix B', trace: challenged(example.challenge) }],
  inapplicable: [
    { name: 'the server accepted it', trace: [authorizationCodeFlow({ authorize: { code_challenge: 'too-short' } })] },
    { name: 'the server accepted the method', trace: [authorizationCodeFlow({ authorize: method('s256') })] },
    {
      name: 'plain has no shape',
      trace: [authorizationCodeFlow({ authorize: method('plain'), token: tokenError('invalid_grant') })],
    },
    {
      name: 'no PKCE',
      trace: [authorizationCodeFlow({ authorize: { code_challenge: undefined, code_challenge_method: undefined } })],
    },
  ],
  cantTell: [
    {
      name: 'a server exchanged the code and went on',
      trace: [
        authorizationCodeFlow({ authorize: { code_challenge: 'too-short' }, token: false, watched: true }),
        exchange({ url: `${example.app}/home`, at: example.start + 10_000 }),
      ],
      reason: /on the server/,
    },
  ],
})
