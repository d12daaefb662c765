import type { Rule } from '../rule.ts'
import discoveryHttpEndpoints from './discovery-http-endpoints.ts'
import discoveryHttpError from './discovery-http-error.ts'
import discoveryInternalHostname from './discovery-internal-hostname.ts'
import discoveryIssuerMismatch from './discovery-issuer-mismatch.ts'
import discoveryMissingMetadata from './discovery-missing-metadata.ts'
import discoveryNotJson from './discovery-not-json.ts'
import discoveryUrlMalformed from './discovery-url-malformed.ts'
import jwksUnusable from './jwks-unusable.ts'

export const discoveryRules: readonly Rule[] = [
  discoveryUrlMalformed,
  discoveryHttpError,
  discoveryNotJson,
  discoveryIssuerMismatch,
  discoveryHttpEndpoints,
  discoveryInternalHostname,
  discoveryMissingMetadata,
  jwksUnusable,
]
