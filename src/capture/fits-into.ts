/** Whether a JSON value may be no longer than this as text. Looks at no more of it than that. */
export function fitsInto(length: number, value: unknown): boolean {
  let left = length
  const waiting = [value]
  while (waiting.length > 0) {
    const each = waiting.pop()
    left -= typeof each === 'string' ? each.length : 1
    if (Array.isArray(each)) {
      left -= each.length
      if (left >= 0) for (const item of each) waiting.push(item)
    } else if (typeof each === 'object' && each !== null) {
      for (const [name, member] of Object.entries(each)) {
        left -= name.length
        waiting.push(member)
      }
    }
    if (left < 0) return false
  }
  return true
}
