import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

/** Keeps one provider's codes, tokens and sessions, so that a run which starts afresh finds none of an earlier one. */
export function memoryAdapter(): AdapterFactory {
  const models = new Map<string, Map<string, Entry>>()
  return (model) => {
    const entries = models.get(model) ?? new Map<string, Entry>()
    models.set(model, entries)
    return adapterOf(entries)
  }
}

interface Entry {
  readonly payload: AdapterPayload
  readonly until: number
}

function adapterOf(entries: Map<string, Entry>): Adapter {
  const live = (entry: Entry | undefined) => (entry && entry.until > Date.now() ? entry.payload : undefined)
  const findWhere = async (matches: (payload: AdapterPayload) => boolean) =>
    live([...entries.values()].find(({ payload }) => matches(payload)))
  return {
    async upsert(id, payload, expiresIn) {
      entries.set(id, { payload, until: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 })
    },
    find: async (id) => live(entries.get(id)),
    findByUid: (uid) => findWhere((payload) => payload.uid === uid),
    findByUserCode: (userCode) => findWhere((payload) => payload.userCode === userCode),
    async consume(id) {
      const entry = entries.get(id)
      if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000)
    },
    async destroy(id) {
      entries.delete(id)
    },
    async revokeByGrantId(grantId) {
      for (const [id, { payload }] of entries) if (payload.grantId === grantId) entries.delete(id)
    },
  }
}
