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
  /** Yields to what proves the wider fault on the same exchange. */
  readonly partOfWider?: true
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
  'secret',
  'blocked',
]
const networkPhases = new Set(['net', 'cors', 'blocked'])
/** What stands open whether or not the login works: it explains no failure, and none explains it. */
const independent = new Set(['leak', 'secret'])
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

/** What a rule proved about an exchange explains what the server merely said there; what failed in a loop explains the loop. */
function yieldToProof(candidate: Candidate, all: readonly Candidate[]): Candidate {
  const proof = candidate.rule.loop ? faultInside(candidate, all) : proofOf(candidate, all)
  if (!proof) return candidate
  return { ...candidate, finding: { ...candidate.finding, consequenceOf: proof.finding.rule } }
}

function proofOf(candidate: Candidate, all: readonly Candidate[]) {
  const { rule, partOfWider } = candidate
  if (!rule.generic && !partOfWider) return undefined
  return sorted(all).find(
    (other) =>
      isFault(other) &&
      !other.rule.generic &&
      other.finding.rule !== candidate.finding.rule &&
      (other.subject === candidate.subject || (rule.generic && other.at < candidate.at)),
  )
}

/** The earliest error of the cycle; where it is only what the server said, the proof of it. */
function faultInside(loop: Candidate, all: readonly Candidate[]) {
  const earliest = sorted(all)
    .filter((other) => isFault(other) && other.finding.rule !== loop.finding.rule)
    .sort((a, b) => a.at - b.at)[0]
  return earliest && (proofOf(earliest, all) ?? earliest)
}

function isFault({ finding, rule }: Candidate) {
  return breaksFlow(finding) && !rule.loop
}

/** An error that stops a flow; a leaked secret is an error in a login that may work. */
export function breaksFlow({ severity, rule }: Finding): boolean {
  return severity === 'error' && !independent.has(phaseOf(rule))
}

function pick(errors: readonly Candidate[], all: readonly Candidate[]) {
  const first = Math.min(...all.filter((each) => each.finding.severity === 'error').map((each) => each.at))
  return [...errors].sort((a, b) => rankOf(a, first) - rankOf(b, first) || a.at - b.at)[0]
}

/** A flow that the user ended, or that failed with nothing worse found, is explained by its best lesser finding. */
function pickWithoutError(candidates: readonly Candidate[], flow: Flow) {
  if (flow.status === 'incomplete') {
    const stop = candidates.find(({ rule, finding }) => rule.owner === 'user' && finding.severity === 'warning')
    if (stop && flow.endedBy !== 'user') return stop
  }
  if (wasTurnedAway(flow)) return candidates.find((each) => isWhyTheBrowser(each, flow))
  if (flow.endedBy !== 'user' && flow.status !== 'failed') return undefined
  const refusal = candidates.find(
    ({ finding, rule }) => rule.certainty === 'serverSaid' && (rule.owner === 'user' || finding.owner === 'user'),
  )
  if (refusal || flow.endedBy === 'user') return refusal
  return sorted(candidates).find((each) => each.finding.severity === 'warning' && each.rule.certainty !== 'heuristic')
}

/** A quiet request that was told "ask the user": a result, unless a rule shows that the browser kept the session from the server. */
function wasTurnedAway({ kind, status, authorizationResponse: answer }: Flow) {
  return (
    kind === 'silentRenew' && status === 'incomplete' && answer?.error !== undefined && answer.error !== 'access_denied'
  )
}

function isWhyTheBrowser({ finding, rule, subject }: Candidate, { authorizationResponse: answer }: Flow) {
  return finding.severity === 'warning' && rule.owner === 'browser' && subject === answer?.exchange
}

function rankOf({ finding, rule, at }: Candidate, firstFault: number) {
  if (rule.loop) return unknownPhase + 2
  const phase = phaseOf(finding.rule)
  if (networkPhases.has(phase)) return at <= firstFault ? -1 : unknownPhase
  const index = phases.indexOf(phase)
  return (index < 0 ? unknownPhase : index) + certaintyRank[rule.certainty] + (rule.generic ? 0.5 : 0)
}

function phaseOf(rule: string) {
  return rule.slice(0, rule.indexOf('-'))
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
  if (independent.has(phaseOf(finding.rule)) || independent.has(phaseOf(cause.finding.rule))) return finding
  return { ...finding, consequenceOf: cause.finding.rule }
}
