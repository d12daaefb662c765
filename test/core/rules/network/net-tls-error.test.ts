import rule from '../../../../src/core/rules/network/net-tls-error.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenRequest } from '../../../support/traces.ts'

const failing = (code: string) => [tokenRequest({ error: { kind: 'tls', code } })]

testRule(rule, {
  failed: [
    {
      name: 'a self-signed development certificate',
      trace: failing('net::ERR_CERT_AUTHORITY_INVALID'),
      message: 'authority',
    },
    { name: 'Firefox does not know the issuer', trace: failing('SEC_ERROR_UNKNOWN_ISSUER'), message: 'authority' },
    { name: 'the certificate has expired', trace: failing('net::ERR_CERT_DATE_INVALID'), message: 'expired' },
    { name: 'it was issued for another name', trace: failing('SSL_ERROR_BAD_CERT_DOMAIN'), message: 'name' },
    { name: 'the versions do not fit', trace: failing('net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH'), message: 'other' },
  ],
  passed: [{ name: 'the server answers', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    {
      name: 'nobody listens',
      trace: [tokenRequest({ error: { kind: 'refused', code: 'net::ERR_CONNECTION_REFUSED' } })],
    },
  ],
})
