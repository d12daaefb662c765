import type { Rule } from '../rule.ts'
import netConnectionFailed from './net-connection-failed.ts'
import netEndpointNotFound from './net-endpoint-not-found.ts'
import netProxyOrWafBlock from './net-proxy-or-waf-block.ts'
import netRateLimited from './net-rate-limited.ts'
import netServerError from './net-server-error.ts'

export const networkRules: readonly Rule[] = [
  netConnectionFailed,
  netProxyOrWafBlock,
  netEndpointNotFound,
  netServerError,
  netRateLimited,
]
