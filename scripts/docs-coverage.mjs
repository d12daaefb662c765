// `npm run docs:coverage`: runs every way of logging in through both browsers and writes docs/coverage.md from what was seen.
import { spawnSync } from 'node:child_process'
import { root } from './project.mjs'

const env = { ...process.env, UPDATE_COVERAGE: '1' }
for (const words of [
  ['e2e', 'e2e/coverage/'],
  ['long', 'e2e-long/coverage/'],
]) {
  const { status } = spawnSync(process.execPath, ['scripts/test.mjs', ...words], { cwd: root, env, stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
