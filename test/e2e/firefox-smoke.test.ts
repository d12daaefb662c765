import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Lab, startLab } from '../../demo/lab.ts'
import { scenarios } from '../../demo/scenarios/index.ts'
import { launchFirefox, openFirefoxPage } from '../support/browser/firefox.ts'
import { runScenario } from '../support/browser/lab-run.ts'

let browser: Browser
let lab: Lab

beforeAll(async () => {
  lab = await startLab()
  browser = await launchFirefox()
})

afterAll(async () => {
  await browser?.close()
  await lab?.stop()
})

const smoke = ['healthy-login', 'healthy-refresh', 'code-reused', 'cors-missing']

test.each(smoke)('Firefox names status and root cause of %s', async (id) => {
  const scenario = scenarios.find((it) => it.id === id)
  if (!scenario) throw new Error(`The lab has no scenario ${id}`)
  const { flow, close } = await runScenario({
    lab,
    scenario,
    openTab: () => browser.newPage(),
    openViewer: (path) => openFirefoxPage(browser, path),
  })
  await close()
  expect({ status: flow?.status, cause: flow?.cause?.rule ?? null }).toEqual(scenario.expected)
})
