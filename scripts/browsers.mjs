// Which browsers are there? Built-ins only: it also runs before `npm ci`.
import { accessSync, constants, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/**
 * The first Chromium, Chrome for Testing, Edge or Chrome of this machine; CHROME_PATH decides if it is set.
 * Branded Chrome comes last, yet works: since version 137 it ignores `--load-extension`, but we load the extension
 * over the debugging pipe, which every one of them accepts.
 * @returns {string | undefined} path of the executable
 */
export function findChromium(env = process.env) {
  if (env.CHROME_PATH) return env.CHROME_PATH
  return firstExecutable([...onPath(chromiumNames, env), ...chromiumPlaces(env)])
}

/**
 * @returns {string | undefined} path of Firefox; FIREFOX_PATH decides if it is set
 */
export function findFirefox(env = process.env) {
  if (env.FIREFOX_PATH) return env.FIREFOX_PATH
  return firstExecutable([...onPath(['firefox-esr', 'firefox'], env), ...firefoxPlaces(env)])
}

const chromiumNames = [
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
  'google-chrome-stable',
  'google-chrome',
]

function chromiumPlaces(env) {
  const downloaded = join(homedir(), '.cache', 'puppeteer', 'chrome')
  if (process.platform === 'darwin') {
    return [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ...inside(downloaded, (version, arch) =>
        join(version, `chrome-${arch}`, 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'),
      ),
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ]
  }
  if (process.platform === 'win32') {
    return [
      ...inside(downloaded, (version, arch) => join(version, `chrome-${arch}`, 'chrome.exe')),
      ...programFolders(env).flatMap((folder) => [
        join(folder, 'Chromium', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      ]),
    ]
  }
  return [
    '/snap/bin/chromium',
    ...inside(downloaded, (version, arch) => join(version, `chrome-${arch}`, 'chrome')),
    '/opt/microsoft/msedge/msedge',
    '/opt/google/chrome/chrome',
  ]
}

function firefoxPlaces(env) {
  if (process.platform === 'darwin') return ['/Applications/Firefox.app/Contents/MacOS/firefox']
  if (process.platform === 'win32') return programFolders(env).map((it) => join(it, 'Mozilla Firefox', 'firefox.exe'))
  return ['/snap/bin/firefox', '/usr/lib/firefox-esr/firefox-esr', '/usr/lib/firefox/firefox']
}

function programFolders(env) {
  return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((it) => it !== undefined)
}

function onPath(names, env) {
  if (process.platform === 'win32') return []
  const folders = (env.PATH ?? '').split(delimiter).filter((it) => it !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** Puppeteer keeps Chrome for Testing as `<platform>-<version>/chrome-<arch>/…`; the newest name comes last. */
function inside(folder, toPath) {
  const archs = { darwin: ['mac-arm64', 'mac-x64'], win32: ['win64', 'win32'] }[process.platform] ?? ['linux64']
  try {
    return readdirSync(folder)
      .sort()
      .reverse()
      .flatMap((version) => archs.map((arch) => join(folder, toPath(version, arch))))
  } catch {
    return []
  }
}

function firstExecutable(paths) {
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
