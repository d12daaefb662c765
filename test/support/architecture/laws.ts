import { basename, posix } from 'node:path'
import type { Source } from './source.ts'

export interface Law {
  readonly name: string
  /** What breaks it, one line each, with the file. */
  readonly violations: (sources: readonly Source[]) => readonly string[]
}

/** Which folders (or single files) of src a folder may import; itself always. */
const directions: Readonly<Record<string, readonly string[]>> = {
  core: [],
  capture: ['core'],
  storage: ['core'],
  messaging: ['core'],
  ui: ['messaging', 'core'],
  // Settings are handed to the UI by its context; the journal stays with the background.
  panel: ['ui', 'messaging', 'core', 'storage/settings.ts'],
  popup: ['ui', 'messaging', 'core', 'storage/settings.ts'],
  viewer: ['ui', 'messaging', 'core', 'storage/settings.ts'],
  background: ['capture', 'storage', 'messaging', 'core'],
  devtools: ['capture', 'messaging'],
  cli: ['core'],
}

const reading = ['exchange', 'protocol', 'token']
const grouping = [...reading, 'flow', 'facts', 'providers']

/** The same inside src/core; files directly in it (`inspect.ts`) tie everything together and may import all. */
const coreDirections: Readonly<Record<string, readonly string[]>> = {
  model: [],
  exchange: ['model', ...reading],
  protocol: ['model', ...reading],
  token: ['model', ...reading],
  providers: ['model', ...reading],
  flow: ['model', ...grouping],
  facts: ['model', ...grouping],
  rules: ['model', ...grouping],
  explain: ['model', ...grouping, 'rules'],
  profiles: ['model', ...grouping, 'rules'],
  redact: ['model', ...grouping, 'rules'],
  trace: ['model', ...grouping, 'rules', 'explain', 'profiles', 'redact'],
}

const polyfill = 'webextension-polyfill'

/** npm packages (and Node's modules) by folder of src; types alone count as well. */
const packages: Readonly<Record<string, RegExp>> = {
  core: /^(jose|tldts)$/,
  capture: /^webextension-polyfill$/,
  storage: /^webextension-polyfill$/,
  messaging: /^webextension-polyfill$/,
  ui: /^(preact(\/.*)?|@preact\/signals|fflate)$/,
  panel: /^(webextension-polyfill|preact(\/.*)?|@preact\/signals)$/,
  popup: /^(webextension-polyfill|preact(\/.*)?|@preact\/signals)$/,
  viewer: /^(webextension-polyfill|preact(\/.*)?|@preact\/signals)$/,
  background: /^webextension-polyfill$/,
  devtools: /^webextension-polyfill$/,
  cli: /^(node:.*|package\.json)$/,
}

/** What could send something away, or run what is not our own code. Each exception names its reason. */
const forbiddenNames = [
  'XMLHttpRequest',
  'WebSocket',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'sendBeacon',
  'importScripts',
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'dangerouslySetInnerHTML',
]
const forbiddenVariables = ['fetch']
const forbiddenCalls = ['fetch', 'eval', 'Function', 'document.write']
const exceptions: Readonly<Record<string, readonly string[]>> = {
  // Runs in the page and wraps the page's own calls; it calls nothing of its own.
  'src/capture/page-hook.iife.ts': ['fetch', 'XMLHttpRequest'],
  // One function that runs in the inspected page after a click on "Fetch keys"; our own contexts cannot send (connect-src 'none').
  'src/background/fetch-in-page.ts': ['fetch'],
}

const emptyNames = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager', 'service', 'types']
const emptySuffix = /-(utils?|helpers?)$/

