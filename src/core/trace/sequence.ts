import { stepExplanations } from '../explain/steps.ts'
import type { Flow, Step } from '../model/flow.ts'
import type { MessageType } from '../model/message.ts'

/** Who takes part, in the order in which people draw them. */
export const lanes = ['Browser', 'App', 'Authorization server', 'API'] as const
export type Lane = (typeof lanes)[number]

/** One arrow of the sequence picture. */
export interface Arrow {
  readonly step: Step
  readonly from: Lane
  readonly to: Lane
  /** `5 Token request`, `6 Token response 400`. */
  readonly label: string
  readonly failed: boolean
  /** Milliseconds since the first step. */
  readonly after: number
}

export function arrowsOf(flow: Flow): readonly Arrow[] {
  return flow.steps.map((step) => {
    const [from, to] = directions[step.message] ?? directionOf(step.message)
    const status = step.status === undefined ? '' : ` ${step.status}`
    return {
      step,
      from,
      to,
      label: `${step.number} ${stepExplanations[step.message].title}${status}`,
      failed: step.failed === true,
      after: step.at - flow.startedAt,
    }
  })
}

/** Lanes that the flow uses. */
export function lanesOf(arrows: readonly Arrow[]): readonly Lane[] {
  return lanes.filter((lane) => arrows.some(({ from, to }) => from === lane || to === lane))
}

const directions: Readonly<Partial<Record<MessageType, readonly [Lane, Lane]>>> = {
  AuthorizationRequest: ['Browser', 'Authorization server'],
  SignInPage: ['Browser', 'Authorization server'],
  AuthorizationErrorPage: ['Authorization server', 'Browser'],
  LogoutRequest: ['Browser', 'Authorization server'],
  CorsPreflight: ['Browser', 'Authorization server'],
  FedCMMessage: ['Browser', 'Authorization server'],
  ResourceRequest: ['App', 'API'],
  ResourceResponse: ['API', 'App'],
}

function directionOf(message: MessageType): readonly [Lane, Lane] {
  return message.endsWith('Request') ? ['App', 'Authorization server'] : ['Authorization server', 'App']
}
