// Stands in for Vitest while mutants are tried: collects the tests instead of running them, with Vitest's own assertions.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect'

/** Every test with its full name, in the order of the files. */
export const tests = []
const outer = []

export function describe(name, ...rest) {
  outer.push(name)
  bodyOf(rest)()
  outer.pop()
}
describe.each = eachOf(describe)

export function test(name, ...rest) {
  tests.push({ name: [...outer, name].join(' > '), run: bodyOf(rest) })
}
test.each = eachOf(test)

/** Numbered, because the values of a row are not written into its name. */
function eachOf(declare) {
  return (rows) =>
    (name, ...rest) =>
      rows.forEach((row, at) => {
        declare(`${name} (${at + 1})`, () => bodyOf(rest)(...(Array.isArray(row) ? row : [row])))
      })
}

/** Between the name and the body there may be options. */
function bodyOf(rest) {
  return rest.find((each) => typeof each === 'function')
}

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers, fileSnapshots]) chai.use(plugin)
export const { expect } = chai

function fileSnapshots({ Assertion, expect: check }) {
  Assertion.addMethod('toMatchFileSnapshot', function (path) {
    check(this._obj).toBe(readFileSync(resolve('test/core/redact', path), 'utf8'))
  })
}
