// A test runner for Stryker that loads the core once for all mutants: with Vitest, which loads it for each anew, most of the time
// went there. It suits tests that share nothing but pure functions.
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { DryRunStatus, determineHitLimitReached, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner'

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'one-process', createRunner)]

/** Where instrumented code looks which mutant is meant, and notes what it ran. */
function stryker() {
  globalThis.__stryker__ ??= {}
  return globalThis.__stryker__
}

function createRunner() {
  let tests = []
  return {
    capabilities: () => ({ reloadEnvironment: false }),

    async init() {
      const load = (path) => import(pathToFileURL(resolve(path)).href)
      const folder = 'test/core/redact'
      for (const name of readdirSync(folder)) if (name.endsWith('.test.mjs')) await load(`${folder}/${name}`)
      ;({ tests } = await load('scripts/mutation/collect.mjs'))
    },

    async dryRun() {
      const results = []
      for (const test of tests) {
        stryker().currentTestId = test.name
        results.push(await runTest(test))
      }
      stryker().currentTestId = undefined
      // The quickest are asked first from now on: most mutants are found by one of them.
      const spent = new Map(results.map(({ id, timeSpentMs }) => [id, timeSpentMs]))
      tests = tests.toSorted((one, other) => spent.get(one.name) - spent.get(other.name))
      return { status: DryRunStatus.Complete, tests: results, mutantCoverage: stryker().mutantCoverage }
    },

    async mutantRun({ testFilter, hitLimit, activeMutant }) {
      const asked = new Set(testFilter ?? tests.map(({ name }) => name))
      Object.assign(stryker(), { activeMutant: activeMutant.id, hitCount: hitLimit && 0, hitLimit })
      const results = []
      for (const test of tests) {
        if (!asked.has(test.name)) continue
        const result = await runTest(test)
        results.push(result)
        if (result.status === TestStatus.Failed) break
      }
      const { hitCount } = stryker()
      Object.assign(stryker(), { activeMutant: undefined, hitCount: undefined })
      const endless = determineHitLimitReached(hitCount, hitLimit)
      return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests: results })
    },
  }
}

async function runTest({ name, run }) {
  const started = performance.now()
  const result = (rest) => ({ id: name, name, timeSpentMs: performance.now() - started, ...rest })
  try {
    await run()
    return result({ status: TestStatus.Success })
  } catch (error) {
    return result({ status: TestStatus.Failed, failureMessage: error instanceof Error ? error.message : String(error) })
  }
}
