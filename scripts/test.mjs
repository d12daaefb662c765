// `npm test`: everything, from a fresh clone, in stages; ends with the line `N passed, N failed`.
// `npm test -- everything` adds the long tests (`npm run test:long` runs them alone), as .ci/run does.
// `npm test -- unit`, `npm test -- e2e` and `npm test -- <part of a test file's name>` run less while you work.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, seconds } from './project.mjs'
import { SetupError, setup } from './setup.mjs'

const bin = (name) => `${root}/node_modules/${name}`
const checks = {
  types: ['Types', () => tool(bin('typescript/bin/tsc'), ['--noEmit', '-p', '.'])],
  core: [
    'Types of the core, without DOM and Node',
    () => tool(bin('typescript/bin/tsc'), ['--noEmit', '-p', 'src/core']),
  ],
  lint: ['Lint', () => tool(bin('@biomejs/biome/bin/biome'), ['check', '.'])],
  unit: ['Unit tests', () => vitest('unit*')],
  build: ['Build', () => tool('scripts/build.mjs', [])],
  e2e: ['End to end, in Chromium and Firefox', () => vitest('e2e')],
}

/** What would make everyday runs too long: `npm run test:long`. */
const long = (filters) => ['Long tests, in Chromium and Firefox', () => vitest('long', filters)]

/** What to run for `npm test -- <name>`; any other word is a filter on the names of test files. */
function plan(words) {
  if (words.length === 0) return Object.values(checks)
  if (words[0] === 'everything') return [...Object.values(checks), long()]
  if (words[0] === 'long') return [checks.build, long(words.slice(1))]
  if (words[0] === 'unit') return [['Unit tests', () => vitest('unit*', words.slice(1))]]
  if (words[0] === 'e2e') return [checks.build, ['End to end', () => vitest('e2e', words.slice(1))]]
  return [checks.build, ['Tests', () => vitest(undefined, words)]]
}

/** A check without cases of its own counts as one. */
async function tool(script, args) {
  const passed = (await node([script, ...args])) === 0
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
}

async function vitest(project, filters = []) {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-xray-test-'))
  const report = join(folder, 'report.json')
  const score = join(folder, 'score.txt')
  const args = ['run', ...filters, ...(project ? ['--project', project] : [])]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await node([bin('vitest/vitest.mjs'), ...args, ...reporters], { OAUTH_XRAY_SCORE: score })
  const counts = readCounts(report)
  // test/corpus.test.ts leaves it there.
  if (existsSync(score)) console.log(`\n${readFileSync(score, 'utf8').trim()}`)
  rmSync(folder, { recursive: true, force: true })
  // A file that does not even load has no cases to count, yet it failed.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function readCounts(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
    return { passed: numPassedTests, failed: numFailedTests + unloaded, skipped: numPendingTests + numTodoTests }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

const running = new Set()

function node(args, environment = {}) {
  return new Promise((resolve) => {
    const env = { ...process.env, ...environment }
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env })
    running.add(child)
    child.on('close', (code) => {
      running.delete(child)
      resolve(code ?? 1)
    })
  })
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    process.exit(130)
  })
}

async function main() {
  const started = Date.now()
  const stages = plan(process.argv.slice(2))
  await setup({ firefox: true })
  const total = { passed: 0, failed: 0, skipped: 0 }
  const failedStages = []
  for (const [title, run] of stages) {
    console.log(`\n── ${title} ──`)
    const since = Date.now()
    const counts = await run()
    for (const key of Object.keys(total)) total[key] += counts[key]
    if (counts.failed > 0) failedStages.push(title)
    console.log(`── ${title}: ${counts.passed} passed, ${counts.failed} failed (${seconds(since)})`)
  }
  console.log(`\n${failedStages.length > 0 ? `Failed: ${failedStages.join('; ')}. ` : ''}Took ${seconds(started)}.`)
  console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
  return total.failed === 0 ? 0 : 1
}

process.exitCode = await main().catch((error) => {
  console.error(error instanceof SetupError ? error.message : error)
  return 1
})
