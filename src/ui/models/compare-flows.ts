import { stepExplanations } from '../../core/explain/steps.ts'
import type { Flow, Step } from '../../core/model/flow.ts'
import { valuesOf } from './message-values.ts'
import { sensitive } from './parameter-knowledge.ts'

export interface ComparedValue {
  readonly name: string
  /** undefined: not sent. */
  readonly left?: string
  readonly right?: string
  readonly secret: boolean
  /** Expected to differ from login to login; a difference says nothing. */
  readonly always: boolean
}

export interface ComparedStep {
  readonly title: string
  readonly left?: Step
  readonly right?: Step
  /** The parameters that differ, telling ones first. */
  readonly differing: readonly ComparedValue[]
}

/** Two flows side by side: steps aligned by what they are, and the parameters in which they differ. */
export function compareFlows(left: Flow, right: Flow): readonly ComparedStep[] {
  return align(left.steps, right.steps).map(([a, b]) => {
    const step = a ?? b
    return {
      title: step ? stepExplanations[step.message].title : '',
      ...(a && { left: a }),
      ...(b && { right: b }),
      differing: a && b ? differences(valuesAt(a, left), valuesAt(b, right)) : [],
    }
  })
}

type Pairing = readonly [Step | undefined, Step | undefined]

/** The longest common run of message types stays aligned; what is left over stands alone. */
function align(left: readonly Step[], right: readonly Step[]): readonly Pairing[] {
  const lengths = commonLengths(left, right)
  const pairs: Pairing[] = []
  let i = 0
  let j = 0
  while (i < left.length || j < right.length) {
    const [a, b] = [left[i], right[j]]
    if (a && b && a.message === b.message) {
      pairs.push([a, b])
      i++
      j++
    } else if (b && (!a || (lengths[i]?.[j + 1] ?? 0) >= (lengths[i + 1]?.[j] ?? 0))) {
      pairs.push([undefined, b])
      j++
    } else {
      pairs.push([a, undefined])
      i++
    }
  }
  return pairs
}

/** Length of the longest common subsequence from each pair of positions on. */
function commonLengths(left: readonly Step[], right: readonly Step[]): readonly (readonly number[])[] {
  const table = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0))
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const row = table[i]
      if (!row) continue
      const same = left[i]?.message === right[j]?.message
      row[j] = same ? 1 + (table[i + 1]?.[j + 1] ?? 0) : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return table
}

function valuesAt(step: Step, flow: Flow): ReadonlyMap<string, string> {
  const messages = flow.messages.filter((message) => message.exchange === step.exchange)
  const values = messages.flatMap((message) => valuesOf(message).map(({ name, value }) => [name, value] as const))
  const status = step.status === undefined ? [] : [['status', String(step.status)] as const]
  return new Map([...status, ...values])
}

function differences(left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): readonly ComparedValue[] {
  const names = [...new Set([...left.keys(), ...right.keys()])]
  return names
    .filter((name) => left.get(name) !== right.get(name))
    .map((name) => toValue(name, left.get(name), right.get(name)))
    .sort((a, b) => Number(a.always) - Number(b.always))
}

function toValue(name: string, left: string | undefined, right: string | undefined): ComparedValue {
  return {
    name,
    ...(left !== undefined && { left }),
    ...(right !== undefined && { right }),
    secret: sensitive(name),
    always: left !== undefined && right !== undefined && (sensitive(name) || freshEachTime.has(name)),
  }
}

const freshEachTime: ReadonlySet<string> = new Set([
  'state',
  'nonce',
  'code',
  'code_challenge',
  'code_verifier',
  'session_state',
  'request_uri',
])
