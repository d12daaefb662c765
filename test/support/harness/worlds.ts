import { sampleTrace } from '../../../src/ui/sample/code-reused.ts'
import type { FakeWorld } from '../fake-adapter.ts'
import { busyTrace, cutTrace, healthyTrace, hmacTrace, hostileTrace, redirectUriTrace } from './traces.ts'

/** States worth looking at. */
export const worlds: Readonly<Record<string, () => FakeWorld>> = {
  failed: () => ({ ...live, trace: sampleTrace() }),
  healthy: () => ({ ...live, trace: healthyTrace() }),
  redirectUri: () => ({ ...live, trace: redirectUriTrace() }),
  cut: () => ({ ...live, trace: cutTrace() }),
  dropped: () => ({ ...live, trace: { ...sampleTrace(), dropped: 807 } }),
  allDropped: () => ({ ...live, trace: { exchanges: [], dropped: 807 } }),
  busy: () => ({ ...live, trace: busyTrace() }),
  hostile: () => ({ ...live, trace: hostileTrace() }),
  learning: () => ({ ...live, trace: sampleTrace(), preferences: { learn: true } }),
  parameters: () => ({ ...live, trace: sampleTrace(), preferences: { detailTab: 'parameters' } }),
  token: () => ({ ...live, trace: healthyTrace(), preferences: { detailTab: 'token' } }),
  hmac: () => ({ ...live, trace: hmacTrace(), preferences: { detailTab: 'token' } }),
  http: () => ({ ...live, trace: sampleTrace(), preferences: { detailTab: 'http' } }),
  idle: () => ({ tab: { tabId: 1, armed: false } }),
  waiting: () => ({ tab: { tabId: 1, armed: true }, requestsSeen: 42 }),
  tooLate: () => ({ tab: { tabId: 1, armed: true } }),
  file: () => ({ connection: 'file', can: new Set(['import', 'clear'] as const) }),
  recording: () => ({
    tab: { tabId: 1, armed: true, recording: { startedAt: Date.now() - 83_000, steps: 4 } },
    trace: sampleTrace(),
  }),
  done: () => ({
    tab: { tabId: 1, armed: false, recorded: { startedAt: 0, endedAt: 90_000, tabs: [1] } },
    trace: sampleTrace(),
  }),
  paused: () => ({ tab: { tabId: 1, armed: true, paused: true, host: 'app.example' }, trace: sampleTrace() }),
  pausedEmpty: () => ({ tab: { tabId: 1, armed: true, paused: true } }),
  never: () => ({
    tab: { tabId: 1, armed: true, never: true, host: 'app.shop.example' },
    preferences: { neverCapture: ['bank.example', 'shop.example'] },
  }),
  ended: () => ({ ...live, connection: 'ended', trace: sampleTrace() }),
  limited: () => ({
    tab: { tabId: 1, armed: false, limited: { what: 'site', grantable: ['https://app.example/*'] } },
  }),
}

const live: FakeWorld = { tab: { tabId: 1, armed: true }, requestsSeen: 57 }
