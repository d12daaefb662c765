import type { Rule } from '../rule.ts'
import blockedByClient from './blocked-by-client.ts'
import cookieNotSentToCallback from './cookie-not-sent-to-callback.ts'
import corsBlocked from './cors-blocked.ts'
import corsHidesOauthError from './cors-hides-oauth-error.ts'
import corsPreflightRejected from './cors-preflight-rejected.ts'
import fedcmFailed from './fedcm-failed.ts'
import iframeAsRefusesFraming from './iframe-as-refuses-framing.ts'
import iframeCallbackRefusesFraming from './iframe-callback-refuses-framing.ts'
import iframeThirdPartyCookie from './iframe-third-party-cookie.ts'
import insecureContext from './insecure-context.ts'
import originChangedDuringLogin from './origin-changed-during-login.ts'
import originNotAllowed from './origin-not-allowed.ts'
import popupBlockedOrClosed from './popup-blocked-or-closed.ts'
import popupOpenerSevered from './popup-opener-severed.ts'
import silentCallbackBroken from './silent-callback-broken.ts'
import storageLost from './storage-lost.ts'

export const browserRules: readonly Rule[] = [
  corsPreflightRejected,
  corsBlocked,
  corsHidesOauthError,
  blockedByClient,
  iframeAsRefusesFraming,
  iframeCallbackRefusesFraming,
  iframeThirdPartyCookie,
  silentCallbackBroken,
  cookieNotSentToCallback,
  originChangedDuringLogin,
  originNotAllowed,
  storageLost,
  popupBlockedOrClosed,
  popupOpenerSevered,
  insecureContext,
  fedcmFailed,
]
