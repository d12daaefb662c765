/** Equal words once, with their number. */
export function counted(words: readonly string[]): string {
  return [...new Set(words)]
    .map((word) => [word, words.filter((it) => it === word).length] as const)
    .map(([word, times]) => (times === 1 ? word : `${word} ×${times}`))
    .join(', ')
}
