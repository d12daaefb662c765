import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exportSafe } from '../../../src/core/trace/safe-export.ts'
import { canaryTrace, wrappings } from '../../support/canaries.ts'
import { read, traceOf } from '../../support/inspected.ts'

/** Of every kind of carrier one: what leaves of it is committed, so that a change of it is seen before it is released. */
const recordings = [
  'failing/lab-code-reused.har',
  'healthy/apple-form-post-with-user.oauth-xray.json',
  'healthy/device-flow-with-polling.har',
  'healthy/dpop-nonce-retry.oauth-xray.json',
  'healthy/entra-hybrid-form-post.oauth-xray.json',
  'healthy/google-one-tap-fedcm.oauth-xray.json',
  'healthy/hybrid-code-id-token-fragment.oauth-xray.json',
  'healthy/keycloak-rp-initiated-logout.har',
  'healthy/mcp-protected-resource-discovery.oauth-xray.json',
  'healthy/okta-federated-saml.har',
  'healthy/okta-post-message-silent.oauth-xray.json',
  'healthy/pushed-authorization-request.oauth-xray.json',
  'healthy/signed-request-object.oauth-xray.json',
  'healthy/slack-install-nested-tokens.oauth-xray.json',
  'healthy/token-exchange.oauth-xray.json',
  'healthy/userinfo-as-jwt.har',
]

test.each(recordings)('what leaves of %s is known', async (file) => {
  const inspection = await read(traceOf(textOf(file)))
  const name = file.replace(/^.*\/|\..*$/g, '')
  await expectGolden(`${name}.trace`, exportSafe(inspection, { hosts: 'keep' }, 'trace').file)
  await expectGolden(`${name}.numbered.har`, exportSafe(inspection, { hosts: 'number' }, 'har').file)
})

test.each(Object.keys(wrappings).slice(0, 4))('what leaves of a secret in every field is known: %s', async (how) => {
  let count = 0
  const draw = () => `c4naryValueOfPlace${(count++).toString().padStart(4, '0')}`
  const inspection = await read({ exchanges: canaryTrace(draw, wrappings[how]) })
  await expectGolden(
    `every-field-${how.replace(/\W+/g, '-')}.trace`,
    exportSafe(inspection, { hosts: 'keep' }, 'trace').file,
  )
})

async function expectGolden(name: string, file: string): Promise<void> {
  await expect(JSON.stringify(JSON.parse(file), null, 1)).toMatchFileSnapshot(`../../fixtures/redacted/${name}.json`)
}

function textOf(file: string): string {
  return readFileSync(new URL(`../../fixtures/traces/${file}`, import.meta.url), 'utf8')
}
