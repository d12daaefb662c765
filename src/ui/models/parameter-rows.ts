import { stepExplanations } from '../../core/explain/steps.ts'
import type { Facts, VerifierDigests } from '../../core/model/facts.ts'
import type { Finding } from '../../core/model/finding.ts'
import type { Flow } from '../../core/model/flow.ts'
import type { OAuthMessage } from '../../core/model/message.ts'
import { type NamedValue, valuesOf } from './message-values.ts'
import { describeParameter, sensitive } from './parameter-knowledge.ts'

export type Relation =
  | { readonly kind: 'equal'; readonly step: number; readonly parameter: string }
  | { readonly kind: 'derived'; readonly step: number; readonly parameter: string; readonly digest: string }
  | {
      readonly kind: 'differs'
      readonly step: number
      readonly parameter: string
      readonly own: string
      readonly other: string
      /** How the wrong value came about, when it can be told. */
      readonly note?: string
    }

export interface ParameterRow extends NamedValue {
  readonly key: string
  readonly secret: boolean
  readonly gloss?: string
  readonly spec?: { readonly tag: string; readonly url: string }
  readonly relations: readonly Relation[]
  /** What findings say of this very parameter. */
  readonly warnings: readonly string[]
}

export interface ParameterGroup {
  readonly title: string
  readonly rows: readonly ParameterRow[]
  /** Why there is nothing, or not everything. */
  readonly missing?: string
}

interface Context {
  readonly flow: Flow
  readonly facts: Facts
  readonly findings: readonly Finding[]
}

/** The parameters of every message of an exchange: of the request first, then of its answer. */
export function parameterGroups(exchange: string, context: Context): readonly ParameterGroup[] {
  return context.flow.messages
    .filter((message) => message.exchange === exchange)
    .map((message) => toGroup(message, context))
    .filter((group) => group.rows.length > 0 || group.missing !== undefined)
}

function toGroup(message: OAuthMessage, context: Context): ParameterGroup {
  const rows = valuesOf(message).map((value, index) => toRow(value, index, message, context))
  const absent = message.missing?.body
  return {
    title: stepExplanations[message.type].title,
    rows: [...rows, ...missingRows(message, rows, context)],
    ...(absent && { missing: absenceTexts[absent] }),
  }
}

export const absenceTexts = {
  notObservable: 'The body is not shown by this browser.',
  notArmed: 'The body was not captured: record the tab, or open DevTools before the login.',
  lost: 'The body was dropped by the browser before it could be read.',
  redacted: 'The body was removed from this file on purpose.',
  truncated: 'The file or the stream ended before the body did.',
} as const

function toRow(named: NamedValue, index: number, message: OAuthMessage, context: Context): ParameterRow {
  const { gloss, spec } = describeParameter(named.name)
  return {
    ...named,
    key: `${index} ${named.name}`,
    secret: sensitive(named.name),
    ...(gloss !== undefined && { gloss }),
    ...(spec && { spec }),
    relations: relationsOf(named, message, context),
    warnings: warningsAt(message.exchange, named.name, context.findings),
  }
}

/** A parameter that a finding misses is shown too, so that the place can be pointed at. */
function missingRows(message: OAuthMessage, rows: readonly ParameterRow[], { findings }: Context) {
  if (!('parameters' in message)) return []
  const present = new Set(rows.map((row) => row.name))
  const places = new Set(['query', 'fragment', 'requestBody'])
  const missed = findings.flatMap((finding) =>
    finding.evidence.filter((each) => each.exchange === message.exchange && places.has(each.place)),
  )
  const names = new Set(missed.flatMap(({ parameter }) => (parameter && !present.has(parameter) ? [parameter] : [])))
  return [...names].map((name) => missingRow(name, message.exchange, findings))
}

function missingRow(name: string, exchange: string, findings: readonly Finding[]): ParameterRow {
  const { gloss, spec } = describeParameter(name)
  return {
    key: `missing ${name}`,
    name,
    value: '',
    carrier: 'missing',
    secret: false,
    ...(gloss !== undefined && { gloss }),
    ...(spec && { spec }),
    relations: [],
    warnings: warningsAt(exchange, name, findings),
  }
}

