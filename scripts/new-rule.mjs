// `npm run new:rule <id> [folder]`: writes the skeleton of a rule and of its table of cases, and its line in the index.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isMain, root } from './project.mjs'

/** Folder of a phase, where it is not the phase's own name. */
const folders = {
  jwks: 'discovery',
  secret: 'authreq',
  device: 'tokres',
  clock: 'idtoken',
  userinfo: 'resource',
  session: 'logout',
  revocation: 'logout',
  net: 'network',
  cors: 'browser',
  iframe: 'browser',
  silent: 'browser',
  cookie: 'browser',
  origin: 'browser',
  storage: 'browser',
  popup: 'browser',
  insecure: 'browser',
  blocked: 'browser',
  fedcm: 'browser',
}

if (isMain(import.meta.url)) {
  try {
    const [id, folder] = process.argv.slice(2)
    for (const path of newRule(root, id, folder)) process.stdout.write(`${path}\n`)
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  }
}

/** Paths that were written. */
export function newRule(base, id, folder = folderOf(id)) {
  if (!/^[a-z]+(-[a-z0-9]+)+$/.test(id ?? ''))
    throw new Error('Usage: npm run new:rule <phase>-<what-is-wrong> [folder]')
  const index = `src/core/rules/${folder}/index.ts`
  const rule = `src/core/rules/${folder}/${id}.ts`
  const cases = `test/core/rules/${folder}/${id}.test.ts`
  if (!existsSync(`${base}/${index}`))
    throw new Error(`There is no phase "${folder}": name the folder as second argument.`)
  if (existsSync(`${base}/${rule}`)) throw new Error(`${rule} is there already.`)
  const listed = withRule(readFileSync(`${base}/${index}`, 'utf8'), id)
  mkdirSync(`${base}/test/core/rules/${folder}`, { recursive: true })
  writeFileSync(`${base}/${rule}`, ruleText(id))
  writeFileSync(`${base}/${cases}`, casesText(id, folder))
  writeFileSync(`${base}/${index}`, listed)
  return [rule, cases, index]
}

function folderOf(id = '') {
  const phase = id.slice(0, id.indexOf('-'))
  return folders[phase] ?? phase
}

/** An index with one more import and one more line at the end of its list. */
export function withRule(index, id) {
  const name = id.replace(/-(.)/g, (_, letter) => letter.toUpperCase())
  const list = /(export const \w+: readonly Rule\[\] = \[)([^\]]*)\]/
  if (!list.test(index)) throw new Error('The index of this phase has no list of rules.')
  const lines = index
    .replace(list, (_, start, items) => {
      const names = items
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean)
      return `${start}\n${[...names, name].map((item) => `  ${item},\n`).join('')}]`
    })
    .split('\n')
  const line = `import ${name} from './${id}.ts'`
  const after = lines.findIndex(
    (each) => each.startsWith('import ') && each.includes("from './") && each.split("'")[1] > `./${id}.ts`,
  )
  const last = lines.findLastIndex((each) => each.startsWith('import '))
  lines.splice(after < 0 ? last + 1 : after, 0, line)
  return lines.join('\n')
}

function ruleText(id) {
  return `import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: '${id}',
  title: 'TODO what is wrong, in a few words',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-4.1.2'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  why: 'TODO which guarantee or step is lost.',
  fix: 'TODO what to do, in the imperative.',
  messages: { different: 'TODO what happened, in one sentence.' },
  check({ authorizationRequest: { state: sent }, authorizationResponse }) {
    if (authorizationResponse.state === sent) return
    return { message: 'different', evidence: [at(authorizationResponse, 'state')] }
  },
})
`
}

function casesText(id, folder) {
  return `import rule from '../../../../src/core/rules/${folder}/${id}.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'TODO the smallest trace that breaks it',
      trace: [authorizationCodeFlow({ callback: { state: 'another' } })],
      message: 'different',
    },
  ],
  passed: [{ name: 'TODO a healthy login, and one case for each guard', trace: [authorizationCodeFlow()] }],
  inapplicable: [{ name: 'TODO nothing to judge', trace: [apiCall()] }],
  cantTell: [],
})
`
}
