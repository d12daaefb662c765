import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'
import { errors } from './library.ts'

/**
 * Keeps one provider's codes, tokens and sessions, so that a run which starts afresh finds none of an earlier one. The
 * library judges expiry itself, and can say more about what has expired than about what is gone.
 */
export function memoryAdapter(): AdapterFactory {
  return () => adapterOf(new Map())
}

function adapterOf(payloads: Map<string, AdapterPayload>): Adapter {
  const findWhere = async (matches: (payload: AdapterPayload) => boolean) => [...payloads.values()].find(matches)
  return {
    async upsert(id, payload) {
      payloads.set(id, payload)
    },
    find: async (id) => payloads.get(id),
    findByUid: (uid) => findWhere((payload) => payload.uid === uid),
    findByUserCode: (userCode) => findWhere((payload) => payload.userCode === userCode),
    async consume(id) {
      const payload = payloads.get(id)
      // Two requests at the same moment both found it unused; a database would let only one of them take it.
      if (payload?.consumed) throw new errors.InvalidGrant('already consumed')
      if (payload) payload.consumed = Math.floor(Date.now() / 1000)
    },
    async destroy(id) {
      payloads.delete(id)
    },
    async revokeByGrantId(grantId) {
      for (const [id, payload] of payloads) if (payload.grantId === grantId) payloads.delete(id)
    },
  }
}
