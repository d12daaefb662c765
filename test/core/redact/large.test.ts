import { expect, test } from 'vitest'
import { createFinder } from '../../../src/core/redact/finder.ts'
import { findLeaks } from '../../../src/core/redact/gate.ts'
import { exportSafe } from '../../../src/core/trace/safe-export.ts'
import { read } from '../../support/inspected.ts'
import { authorizationCodeFlow, example, exchange, jws } from '../../support/traces.ts'

// A long recording holds tens of thousands of values and as many texts. Comparing each with each would take minutes here; the
// bounds are wide, for a slow machine.
const many = Array.from({ length: 20_000 }, (_, at) => at)

function seconds(work: () => void): number {
  const started = performance.now()
  work()
  return (performance.now() - started) / 1000
}

test('the gate is quick when all secrets and all texts begin alike', { timeout: 120_000 }, () => {
  const secrets = new Set(many.map((at) => `https://app.example/products/red-shoes?session=${at}x${at * 7919}`))
  const file = JSON.stringify(many.map((at) => `https://app.example/products/red-shoes?session=session%23${at}`))
  expect(seconds(() => expect(findLeaks(file, { secrets })).toEqual([]))).toBeLessThan(20)
})

test('the gate is quick when a large file holds none of many secrets', { timeout: 120_000 }, () => {
  const secrets = new Set(many.slice(0, 5000).map((at) => `secret-${at}-${(at * 7919).toString(36)}xyz`))
  const file = JSON.stringify(many.slice(0, 2000).map((at) => `https://app.example/page/${at}?code=code%23${at}`))
  expect(seconds(() => expect(findLeaks(file, { secrets })).toEqual([]))).toBeLessThan(20)
})

test('the gate is quick when many tokens were made anew', { timeout: 120_000 }, () => {
  const minted = new Set(many.slice(0, 4000).map((at) => jws({ sub: `sub#${at}` }, { alg: 'none' }, '')))
  const file = JSON.stringify(many.map((at) => `https://app.example/orders?number=${at}&page=1`))
  expect(seconds(() => expect(findLeaks(file, { secrets: new Set(), minted })).toEqual([]))).toBeLessThan(20)
})

test('tokens are quickly found in texts, although all of them begin alike', { timeout: 120_000 }, () => {
  const find = createFinder(many.map((at) => `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ.${at}-${at * 7919}`))
  const texts = many.map((at) => `Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ.${at}-${at * 7919} and more`)
  expect(seconds(() => expect(texts.filter((text) => find(text).size === 0)).toEqual([]))).toBeLessThan(20)
})

test('a recording of thousands of requests with a cookie each is exported', { timeout: 120_000 }, async () => {
  const exchanges = many.slice(0, 4000).map((at) =>
    exchange({
      url: `https://app.example/products/${at}?session=${at}x${at * 7919}`,
      at: example.start + 1000 + at,
      requestHeaders: { cookie: `sid=${at * 104_729}-k3; id=${jws({ sub: `marie${at}` })}` },
    }),
  )
  const inspected = await read({ exchanges: [...authorizationCodeFlow(), ...exchanges] })
  expect(seconds(() => expect(exportSafe(inspected, { hosts: 'keep' }).leaks).toEqual([]))).toBeLessThan(60)
})
