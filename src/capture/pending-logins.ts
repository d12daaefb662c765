import type { RequestStarted } from '../core/model/sighting.ts'
import {
  isAuthorizationRequest,
  isAuthorizationResponse,
  isLogoutRequest,
  mayAnswerLogin,
  originOf,
  parametersOfBody,
  parametersOfUrl,
} from './oauth-shapes.ts'

/** A person may need this long for a second factor. */
const longestPause = 15 * 60_000
/** What the application does with the answer shows within this time. */
const afterwards = 15_000
const mostLogins = 200

interface PendingLogin {
  /** Everywhere it went: the sign-in may span several hosts. */
  readonly origins: ReadonlySet<string>
  readonly lastAt: number
  readonly answeredAt?: number
}

/** Frames in which a login (or logout) is under way: what they load belongs to it, sign-in and error pages included. */
export interface PendingLogins {
  /** Follows a navigation that was kept. */
  follow(navigation: Pick<RequestStarted, 'method' | 'url' | 'body' | 'context' | 'time'>): void
  /** Whether this navigation continues a pending login. */
  covers(navigation: Pick<RequestStarted, 'url' | 'context' | 'time'>): boolean
  isPending(tab: number | undefined, frame: number | undefined, time: number): boolean
  forgetTab(tab: number): void
}

export function createPendingLogins(): PendingLogins {
  const logins = new Map<string, PendingLogin>()

  return {
    follow({ method, url, body, context, time }) {
      const { tab, frame } = context
      if (tab === undefined || frame === undefined) return
      const key = keyOf(tab, frame)
      const inUrl = parametersOfUrl(url)
      const inBody = method === 'POST' ? parametersOfBody(body?.text) : new URLSearchParams()
      const starts = [inUrl, inBody].some((it) => isAuthorizationRequest(url, it) || isLogoutRequest(it))
      const login = logins.get(key)
      if (!starts && !login) return
      const answers = !starts && [inUrl, inBody].some((it) => isAuthorizationResponse(it) || mayAnswerLogin(it))
      const answeredAt = answers ? time : starts ? undefined : login?.answeredAt
      const origin = originOf(url)
      logins.delete(key)
      logins.set(key, {
        origins: new Set(
          [...(starts ? [context.initiator] : []), ...(login?.origins ?? []), origin].filter(isText).slice(-20),
        ),
        lastAt: time,
        ...(answeredAt !== undefined && { answeredAt }),
      })
      const [oldest] = logins.keys()
      if (logins.size > mostLogins && oldest !== undefined) logins.delete(oldest)
    },
    covers({ url, context, time }) {
      const { tab, frame, initiator } = context
      if (!isPending(tab, frame, time)) return false
      // Without initiator the person typed an address: only a place where the login already was belongs to it.
      const login = logins.get(keyOf(tab ?? -1, frame ?? -1))
      return initiator !== undefined || (login?.origins.has(originOf(url) ?? '') ?? false)
    },
    isPending,
    forgetTab(tab) {
      for (const key of [...logins.keys()]) if (key.startsWith(`${tab}:`)) logins.delete(key)
    },
  }

  function isPending(tab: number | undefined, frame: number | undefined, time: number): boolean {
    if (tab === undefined || frame === undefined) return false
    const login = logins.get(keyOf(tab, frame))
    if (!login || time - login.lastAt > longestPause) return false
    return login.answeredAt === undefined || time - login.answeredAt <= afterwards
  }
}

function keyOf(tab: number, frame: number): string {
  return `${tab}:${frame}`
}

function isText(value: string | undefined): value is string {
  return value !== undefined
}
