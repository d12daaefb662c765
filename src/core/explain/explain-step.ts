import type { Flow, Step } from '../model/flow.ts'
import type { OAuthMessage } from '../model/message.ts'
import type { Explanation } from './explanation.ts'
import { grantExplanations, silentRequest, silentResponse } from './step-variants.ts'
import { stepExplanations } from './steps.ts'

/** What a step is in this flow: a token request that refreshes is another thing than one that redeems a code. */
export function explainStep(step: Step, flow: Flow): Explanation {
  const message = flow.messages.find((each) => each.exchange === step.exchange && each.type === step.message)
  return { ...stepExplanations[step.message], ...(message && variantOf(message, flow)) }
}

/** What the answer within the same exchange is, where the step is named for its request. */
export function explainAnswer(step: Step, flow: Flow): Explanation | undefined {
  const answer = flow.messages.find(
    (each) => each.exchange === step.exchange && each.type !== step.message && each.type.endsWith('Response'),
  )
  return answer && step.message.endsWith('Request') ? stepExplanations[answer.type] : undefined
}

function variantOf(message: OAuthMessage, flow: Flow): Partial<Explanation> | undefined {
  switch (message.type) {
    case 'TokenRequest':
      return message.grant_type !== undefined && Object.hasOwn(grantExplanations, message.grant_type)
        ? grantExplanations[message.grant_type]
        : undefined
    case 'AuthorizationRequest':
      return flow.kind === 'silentRenew' ? silentRequest : undefined
    case 'AuthorizationResponse':
      return flow.kind === 'silentRenew' ? silentResponse : undefined
    default:
      return undefined
  }
}
