import { expiryOf } from '../../facts/expiry.ts'
import { refusesToken, tokenCalls } from '../../flow/token-calls.ts'
import { at, atPlace } from '../evidence.ts'
import { defineRule, type RuleContext } from '../rule.ts'
import { unlessAnswersUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'refresh-not-attempted',
  title: 'The app has a refresh token and does not use it',
  severity: 'warning',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['RFC6749-1.5', 'RFC6749-6'],
  requires: ['accessToken'],
  why: 'The refresh token was issued so that nobody has to sign in again when the access token ends.',
  fix: 'Turn the automatic renewal of the library on, or refresh once when the API answers 401.',
  messages: {
    idle: 'The access token had expired, the API refused it {count} times, and the app did not use the refresh token that it holds.',
  },
  check({ accessToken }, context) {
    const { issuedIn } = accessToken
    if (issuedIn?.type !== 'TokenResponse' || issuedIn.refresh_token === undefined)
      return { inapplicable: 'no refresh token was issued' }
    const expiry = expiryOf(accessToken.decoded, issuedIn)
    if (!expiry) return { inapplicable: 'the lifetime of the token is not known' }
    const late = tokenCalls(context.flow.messages, accessToken.value).filter(({ request }) => request.at >= expiry.at)
    const refused = late.filter(({ response }) => response !== undefined && refusesToken(response))
    const [first] = refused
    if (refused.length < 2 || !first || renewedAfter(first.request.at, context))
      return unlessAnswersUnseen(late, 2, context)
    return {
      message: 'idle',
      data: { count: refused.length },
      evidence: [at(issuedIn, 'refresh_token'), atPlace(first.request, 'status')],
    }
  },
})

/** Any request for new tokens within half a minute, by whatever means. */
function renewedAfter(time: number, { flows }: RuleContext) {
  return flows
    .flatMap((flow) => flow.messages)
    .some(
      (each) =>
        (each.type === 'TokenRequest' || each.type === 'AuthorizationRequest') &&
        each.at >= time &&
        each.at - time < 30_000,
    )
}
