import { expect, test } from 'vitest'
import { verdictSentence } from '../../../src/core/explain/verdict-sentence.ts'
import { inspect } from '../../../src/core/inspect.ts'
import type { Trace } from '../../../src/core/model/trace.ts'
import { sampleTrace } from '../../../src/ui/sample/code-reused.ts'
import { healthyTrace, redirectUriTrace } from '../../support/harness/traces.ts'

const until = (last: number): Trace => ({ exchanges: sampleTrace().exchanges.slice(0, last) })

test.each<[string, Trace, RegExp]>([
  [
    'a failed login names step, cause and what happened',
    sampleTrace(),
    /^Login failed at step 6 of 7 — the app sent the same/,
  ],
  ['a healthy one says so', healthyTrace(), /^Login succeeded\.$/],
  [
    'one that stopped on the way says where',
    until(3),
    /^Login is not finished: the last thing seen is step 3, sign-in pages\.$/,
  ],
  [
    'a differing redirect_uri is the cause',
    redirectUriTrace(),
    /^Login failed at step 5 of 5 — the token request says redirect_uri=/,
  ],
])('%s', async (_, trace, sentence) => {
  const { diagnosis } = await inspect(trace)
  expect(diagnosis.flows.map(verdictSentence)).toEqual([expect.stringMatching(sentence)])
})
