import { errorText } from '../model/error-text.ts'
import type { Facts, JsonObject } from '../model/facts.ts'
import type { Outcome } from '../model/finding.ts'
import type { Assembly, Flow } from '../model/flow.ts'
import { comparable } from '../protocol/parse-url.ts'
import { identifyProvider } from '../providers/index.ts'
import type { Diagnosis, FlowDiagnosis, RuleCrash } from './diagnosis.ts'
import { rules as allRules } from './index.ts'
import { notSeenOf } from './not-seen.ts'
import { breaksFlow, type Candidate, rankFindings } from './root-cause.ts'
import type { Rule } from './rule.ts'
import { type Answer, runRule, type Setting } from './run-rule.ts'

/** Runs every rule on every flow. A rule that throws is reported as our bug, and the others go on. */
export function diagnose(assembly: Assembly, facts: Facts, rules: readonly Rule[] = allRules): Diagnosis {
  const crashes: RuleCrash[] = []
  const flows = assembly.flows.map((flow) => diagnoseFlow(flow, assembly, facts, rules, crashes))
  return { flows, crashes }
}

function diagnoseFlow(
  flow: Flow,
  assembly: Assembly,
  facts: Facts,
  rules: readonly Rule[],
  crashes: RuleCrash[],
): FlowDiagnosis {
  const setting = settingOf(flow, assembly, facts)
  const judged = rules.flatMap((rule) => runSafely(rule, setting, crashes).map((answer) => ({ rule, answer })))
  const works = isLogin(flow) && !judged.some(({ answer }) => isBreaking(answer.outcome))
  const outcomes = judged.map(({ answer }) => answer.outcome)
  const shown = works ? judged.map(hintIfHarmless) : judged
  const candidates = shown.flatMap(({ rule, answer }) => toCandidate(rule, answer, setting) ?? [])
  const { cause, findings } = rankFindings(candidates, flow)
  const failed = cause !== undefined && breaksFlow(cause)
  return {
    flow: failed && flow.status !== 'failed' ? { ...flow, status: 'failed' } : flow,
    ...(cause && { cause }),
    findings,
    outcomes,
    notSeen: notSeenOf(flow),
  }
}

interface Judged {
  readonly rule: Rule
  readonly answer: Answer
}

/** A person or an app was signed in: what is odd about it did no harm. */
function isLogin({ status, authorizationRequest, tokenExchanges }: Flow) {
  return status === 'succeeded' && (authorizationRequest !== undefined || tokenExchanges.length > 0)
}

function isBreaking(outcome: Outcome) {
  return outcome.outcome === 'failed' && breaksFlow(outcome.finding)
}

/** In a login that works only what is worth it is a warning; the rule says why. The outcome stays, for profiles judge by it. */
function hintIfHarmless({ rule, answer }: Judged): Judged {
  const { outcome, onlyOdd } = answer
  if (outcome.outcome !== 'failed' || outcome.finding.severity !== 'warning') return { rule, answer }
  if (rule.worthAWarning !== undefined && !onlyOdd) return { rule, answer }
  return { rule, answer: { ...answer, outcome: { ...outcome, finding: { ...outcome.finding, severity: 'info' } } } }
}

function runSafely(rule: Rule, setting: Setting, crashes: RuleCrash[]): readonly Answer[] {
  try {
    return runRule(rule, setting)
  } catch (error) {
    crashes.push({
      rule: rule.id,
      flow: setting.flow.id,
      error: errorText(error),
    })
    return []
  }
}

function toCandidate(rule: Rule, answer: Answer, { flow, exchanges }: Setting): Candidate | undefined {
  const { outcome, subject, partOfWider } = answer
  if (outcome.outcome !== 'failed') return undefined
  const of = subject ?? outcome.finding.evidence[0]?.exchange
  const at = exchanges.get(of ?? '')?.startedAt ?? flow.startedAt
  return {
    finding: outcome.finding,
    rule,
    at,
    ...(of !== undefined && { subject: of }),
    ...(partOfWider && { partOfWider }),
  }
}

function settingOf(flow: Flow, assembly: Assembly, facts: Facts): Setting {
  const metadata = metadataOf(flow, assembly.flows)
  const provider = identifyProvider({
    ...(flow.issuer !== undefined && { issuer: flow.issuer }),
    urls: flow.exchanges.flatMap((id) => assembly.exchanges.get(id)?.request.url ?? []),
    errors: flow.messages.flatMap((each) =>
      'error_description' in each && each.error_description ? [each.error_description] : [],
    ),
  })
  return { flow, flows: assembly.flows, exchanges: assembly.exchanges, facts, provider, ...(metadata && { metadata }) }
}

/**
 * The authorization server's own document: one that names an endpoint this flow used, else one of this flow, else one of another
 * flow with the same issuer. The host alone says nothing: one host may serve many issuers (realms, tenants), each with its own.
 */
function metadataOf(flow: Flow, flows: readonly Flow[]): JsonObject | undefined {
  const used = new Set(flow.messages.flatMap((each) => ('endpoint' in each ? [comparable(each.endpoint)] : [])))
  const own = documentsOf(flow)
  const all = [...own, ...flows.filter((each) => each !== flow).flatMap(documentsOf)]
  const found =
    all.find(({ body }) => namesOneOf(used, body)) ??
    own[0] ??
    all.find(({ issuer }) => issuer !== undefined && issuer === flow.issuer) ??
    all.find(({ body }) => !flow.authorizationRequest && sameServer(body, flow))
  return found?.body
}

function documentsOf({ messages }: Flow) {
  return messages.flatMap((each) =>
    each.type === 'MetadataResponse' && each.kind !== 'protectedResource' && each.body
      ? [{ body: each.body, issuer: each.issuer }]
      : [],
  )
}

function namesOneOf(used: ReadonlySet<string>, metadata: JsonObject) {
  return Object.entries(metadata).some(
    ([name, value]) => name.endsWith('_endpoint') && typeof value === 'string' && used.has(comparable(value)),
  )
}

function sameServer(metadata: JsonObject, flow: Flow) {
  const { authorization_endpoint: endpoint } = metadata
  return typeof endpoint === 'string' && flow.server !== undefined && endpoint.startsWith(`${flow.server}/`)
}