export const laws: readonly Law[] = [
  {
    name: 'folders of src import only in the drawn direction',
    violations: (sources) =>
      ownImports(sources, 'src/').flatMap(({ source, folder, target }) => {
        const allowed = directions[folder]
        if (!allowed) return [`${source.path}: src/${folder} has no place in the drawing`]
        return isAllowed(target, [folder, ...allowed]) ? [] : [`${source.path} imports src/${target}`]
      }),
  },
  {
    name: 'inside the core, too',
    violations: (sources) =>
      ownImports(sources, 'src/core/').flatMap(({ source, folder, target }) => {
        if (folder.endsWith('.ts')) return []
        const allowed = coreDirections[folder]
        if (!allowed) return [`${source.path}: src/core/${folder} has no place in the drawing`]
        return isAllowed(target, [folder, ...allowed]) ? [] : [`${source.path} imports src/core/${target}`]
      }),
  },
  {
    name: 'src imports nothing but src and the packages of its folder',
    violations: (sources) =>
      within(sources, 'src/').flatMap((source) =>
        source.imports
          .filter((it) => !it.startsWith('src/') && !packages[folderOf(source.path, 'src/')]?.test(it))
          .map((it) => `${source.path} imports ${it}`),
      ),
  },
  {
    name: 'the core reads no clock and draws no randomness',
    violations: (sources) =>
      within(sources, 'src/core/').flatMap((source) =>
        ['Date.now', 'Date()', 'performance.now', 'Math.random', 'getRandomValues', 'randomUUID']
          .filter((it) => source.calls.has(it))
          .map((it) => `${source.path} calls ${it}`),
      ),
  },
  {
    name: 'core and ui never say chrome or browser',
    violations: (sources) =>
      [...within(sources, 'src/core/'), ...within(sources, 'src/ui/')].flatMap((source) =>
        ['chrome', 'browser'].filter((it) => source.variables.has(it)).map((it) => `${source.path} says ${it}`),
      ),
  },
  {
    name: 'the browser has one door',
    violations: (sources) =>
      within(sources, 'src/')
        .filter((it) => !/^src\/(capture|storage|messaging|background|devtools|panel|popup|viewer)\//.test(it.path))
        .filter((it) => it.imports.includes(polyfill))
        .map((it) => `${it.path} imports ${polyfill}`),
  },
  {
    name: 'a rule is imported only by the index of its phase and its own test',
    violations: (sources) => {
      const rules = within(sources, 'src/core/rules/').filter((it) => it.calls.has('defineRule'))
      return rules.flatMap((rule) => {
        const test = rule.path.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts')
        return sources
          .filter((it) => it.imports.includes(rule.path))
          .filter((it) => it.path !== `${posix.dirname(rule.path)}/index.ts` && it.path !== test)
          .map((it) => `${it.path} imports the rule ${rule.path}`)
      })
    },
  },
  {
    name: 'nothing in src sends, evaluates or writes HTML',
    violations: (sources) =>
      within(sources, 'src/').flatMap((source) =>
        [
          ...forbiddenNames.filter((it) => source.names.has(it)),
          ...forbiddenVariables.filter((it) => source.variables.has(it)),
          ...forbiddenCalls.filter((it) => source.calls.has(it)),
        ]
          .filter((it, at, all) => all.indexOf(it) === at && !exceptions[source.path]?.includes(it))
          .map((it) => `${source.path} uses ${it}`),
      ),
  },
  {
    name: 'a file is named for its idea',
    violations: (sources) =>
      sources
        .filter(({ path }) => {
          const name = basename(path).split('.')[0] ?? ''
          const folder = basename(posix.dirname(path))
          return emptyNames.includes(name) || emptyNames.includes(folder) || emptySuffix.test(name)
        })
        .map((it) => it.path),
  },
]

function within(sources: readonly Source[], folder: string): readonly Source[] {
  return sources.filter((it) => it.path.startsWith(folder))
}

function folderOf(path: string, base: string): string {
  return path.slice(base.length).split('/')[0] ?? ''
}

function ownImports(sources: readonly Source[], base: string) {
  return within(sources, base).flatMap((source) =>
    source.imports
      .filter((it) => it.startsWith(base))
      .map((it) => ({ source, folder: folderOf(source.path, base), target: it.slice(base.length) })),
  )
}

function isAllowed(target: string, allowed: readonly string[]): boolean {
  return allowed.some((it) => target === it || target.startsWith(`${it}/`))
}
