import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { laws } from './support/architecture/laws.ts'
import { readSources, toSource } from './support/architecture/source.ts'

const sources = readSources(fileURLToPath(new URL('..', import.meta.url)), ['src', 'demo', 'test'])

describe('the project keeps its laws', () => {
  test.each(laws)('$name', ({ violations }) => {
    expect(violations(sources)).toEqual([])
  })
})

/** One offence for each law; a law that finds none of them would be decoration. */
const offences = [
  [
    'folders of src import only in the drawn direction',
    'src/ui/models/x.ts',
    `import { keep } from '../../storage/journal.ts'`,
  ],
  ['folders of src import only in the drawn direction', 'src/core/model/x.ts', `export * from '../../ui/x.ts'`],
  ['folders of src import only in the drawn direction', 'src/panel/x.ts', `await import('../storage/journal.ts')`],
  ['folders of src import only in the drawn direction', 'src/elsewhere/x.ts', `import '../core/inspect.ts'`],
  ['inside the core, too', 'src/core/model/x.ts', `import type { Rule } from '../rules/rule.ts'`],
  ['inside the core, too', 'src/core/token/x.ts', `import { assemble } from '../flow/assemble.ts'`],
  ['inside the core, too', 'src/core/flow/x.ts', `type Rule = import('../rules/rule.ts').Rule`],
  ['src imports nothing but src and the packages of its folder', 'src/core/token/x.ts', `import 'node:crypto'`],
  ['src imports nothing but src and the packages of its folder', 'src/ui/x.ts', `import x from '../../demo/lab.ts'`],
  ['the core reads no clock and draws no randomness', 'src/core/flow/x.ts', `export const at = Date.now()`],
  ['the core reads no clock and draws no randomness', 'src/core/flow/x.ts', `export const at = new Date()`],
  ['the core reads no clock and draws no randomness', 'src/core/flow/x.ts', `export const id = Math.random()`],
  ['core and ui never say chrome or browser', 'src/ui/x.ts', `chrome.runtime.reload()`],
  ['core and ui never say chrome or browser', 'src/ui/x.ts', `const send = () => browser?.runtime.sendMessage(1)`],
  ['the browser has one door', 'src/ui/x.ts', `import browser from 'webextension-polyfill'`],
  [
    'a rule is imported only by the index of its phase and its own test',
    'src/core/rules/token/y.ts',
    `import x from './x.ts'`,
  ],
  ['nothing in src sends, evaluates or writes HTML', 'src/ui/x.ts', `fetch('https://example.org')`],
  ['nothing in src sends, evaluates or writes HTML', 'src/ui/x.ts', `const send = fetch`],
  ['nothing in src sends, evaluates or writes HTML', 'src/ui/x.ts', `globalThis.fetch('https://example.org')`],
  ['nothing in src sends, evaluates or writes HTML', 'src/ui/x.ts', `navigator.sendBeacon('/x')`],
  ['nothing in src sends, evaluates or writes HTML', 'src/ui/x.ts', `eval('1')`],
  ['nothing in src sends, evaluates or writes HTML', 'src/ui/x.ts', `element.innerHTML = text`],
  [
    'nothing in src sends, evaluates or writes HTML',
    'src/ui/x.tsx',
    `<p dangerouslySetInnerHTML={{ __html: text }} />`,
  ],
  ['a file is named for its idea', 'src/ui/utils.ts', ''],
  ['a file is named for its idea', 'demo/string-helpers.ts', ''],
  ['a file is named for its idea', 'src/ui/common/list.ts', ''],
] as const

describe('each law bites', () => {
  const rule = toSource('src/core/rules/token/x.ts', `export default defineRule({})`)

  test.each(offences)('%s: %s with %s', (name, path, text) => {
    const law = laws.find((it) => it.name === name)
    expect(law?.violations([rule, toSource(path, text)])).toHaveLength(1)
  })

  test('and every law has an offence here', () => {
    expect(laws.map((it) => it.name).filter((name) => !offences.some(([law]) => law === name))).toEqual([])
  })
})

test.each([
  ['texts and comments', `// fetch(\nconst text = 'fetch() in the browser'`],
  ['members that are called like it', `const x = { browser: 1 }; x.browser`],
  ['a date read from data', `const at = new Date(text)`],
])('%s are no offence', (_, text) => {
  const source = toSource('src/core/flow/x.ts', text)
  expect(laws.flatMap((law) => law.violations([source]))).toEqual([])
})
