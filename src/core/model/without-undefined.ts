type Simplify<T> = { [K in keyof T]: T[K] }

/** The same object type with every member that may be undefined made optional instead. */
export type WithoutUndefined<T> = Simplify<
  { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
    [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
  }
>

/** Drops the members that are undefined: in our data a member that was not observed is absent. */
export function withoutUndefined<const T extends object>(members: T): WithoutUndefined<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as WithoutUndefined<T>
}
