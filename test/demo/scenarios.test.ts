import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { groups, type Scenario } from '../../demo/scenario.ts'
import { scenarios } from '../../demo/scenarios/index.ts'

const folder = new URL('../../demo/scenarios/', import.meta.url)
const files = readdirSync(folder).filter((name) => name !== 'index.ts')

/** Rule ids are written here as the issue that asked for the lab names them: at least one scenario for each. */
const causes = [
  'authres-redirect-uri-rejected',
  'tokreq-redirect-uri-mismatch',
  'tokreq-code-late',
  'tokreq-code-reused',
  'accesstoken-expired-when-used',
  'resource-invalid-token',
  'refresh-rejected',
  'authres-as-error-page',
  'tokreq-client-rejected',
  'tokreq-body-encoding',
  'tokreq-required-param-missing',
  'tokreq-grant-type-invalid',
  'tokreq-verifier-missing',
  'tokreq-verifier-mismatch',
  'authres-state-mismatch',
  'idtoken-nonce-invalid',
  'authres-iss-invalid',
  'authres-error',
  'resource-insufficient-scope',
  'net-proxy-or-waf-block',
  'net-rate-limited',
  'net-server-error',
  'net-endpoint-not-found',
  'net-connection-failed',
  'cors-blocked',
  'cors-preflight-rejected',
  'tokres-not-json',
  'tokres-missing-access-token',
  'tokres-token-type-invalid',
  'authres-user-denied',
]

describe('the list of scenarios', () => {
  test('has every scenario file, once', () => {
    expect(scenarios.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.toSorted())
  })

  test.each(scenarios.map((scenario): [string, Scenario] => [scenario.id, scenario]))(
    '%s has its id from its file',
    (id, { id: own }) => {
      expect(readFileSync(new URL(`${id}.ts`, folder), 'utf8')).toContain(`id: '${own}'`)
    },
  )

  test.each(groups)('the group %s is not empty', (group) => {
    expect(scenarios.some((scenario) => scenario.group === group)).toBe(true)
  })

  test.each(causes)('some scenario is caused by %s', (cause) => {
    expect(scenarios.map(({ expected }) => expected.cause)).toContain(cause)
  })
})

describe.each(scenarios.map((scenario): [string, Scenario] => [scenario.id, scenario]))('%s', (_, scenario) => {
  test('says in whole sentences what happens and what is found', () => {
    expect(scenario.happens).toMatch(/^\p{Lu}.{20,}\.$/su)
    expect(scenario.finds).toMatch(/^\p{Lu}.{10,}\.$/su)
  })

  test('succeeds exactly when nothing is the cause', () => {
    expect(scenario.expected.status === 'succeeded').toBe(scenario.expected.cause === null)
  })

  test('lets the app see an error exactly when the login fails in the app', () => {
    const failsInApp = scenario.expected.cause !== null && scenario.endsAt !== 'server'
    expect(scenario.appError !== undefined).toBe(failsInApp)
  })
})

describe.each(scenarios.filter(({ expected }) => expected.cause === null))('the healthy $id', (scenario) => {
  test('has no fault, no mistake and no other client', () => {
    expect(scenario.fault).toBeUndefined()
    expect(scenario.steps.filter((step) => 'mistake' in step)).toEqual([])
    expect(scenario.client?.client_id).toBeUndefined()
  })
})
