import type { Rule } from '../rule.ts'
import netConnectionFailed from './net-connection-failed.ts'
import netEndpointNotFound from './net-endpoint-not-found.ts'
import netHeaderTooLarge from './net-header-too-large.ts'
import netMethodOrMediaRejected from './net-method-or-media-rejected.ts'
import netMixedContent from './net-mixed-content.ts'
import netPlaintextHttp from './net-plaintext-http.ts'
import netPostBecameGet from './net-post-became-get.ts'
import netProxyOrWafBlock from './net-proxy-or-waf-block.ts'
import netRateLimited from './net-rate-limited.ts'
import netRequestAborted from './net-request-aborted.ts'
import netServerError from './net-server-error.ts'
import netTlsError from './net-tls-error.ts'

export const networkRules: readonly Rule[] = [
  netConnectionFailed,
  netTlsError,
  netMixedContent,
  netProxyOrWafBlock,
  netEndpointNotFound,
  netPostBecameGet,
  netMethodOrMediaRejected,
  netHeaderTooLarge,
  netServerError,
  netRateLimited,
  netPlaintextHttp,
  netRequestAborted,
]
