/** Patches natives so that a page cannot tell: same name, length, prototype, descriptor and source text. */
export interface Patches {
  /** Replaces a method; `wrap` gets the native one and its call. */
  method<T extends object>(owner: T, name: keyof T & string, wrap: Wrap): void
}

type Wrap = (native: Native, self: unknown, args: readonly unknown[]) => unknown
/** The native method on a given receiver. */
export type Native = (self: unknown, args: readonly unknown[]) => unknown

export function createPatches(): Patches {
  // Taken before the page could change them.
  const { apply } = Reflect
  const { getOwnPropertyDescriptor, defineProperty } = Object
  const natives = new WeakMap<object, object>()
  const nativeOf = natives.get.bind(natives)

  const patches: Patches = { method }
  // A proxy's source text lacks the name, so the page's question goes on to the native function.
  method(Function.prototype, 'toString', (native, self, args) =>
    native((typeof self === 'function' && nativeOf(self)) || self, args),
  )
  return patches

  function method<T extends object>(owner: T, name: keyof T & string, wrap: Wrap): void {
    const descriptor = getOwnPropertyDescriptor(owner, name)
    if (typeof descriptor?.value !== 'function' || descriptor.configurable === false) return
    const target: (...args: unknown[]) => unknown = descriptor.value
    const native: Native = (self, args) => apply(target, self, args)
    // A proxy keeps name, length and own properties, and is no more a constructor than its target.
    const patched = new Proxy(target, { apply: (_, self, args) => wrap(native, self, args) })
    natives.set(patched, target)
    defineProperty(owner, name, { ...descriptor, value: patched })
  }
}
