import { framingRefusal } from '../../exchange/framing.ts'
import { hostOf } from '../../exchange/host.ts'
import type { HttpExchange } from '../../model/http-exchange.ts'
import { originOf } from '../../protocol/parse-url.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule, type Failure } from '../rule.ts'
import { unlessAnyUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'logout-frontchannel-blocked',
  title: 'Another app could not be told to log out',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['FCL-2', 'FCL-3', 'FCL-4.1'],
  requires: ['logoutRequest'],
  why: 'With front-channel logout the server loads a page of each app in a hidden frame; what cannot be loaded stays signed in.',
  fix: 'Let {host} allow the server to frame this one address (frame-ancestors), and answer it with 200; better, use back-channel logout.',
  messages: {
    framing: '{host} could not be told to log out: it forbids to be framed ({reason}).',
    status: '{host} could not be told to log out: its logout page answered {reason}.',
  },
  check({ logoutRequest }, { flow, exchange }) {
    const frames = flow.messages.filter(({ type }) => type === 'FrontChannelLogoutRequest').map(exchange)
    if (frames.length === 0) return { inapplicable: 'no app was told by a frame' }
    const failures = frames.flatMap((frame) => failureOf(frame, originOf(logoutRequest.endpoint)) ?? [])
    return failures.length > 0 ? failures : unlessAnyUnseen(frames, 'response', 'responseHeaders')
  },
})

function failureOf(frame: HttpExchange, server: string | undefined): Failure<'framing' | 'status'> | undefined {
  const of = { exchange: frame.id }
  const host = hostOf(frame.request.url)
  const refusal = framingRefusal(frame, server)
  if (refusal) {
    const place = refusal.header ? atHeader(of, 'response', refusal.header) : atPlace(of, 'networkError')
    return { message: 'framing', data: { host, reason: refusal.words }, evidence: [place] }
  }
  const { status = 0 } = frame.response ?? {}
  return status >= 400
    ? { message: 'status', data: { host, reason: status }, evidence: [atPlace(of, 'status')] }
    : undefined
}
