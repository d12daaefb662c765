import { type Refresh, refreshesWith } from '../../flow/refreshes.ts'
import { at, atPlace } from '../evidence.ts'
import { isRefresh } from '../refresh-refusal.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'refresh-concurrent',
  title: 'Several parts of the app refreshed at once',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC9700-4.14.2', 'BBA-6.3.2.3'],
  requires: ['tokenRequest'],
  why: 'With rotation only one of them gets new tokens; the others fail, and may end the session everywhere.',
  fix: 'Let one refresh run at a time in each tab, take a lock across tabs (navigator.locks), and let the others read the new token.',
  messages: {
    refused: '{count} parts of the app refreshed at once with the same token, and the server refused one of them.',
    accepted: '{count} parts of the app refreshed at once with the same token; this server accepted that.',
  },
  check({ tokenRequest }, { flows }) {
    if (!isRefresh(tokenRequest) || tokenRequest.refresh_token === undefined) return { inapplicable: 'not a refresh' }
    const atOnce = refreshesWith(tokenRequest.refresh_token, flows).filter((each) => overlaps(each, tokenRequest.at))
    const first = atOnce[0]
    // Said once, of the last that began.
    if (atOnce.length < 2 || !first || atOnce.at(-1)?.request !== tokenRequest) return
    const data = { count: atOnce.length }
    const evidence = [at(tokenRequest, 'refresh_token'), atPlace(first.request, 'timing')]
    const refused = atOnce.find(
      ({ response }) => response !== undefined && response.status >= 400 && response.status < 429,
    )
    if (!refused) return { message: 'accepted', severity: 'info', data, evidence }
    // It is why the server refused: without it, the refusal would be the cause.
    return { message: 'refused', severity: 'error', data, evidence }
  },
})

/** It was under way, at most five seconds old, when another one began. */
function overlaps({ request, response }: Refresh, startedAt: number) {
  return (
    request.at <= startedAt &&
    startedAt - request.at < 5000 &&
    (response === undefined || response.at > startedAt || request.at === startedAt)
  )
}
