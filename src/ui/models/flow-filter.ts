import { flowKindTexts } from '../../core/explain/flow-kinds.ts'
import type { FlowDiagnosis } from '../../core/rules/diagnosis.ts'

type Matches = (diagnosis: FlowDiagnosis) => boolean

export interface FilterWord {
  /** As it is typed: `is:failed`. */
  readonly example: string
  readonly meaning: string
}

/** For the help dialog. */
export const filterWords: readonly FilterWord[] = [
  { example: 'is:failed', meaning: 'also is:succeeded, is:incomplete, is:silent' },
  { example: 'grant:refresh', meaning: 'kind of flow or grant_type' },
  { example: 'host:login.example', meaning: 'part of the server’s host' },
  { example: 'client:web', meaning: 'part of client_id' },
  { example: 'rule:state', meaning: 'part of a finding’s rule' },
  { example: '-is:failed', meaning: 'a minus turns a word around' },
  { example: 'invalid_grant', meaning: 'any other text, in addresses, errors and findings' },
]

/** Reads a filter such as `is:failed host:login -grant:refresh text`; all of its words have to match. */
export function parseFilter(filter: string): Matches {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean).map(parseWord)
  return (diagnosis) => words.every((matches) => matches(diagnosis))
}

function parseWord(word: string): Matches {
  if (word.length > 1 && word.startsWith('-')) {
    const matches = parseWord(word.slice(1))
    return (diagnosis) => !matches(diagnosis)
  }
  const colon = word.indexOf(':')
  const field = fields[word.slice(0, colon)]
  const value = word.slice(colon + 1)
  if (colon > 0 && field) return value === '' ? () => true : (diagnosis) => field(diagnosis, value)
  return (diagnosis) => textOf(diagnosis).includes(word)
}

const fields: Readonly<Record<string, (diagnosis: FlowDiagnosis, value: string) => boolean>> = {
  is: ({ flow }, value) => flow.status === value || (value === 'silent' && flow.kind === 'silentRenew'),
  grant: ({ flow }, value) => grantsOf(flow).some((grant) => grant.includes(value)),
  host: ({ flow }, value) => `${flow.server ?? ''} ${flow.issuer ?? ''}`.toLowerCase().includes(value),
  client: ({ flow }, value) => (flow.client_id ?? '').toLowerCase().includes(value),
  rule: ({ findings }, value) => findings.some((finding) => finding.rule.includes(value)),
}

function grantsOf(flow: FlowDiagnosis['flow']) {
  const sent = flow.tokenExchanges.map(({ request }) => request.grant_type ?? '')
  return [flow.kind, flowKindTexts[flow.kind].short, ...sent].map((each) => each.toLowerCase())
}

function textOf({ flow, findings }: FlowDiagnosis) {
  const { name, short } = flowKindTexts[flow.kind]
  const words = [name, short, flow.status, flow.client_id, flow.issuer, flow.server]
  for (const message of flow.messages) {
    words.push(message.type)
    if ('endpoint' in message) words.push(message.endpoint)
    if ('error' in message) words.push(message.error, message.error_description)
  }
  for (const { rule, title, message } of findings) words.push(rule, title, message)
  return words.join('\n').toLowerCase()
}
