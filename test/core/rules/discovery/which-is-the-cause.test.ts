import { describe, expect, test } from 'vitest'
import { computeFacts } from '../../../../src/core/facts/compute-facts.ts'
import { assemble } from '../../../../src/core/flow/assemble.ts'
import { recognizeMessages } from '../../../../src/core/protocol/recognize.ts'
import { diagnose } from '../../../../src/core/rules/diagnose.ts'
import { discoveryRules } from '../../../../src/core/rules/discovery/index.ts'
import { discovery } from '../../../support/traces.ts'

/** Of a document that was read at https://sso.example. */
const cases = [
  {
    name: 'issuer and endpoints are http: the server takes its own address to be http',
    document: { issuer: 'http://sso.example', token_endpoint: 'http://sso.example/token' },
    cause: 'discovery-http-endpoints',
  },
  {
    name: 'the issuer alone is http: its name is configured wrongly',
    document: { issuer: 'http://sso.example' },
    cause: 'discovery-issuer-mismatch',
  },
  {
    name: 'the issuer and a page for people are http',
    document: { issuer: 'http://sso.example', service_documentation: 'http://docs.example' },
    cause: 'discovery-issuer-mismatch',
  },
  {
    name: 'the issuer is another host, though the endpoints are http',
    document: { issuer: 'http://keycloak.internal', token_endpoint: 'http://sso.example/token' },
    cause: 'discovery-issuer-mismatch',
  },
]

describe('a server that names itself differently and advertises http', () => {
  test.each(cases)('$name', async ({ document, cause }) => {
    const trace = [discovery({ server: 'https://sso.example', document })]
    const messages = recognizeMessages(trace)
    const { flows } = diagnose(assemble(trace, messages), await computeFacts(messages), discoveryRules)
    expect(flows.map((flow) => flow.cause?.rule)).toEqual([cause])
    expect(flows[0]?.findings).toHaveLength(2)
  })
})