function warningsAt(exchange: string, name: string, findings: readonly Finding[]) {
  const texts = findings.flatMap((finding) =>
    finding.evidence
      .filter((each) => each.exchange === exchange && each.parameter === name)
      .map((each) => (finding.severity === 'info' ? '' : (each.note ?? finding.title))),
  )
  return [...new Set(texts)].filter(Boolean)
}

/** Where else in the flow the same value stands, and where a value stands that should be the same. */
function relationsOf(named: NamedValue, message: OAuthMessage, context: Context): readonly Relation[] {
  const proof = proofRelation(named, message, context)
  if (proof) return [proof]
  if (!comparable.has(named.name) || named.value === '') return []
  const others = occurrences(named.name, message, context.flow)
  const equal = others.filter((other) => other.value === named.value)
  if (equal.length > 0) return equal.slice(0, 3).map(({ step, name }) => ({ kind: 'equal', step, parameter: name }))
  const before = others.find((other) => mustAgree.has(named.name) && other.step < stepOf(message, context.flow))
  if (!before) return []
  return [{ kind: 'differs', step: before.step, parameter: named.name, own: named.value, other: before.value }]
}

const mustAgree: ReadonlySet<string> = new Set(['state', 'redirect_uri', 'client_id', 'code', 'request_uri'])
const comparable: ReadonlySet<string> = new Set([
  ...mustAgree,
  'nonce',
  'access_token',
  'refresh_token',
  'id_token',
  'id_token_hint',
  'device_code',
  'auth_req_id',
  'token',
])
const sameThing: Readonly<Record<string, readonly string[]>> = {
  token: ['access_token', 'refresh_token'],
  access_token: ['token'],
  refresh_token: ['token'],
  id_token_hint: ['id_token'],
}

interface Occurrence {
  readonly step: number
  readonly name: string
  readonly value: string
}

function occurrences(name: string, except: OAuthMessage, flow: Flow): readonly Occurrence[] {
  const names = [name, ...(sameThing[name] ?? [])]
  return flow.messages
    .filter((message) => message !== except)
    .flatMap((message) => {
      const step = stepOf(message, flow)
      return valuesOf(message).flatMap((each) => (names.includes(each.name) && step > 0 ? [{ ...each, step }] : []))
    })
}

/** 0 when the message is not part of a step. */
export function stepOf(message: { readonly exchange: string }, flow: Flow): number {
  return flow.steps.find((step) => step.exchange === message.exchange)?.number ?? 0
}

/** PKCE: the challenge has to be the digest of the verifier. */
function proofRelation(named: NamedValue, message: OAuthMessage, { flow, facts }: Context): Relation | undefined {
  if (named.name === 'code_verifier') {
    const [challenge] = occurrences('code_challenge', message, flow)
    const digests = facts.verifiers[named.value]
    return challenge && digests ? fromDigests(digests, challenge, digests.s256, challenge.value) : undefined
  }
  if (named.name !== 'code_challenge') return undefined
  const verifier = occurrences('code_verifier', message, flow).at(-1)
  const digests = verifier && facts.verifiers[verifier.value]
  return digests ? fromDigests(digests, verifier, named.value, digests.s256) : undefined
}

function fromDigests(digests: VerifierDigests, at: Occurrence, own: string, other: string): Relation {
  const { step, name: parameter } = at
  if (own === other) return { kind: 'derived', step, parameter, digest: digests.s256 }
  const challenge = own === digests.s256 ? other : own
  const form = Object.entries(wrongForms).find(([key]) => digests[key as keyof VerifierDigests] === challenge)?.[1]
  return { kind: 'differs', step, parameter, own, other, ...(form && { note: `the challenge is ${form}` }) }
}

const wrongForms: Readonly<Partial<Record<keyof VerifierDigests, string>>> = {
  hex: 'the hash in hexadecimal, not base64url',
  base64: 'the hash in base64, not base64url',
  base64Padded: 'the hash in padded base64, not base64url',
  base64urlPadded: 'the hash in base64url with padding, which must be left out',
  base64urlOfHex: 'base64url of the hexadecimal hash, not of its bytes',
  hashedTwice: 'hashed twice',
}
