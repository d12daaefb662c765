import type { RequestStarted, Sighting } from '../core/model/sighting.ts'
import { createBoundedSet } from './bounded-set.ts'
import { touches } from './never-sites.ts'

/** What the person has ordered, for all tabs. */
export interface Orders {
  /** Nothing is captured anywhere until it is taken back. */
  readonly paused: boolean
  /** Sites that are never captured. */
  readonly neverSites: readonly string[]
}

/** The door before everything else: what does not come in is not even looked at. */
export interface Admission {
  admits(sighting: Sighting, start?: () => RequestStarted): boolean
  orders(): Orders
  change(orders: Partial<Orders>): void
}

export function createAdmission(first: Orders): Admission {
  let orders = first
  /** A request of which one hop touched such a site stays out from there on: later hops say where they came from. */
  const turnedAway = createBoundedSet(1_000)

  return {
    admits(sighting, start) {
      if (orders.paused) return false
      if (orders.neverSites.length === 0) return true
      if (!('requestId' in sighting)) return !touches(sighting, orders.neverSites)
      if (turnedAway.has(sighting.requestId)) return false
      // After the worker's death nobody knows where a request went, but every event of it tells again.
      const out =
        touches(sighting, orders.neverSites) ||
        (sighting.kind !== 'requestStarted' && start !== undefined && touches(start(), orders.neverSites))
      if (out) turnedAway.add(sighting.requestId)
      return !out
    },
    orders: () => orders,
    change(changed) {
      orders = { ...orders, ...changed }
    },
  }
}
