/** What we use of `storage.session`: memory only, gone when the browser stops. */
export interface SessionArea {
  get(keys: null | string | readonly string[]): Promise<Readonly<Record<string, unknown>>>
  set(items: Readonly<Record<string, unknown>>): Promise<void>
  remove(keys: readonly string[]): Promise<void>
}
