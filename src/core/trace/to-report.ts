import type { Trace } from '../model/trace.ts'
import { judge, type Profile } from '../profiles/profile.ts'
import type { Diagnosis, FlowDiagnosis, RuleCrash } from '../rules/diagnosis.ts'
import { toProfileReport } from './profile-report.ts'
import type { FlowReport, Report } from './report.ts'

/** The diagnosis as other programs get it. */
export function toReport(diagnosis: Diagnosis, trace?: Pick<Trace, 'notSeen'>, profile?: Profile): Report {
  return {
    format: 'oauth-xray-report',
    version: 1,
    flows: diagnosis.flows.map((each) => toFlowReport(each, profile)),
    findings: [],
    notSeen: [...(trace?.notSeen ?? []), ...diagnosis.crashes.map(toNotSeen)],
  }
}

function toFlowReport(
  { flow, cause, findings, outcomes, notSeen }: FlowDiagnosis,
  profile: Profile | undefined,
): FlowReport {
  return {
    id: flow.id,
    kind: flow.kind,
    status: flow.status,
    ...(flow.endedBy && { endedBy: flow.endedBy }),
    ...(flow.issuer !== undefined && { issuer: flow.issuer }),
    ...(flow.client_id !== undefined && { client_id: flow.client_id }),
    startedAt: flow.startedAt,
    steps: flow.steps.map(({ number, message, exchange, status }) => ({
      number,
      message,
      exchange,
      ...(status !== undefined && { status }),
    })),
    cause: cause ?? null,
    findings,
    notSeen,
    ...(profile && { profile: toProfileReport(judge(profile, outcomes)) }),
  }
}

/** A rule that threw has not answered: the reader must not take its silence for a pass. */
function toNotSeen({ rule, flow }: RuleCrash) {
  return { what: `The answer of rule ${rule} on flow ${flow}`, why: 'the rule stopped with an error of its own' }
}
