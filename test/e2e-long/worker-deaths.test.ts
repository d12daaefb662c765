import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Scenario } from '../../demo/scenario.ts'
import codeReused from '../../demo/scenarios/code-reused.ts'
import healthyPopup from '../../demo/scenarios/healthy-popup.ts'
import healthyRefresh from '../../demo/scenarios/healthy-refresh.ts'
import { killWorker, openExtensionPage } from '../support/browser/chromium.ts'
import { chromiumInLab } from '../support/browser/chromium-in-lab.ts'
import { type Held, holdAnswer } from '../support/browser/hold.ts'
import { runScenario } from '../support/browser/lab-run.ts'

// A login stands still at a server of the lab while the service worker dies, then goes on: nothing of it may be missing.

const { browser, lab } = await chromiumInLab()

interface Point {
  readonly when: string
  readonly party: 'app' | 'server'
  readonly method: string
  readonly path: RegExp
  readonly nth?: number
}

const onTheWay: readonly Point[] = [
  { when: 'while the authorization request is at the server', party: 'server', method: 'GET', path: /\/auth\?/ },
  { when: 'while the sign-in page is awaited', party: 'server', method: 'GET', path: /\/interaction\// },
  { when: 'when the person has signed in', party: 'server', method: 'POST', path: /\/interaction\// },
]
const deaths: readonly (readonly [Scenario, readonly Point[]])[] = [
  [
    healthyRefresh,
    [
      ...onTheWay,
      { when: 'while the callback is awaited', party: 'app', method: 'GET', path: /^\/callback\?/ },
      { when: 'while the code is redeemed', party: 'server', method: 'POST', path: /\/token$/ },
      {
        when: 'after the token response, during the refresh',
        party: 'server',
        method: 'POST',
        path: /\/token$/,
        nth: 2,
      },
    ],
  ],
  [
    codeReused,
    [
      ...onTheWay,
      { when: 'while the callback is awaited', party: 'app', method: 'GET', path: /^\/callback\?/ },
      { when: 'while the code is redeemed', party: 'server', method: 'POST', path: /\/token$/ },
      { when: 'while it is redeemed again', party: 'server', method: 'POST', path: /\/token$/, nth: 2 },
    ],
  ],
  [
    healthyPopup,
    [
      ...onTheWay,
      { when: 'while the popup is called back', party: 'app', method: 'GET', path: /^\/popup\?/ },
      { when: 'while the code is redeemed', party: 'server', method: 'POST', path: /\/token$/ },
      { when: 'right after the token response', party: 'server', method: 'GET', path: /\/jwks$/ },
    ],
  ],
]

describe.each(deaths.map(([scenario, points]) => [scenario.id, scenario, points] as const))(
  '%s',
  (_, scenario, points) => {
    let undisturbed: object

    beforeAll(async () => {
      undisturbed = await run(scenario)
      expect(undisturbed).toMatchObject({ status: scenario.expected.status, cause: scenario.expected.cause })
    })

    test.each(points.map((point) => [point.when, point] as const))(
      'is told as if nothing had been when the worker dies %s',
      async (_, { party, method, path, nth }) => {
        const held: Held = {
          origin: lab.origins[party],
          matches: (request) => request.method === method && path.test(request.url),
          ...(nth !== undefined && { nth }),
        }
        let died = false
        const stopHolding = holdAnswer(held, async () => {
          // An idle worker has heard all there was: what Chrome has still to deliver to one that is killed is lost to everybody.
          await sleep(250)
          await killWorker(browser)
          died = true
        })
        const told = await run(scenario).finally(stopHolding)
        expect(died).toBe(true)
        expect(told).toEqual(undisturbed)
      },
    )
  },
)

/** What a person gets to see of the login, without what differs from run to run. */
async function run(scenario: Scenario): Promise<object> {
  const { report, flow, close } = await runScenario({
    lab,
    scenario,
    openTab: () => browser.newPage(),
    openViewer: (path) => openExtensionPage(browser, path),
  })
  await close()
  return {
    status: flow?.status,
    cause: flow?.cause?.rule ?? null,
    steps: flow?.steps.map(({ number, message, status }) => ({ number, message, status })),
    findings: flow?.findings.map(({ rule, messageKey }) => `${rule} ${messageKey}`),
    notSeen: flow?.notSeen.map(({ what, why }) => `${what}: ${why}`),
    otherFlows: report.flows.filter((it) => it !== flow).map(({ kind, status }) => `${kind} ${status}`),
  }
}
