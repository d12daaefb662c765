import type { Finding } from '../model/finding.ts'
import type { Flow } from '../model/flow.ts'
import type { Rule } from './rule.ts'

/** A finding with what decides its place. */
export interface Candidate {
  readonly finding: Finding
  readonly rule: Rule
  /** Start of the exchange it is about, milliseconds; a flow's start when it is about the flow. */
  readonly at: number
  readonly subject?: string
}

/** Phases in the order in which a fault explains what comes after it. */
const phases = [
  'discovery',
  'jwks',
  'fedcm',
  'insecure',
  'origin',
  'authreq',
  'iframe',
  'popup',
  'silent',
  'cookie',
  'storage',
  'authres',
  'tokreq',
  'tokres',
  'device',
  'idtoken',
  'clock',
  'refresh',
  'userinfo',
  'accesstoken',
  'resource',
  'logout',
  'session',
  'revocation',
  'leak',
  'blocked',
]
const networkPhases = new Set(['net', 'cors', 'blocked'])
const unknownPhase = phases.length

/** The root cause (or none) and all findings, consequences naming it. */
export function rankFindings(
  candidates: readonly Candidate[],
  flow: Flow,
): { readonly cause?: Finding; readonly findings: readonly Finding[] } {
  const explained = candidates.map((each) => yieldToProof(each, candidates))
  const errors = explained.filter(
    (each) => each.finding.severity === 'error' && each.finding.consequenceOf === undefined,
  )
  const cause = pick(errors, explained) ?? pickWithoutError(explained, flow)
  if (!cause) return { findings: sorted(explained).map((each) => each.finding) }
  const findings = sorted(explained)
    .filter((each) => each !== cause)
    .map((each) => nameCause(each, cause))
  return { cause: cause.finding, findings: [cause.finding, ...findings] }
}

/** What a rule proved about an exchange explains what the server merely said there. */
function yieldToProof(candidate: Candidate, all: readonly Candidate[]): Candidate {
  if (!candidate.rule.generic && !candidate.rule.loop) return candidate
  const proof = sorted(all).find((other) => other !== candidate && explains(other, candidate))
  if (!proof) return candidate
  return { ...candidate, finding: { ...candidate.finding, consequenceOf: proof.finding.rule } }
}

function explains(proof: Candidate, candidate: Candidate) {
  if (proof.finding.severity !== 'error' || proof.rule.loop) return false
  if (candidate.rule.loop) return !proof.rule.generic || proof.at <= candidate.at
  return !proof.rule.generic && (proof.subject === candidate.subject || proof.at < candidate.at)
}

function pick(errors: readonly Candidate[], all: readonly Candidate[]) {
  const first = Math.min(...all.filter((each) => each.finding.severity === 'error').map((each) => each.at))
  return [...errors].sort((a, b) => rankOf(a, first) - rankOf(b, first) || a.at - b.at)[0]
}

/** A flow that the user ended, or that failed with nothing worse found, is explained by its best lesser finding. */
function pickWithoutError(candidates: readonly Candidate[], flow: Flow) {
  if (flow.endedBy === 'user')
    return candidates.find((each) => each.rule.certainty === 'serverSaid' && each.rule.owner === 'user')
  if (flow.status !== 'failed') return undefined
  return sorted(candidates).find((each) => each.finding.severity === 'warning' && each.rule.certainty !== 'heuristic')
}

function rankOf({ finding, rule, at }: Candidate, firstFault: number) {
  if (rule.loop) return unknownPhase + 2
  const phase = finding.rule.slice(0, finding.rule.indexOf('-'))
  if (networkPhases.has(phase)) return at <= firstFault ? -1 : unknownPhase
  const index = phases.indexOf(phase)
  return (index < 0 ? unknownPhase : index) + certaintyRank[rule.certainty] + (rule.generic ? 0.5 : 0)
}

/** Within a phase proof comes before the server's word, and that before signs. */
const certaintyRank = { provable: 0, serverSaid: 0.1, heuristic: 0.2 }

const severities = { error: 0, warning: 1, info: 2 }

function sorted(candidates: readonly Candidate[]): readonly Candidate[] {
  const first = Math.min(...candidates.map((each) => each.at))
  return [...candidates].sort(
    (a, b) =>
      severities[a.finding.severity] - severities[b.finding.severity] ||
      rankOf(a, first) - rankOf(b, first) ||
      a.at - b.at,
  )
}

function nameCause({ finding, at }: Candidate, cause: Candidate): Finding {
  if (finding.consequenceOf !== undefined || finding.severity !== 'error' || at < cause.at) return finding
  return { ...finding, consequenceOf: cause.finding.rule }
}
