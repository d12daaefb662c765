import type { Finding } from '../model/finding.ts'
import type { Flow, Step } from '../model/flow.ts'
import type { FlowDiagnosis } from '../rules/diagnosis.ts'
import { flowKindTexts } from './flow-kinds.ts'
import { stepExplanations } from './steps.ts'

/** What happened, in one sentence: the first thing that every view, summary and report says of a flow. */
export function verdictSentence(diagnosis: FlowDiagnosis): string {
  const { flow, cause } = diagnosis
  const { name } = flowKindTexts[flow.kind]
  if (flow.endedBy === 'user')
    return `${name} was ended by the user${atStep(flow, decisiveStep(diagnosis))}: nothing is broken.`
  if (cause?.severity === 'error') return sentenceOfCause(diagnosis, name, cause)
  if (flow.status === 'failed')
    return `${name} failed${atStep(flow, decisiveStep(diagnosis))}, and no rule explains why.`
  if (flow.status === 'incomplete') return sentenceOfIncomplete(diagnosis, name)
  return `${name} succeeded${warningsOf(diagnosis)}.`
}

/** The step at which the flow was decided: where the cause was seen, else the first refused one. */
export function decisiveStep({ flow, cause }: FlowDiagnosis): Step | undefined {
  const named = new Set(cause?.evidence.map((each) => each.exchange))
  const ofCause = flow.steps.filter((step) => named.has(step.exchange))
  if (cause?.severity === 'error') {
    return ofCause.find((step) => step.failed) ?? ofCause.at(-1) ?? flow.steps.find((step) => step.failed)
  }
  return flow.steps.find((step) => step.failed) ?? ofCause.at(-1)
}

function sentenceOfCause(diagnosis: FlowDiagnosis, name: string, cause: Finding) {
  const { flow } = diagnosis
  const how = flow.status === 'succeeded' ? 'went through, but something is wrong' : 'failed'
  return `${name} ${how}${atStep(flow, decisiveStep(diagnosis))} — ${asContinuation(cause.message)}`
}

function sentenceOfIncomplete({ flow, cause }: FlowDiagnosis, name: string) {
  if (flow.kind === 'silentRenew' && flow.authorizationResponse?.error) {
    return `${name}: nobody is signed in at the server (${flow.authorizationResponse.error}), which is a normal answer.`
  }
  if (flow.exchangedOnServer)
    return `${name} reached the app; the rest happened on its server, where a browser cannot see.`
  const last = flow.steps.at(-1)
  const so = cause ? ` — ${asContinuation(cause.message)}` : '.'
  if (!last) return `${name} is not finished${so}`
  return `${name} is not finished: the last thing seen is step ${last.number}, ${asContinuation(stepExplanations[last.message].title)}${so}`
}

function atStep(flow: Flow, step: Step | undefined) {
  return step ? ` at step ${step.number} of ${flow.steps.length}` : ''
}

function warningsOf({ findings }: FlowDiagnosis) {
  const count = findings.filter((each) => each.severity === 'warning').length
  if (count === 0) return ''
  return count === 1 ? ', with one warning' : `, with ${count} warnings`
}

/** Lower-cases an ordinary first word; names and abbreviations keep their case. */
export function asContinuation(sentence: string): string {
  return /^(?:[A-Z][a-z]+|A|An)(?=[ ,-])/.test(sentence) && !properNames.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence
}

const properNames =
  /^(?:Access-Control|Auth0|Authorization:|Basic|Bearer|Chrome|Content-Type|Entra|Firefox|Google|Keycloak|Location|Okta|React|Retry|Safari|Set-Cookie|Microsoft)/
