import type { SessionArea } from './session-area.ts'

const store = 'items'

/**
 * For Chrome's private windows, in which a copy of the extension of its own runs. Both copies share one `storage.session`, so
 * what was captured in private would outlive the window, and their entries would overwrite each other. A private window's
 * databases are in memory only, belong to that copy alone, and the browser drops them with the last such window.
 */
export function createPrivateArea(databases: IDBFactory): SessionArea {
  const opening = open(databases)
  return {
    async get(keys) {
      const items = (await opening).transaction(store).objectStore(store)
      if (keys === null) {
        const [names, values] = await Promise.all([answer(items.getAllKeys()), answer(items.getAll())])
        return Object.fromEntries(names.map((name, at) => [String(name), values[at]]))
      }
      const wanted = typeof keys === 'string' ? [keys] : keys
      const values = await Promise.all(wanted.map((name) => answer(items.get(name))))
      return Object.fromEntries(wanted.map((name, at) => [name, values[at]]).filter(([, value]) => value !== undefined))
    },
    async set(added) {
      await change(await opening, (items) => {
        for (const [key, value] of Object.entries(added)) items.put(value, key)
      })
    },
    async remove(keys) {
      await change(await opening, (items) => {
        for (const key of keys) items.delete(key)
      })
    },
  }
}

function open(databases: IDBFactory): Promise<IDBDatabase> {
  const request = databases.open('session', 1)
  request.onupgradeneeded = () => request.result.createObjectStore(store)
  return answer(request)
}

function change(database: IDBDatabase, run: (items: IDBObjectStore) => void): Promise<void> {
  const transaction = database.transaction(store, 'readwrite')
  run(transaction.objectStore(store))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
