/**
 * Runs what would print oidc-provider's notices (unsupported runtime, defaults to change in production): they are meant
 * for a production server, and the lab's terminal shows only what a visitor needs.
 */
export function quietly<T>(run: () => T): T {
  const { info, warn } = console
  const without =
    (print: typeof console.info): typeof console.info =>
    (...words) => {
      if (!String(words[0]).includes('oidc-provider ')) print(...words)
    }
  console.info = without(info)
  console.warn = without(warn)
  const restore = () => Object.assign(console, { info, warn })
  let waits = false
  try {
    const value = run()
    waits = value instanceof Promise
    return value instanceof Promise ? (value.finally(restore) as T) : value
  } finally {
    if (!waits) restore()
  }
}
