// Brings a fresh clone to the point where everything else can run. Built-ins only: there is no node_modules yet.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { findChromium, findFirefox } from './browsers.mjs'
import { root, seconds } from './project.mjs'

/** Something the user has to do first; its message is for them, without a stack. */
export class SetupError extends Error {}

/** @param {{ firefox?: boolean }} [wanted] */
export async function setup({ firefox = false } = {}) {
  checkNode()
  await installDependencies()
  await installBrowser({
    name: 'Chromium, Chrome or Edge',
    find: findChromium,
    debian: 'chromium',
    variable: 'CHROME_PATH',
  })
  if (firefox) {
    await installBrowser({ name: 'Firefox', find: findFirefox, debian: 'firefox-esr', variable: 'FIREFOX_PATH' })
  }
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new SetupError(`Node ${process.versions.node} is too old: install Node 20.19 or newer (https://nodejs.org).`)
}

async function installDependencies() {
  if (areDependenciesInstalled()) return
  await progress('Installing dependencies (npm ci)', () => run(npm, ['ci', '--no-audit', '--no-fund']))
}

/** npm writes down in node_modules what it has installed; optional packages may rightly be missing there. */
function areDependenciesInstalled() {
  const wanted = lockedPackages(`${root}/package-lock.json`)
  const installed = lockedPackages(`${root}/node_modules/.package-lock.json`)
  return Object.entries(wanted).every(
    ([path, it]) => path === '' || it.optional || installed[path]?.version === it.version,
  )
}

function lockedPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

async function installBrowser({ name, find, debian, variable }) {
  const found = find()
  if (found && existsSync(found)) return
  if (found) throw new SetupError(`${variable} is set to ${found}, which does not exist.`)
  if (isDebianRoot()) {
    await progress(`Installing ${debian} (apt-get)`, async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      await run('apt-get', ['update', '-qq'], { env })
      await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debian], { env })
    })
  }
  if (!find())
    throw new SetupError(`No browser found: install ${name}${onDebian(debian)}, or set ${variable} to its path.`)
}

function isDebianRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function onDebian(debian) {
  return existsSync('/usr/bin/apt-get') ? ` (sudo apt-get install ${debian})` : ''
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/** Runs a program quietly; what it printed is shown only when it fails. */
function run(command, args, { env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command.endsWith('.cmd'),
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => reject(new SetupError(`${command} could not be started: ${error.message}`)))
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new SetupError(`${output.trim()}\n${command} ${args.join(' ')} failed (exit code ${code}).`))
    })
  })
}

/** Says what is going on, and every few seconds that it still is. */
async function progress(what, work) {
  const started = Date.now()
  console.log(`${what} …`)
  const ticking = setInterval(() => console.log(`  still at it, ${seconds(started)}`), 10_000)
  try {
    await work()
    console.log(`${what}: done (${seconds(started)})`)
  } finally {
    clearInterval(ticking)
  }
}
