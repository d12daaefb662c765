/** An error as the app's developer would see it: name, message, and what the library adds. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const extra = error as Error & Partial<Record<'code' | 'error' | 'error_description', unknown>>
  const lines = [`${error.name}: ${error.message}`]
  for (const member of ['code', 'error', 'error_description'] as const) {
    if (typeof extra[member] === 'string') lines.push(`${member}: ${extra[member]}`)
  }
  if (error.cause instanceof Error) lines.push(`cause: ${error.cause.message}`)
  return lines.join('\n')
}
