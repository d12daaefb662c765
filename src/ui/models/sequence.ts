import { stepExplanations } from '../../core/explain/steps.ts'
import type { Flow, Step } from '../../core/model/flow.ts'
import type { HttpExchange } from '../../core/model/http-exchange.ts'
import type { MessageType, OAuthMessage } from '../../core/model/message.ts'
import { durationText } from './time-text.ts'

export type Lane = 'user' | 'app' | 'server' | 'api'

export const laneNames: Readonly<Record<Lane, string>> = {
  user: 'You',
  app: 'App',
  server: 'Authorization server',
  api: 'API',
}

export interface SequenceRow {
  readonly step: Step
  readonly title: string
  readonly from: Lane
  readonly to: Lane
  /** What the answer said: `200`, `400 invalid_grant`, `no answer`. */
  readonly outcome: string
  readonly failed: boolean
  /** The root cause was seen here. */
  readonly decisive: boolean
  /** Several pages of the server in a row, folded into this one. */
  readonly folded: number
  /** Since the step before, when there is one: `38 ms`. */
  readonly after?: string
  /** Long enough to be shown as a gap. */
  readonly pause: boolean
}

export interface Sequence {
  readonly lanes: readonly Lane[]
  readonly rows: readonly SequenceRow[]
}

/** The picture people draw on whiteboards: lanes, and an arrow per step. */
export function toSequence(
  flow: Flow,
  exchanges: ReadonlyMap<string, HttpExchange>,
  decisive: number | undefined,
): Sequence {
  const rows = flow.steps.map((step, index) => toRow(step, flow.steps[index - 1], flow, exchanges, decisive))
  const used = new Set(rows.flatMap(({ from, to }) => [from, to]))
  const always: readonly Lane[] = ['app', 'server']
  return { lanes: allLanes.filter((lane) => used.has(lane) || always.includes(lane)), rows }
}

const allLanes: readonly Lane[] = ['user', 'app', 'server', 'api']
const longPause = 2_000

function toRow(
  step: Step,
  before: Step | undefined,
  flow: Flow,
  exchanges: ReadonlyMap<string, HttpExchange>,
  decisive: number | undefined,
): SequenceRow {
  const [from, to] = lanesOf(step, flow, exchanges)
  const elapsed = before ? step.at - before.at : undefined
  return {
    step,
    title: stepExplanations[step.message].title,
    from,
    to,
    outcome: outcomeOf(step, flow, exchanges.get(step.exchange)),
    failed: step.failed === true,
    decisive: step.number === decisive,
    folded: step.message === 'SignInPage' ? pagesFrom(step, flow) : 1,
    ...(elapsed !== undefined && { after: `+${durationText(elapsed)}` }),
    pause: elapsed !== undefined && elapsed >= longPause,
  }
}

function lanesOf(step: Step, flow: Flow, exchanges: ReadonlyMap<string, HttpExchange>): readonly [Lane, Lane] {
  if (step.message !== 'CorsPreflight') return lanesOfType[step.message] ?? ['app', 'server']
  const url = exchanges.get(step.exchange)?.request.url ?? ''
  return ['user', flow.server !== undefined && !url.startsWith(flow.server) ? 'api' : 'server']
}

/** Where a message goes, unless it is from the app to the authorization server. */
const lanesOfType: Readonly<Partial<Record<MessageType, readonly [Lane, Lane]>>> = {
  AuthorizationResponse: ['server', 'app'],
  AuthorizationErrorPage: ['server', 'user'],
  SignInPage: ['server', 'user'],
  LogoutResponse: ['server', 'app'],
  ResourceRequest: ['app', 'api'],
  ResourceResponse: ['api', 'app'],
  FedCMMessage: ['user', 'server'],
}

/** Redirects and pages succeed without saying so; of the others the status is worth reading. */
function outcomeOf(step: Step, flow: Flow, exchange: HttpExchange | undefined) {
  const error = flow.messages.map((each) => errorAt(each, step.exchange)).find((each) => each !== undefined)
  if (exchange?.error) return exchange.error.code
  if (step.status !== undefined && step.status >= 400) return [step.status, error].filter(Boolean).join(' ')
  if (error !== undefined) return error
  if (quiet.has(step.message)) return ''
  if (step.status !== undefined) return String(step.status)
  return exchange?.endedAt === undefined ? 'no answer yet' : 'no answer seen'
}

const quiet: ReadonlySet<MessageType> = new Set([
  'AuthorizationRequest',
  'AuthorizationResponse',
  'SignInPage',
  'LogoutRequest',
  'LogoutResponse',
])

function errorAt(message: OAuthMessage, exchange: string) {
  return message.exchange === exchange && 'error' in message ? message.error : undefined
}

/** How many pages this step stands for: those until the next message of another kind. */
function pagesFrom(step: Step, flow: Flow) {
  const start = flow.messages.findIndex((each) => each.type === 'SignInPage' && each.exchange === step.exchange)
  const rest = flow.messages.slice(Math.max(start, 0))
  const end = rest.findIndex((each) => each.type !== 'SignInPage')
  return Math.max(1, end === -1 ? rest.length : end)
}
