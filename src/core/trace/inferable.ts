import type { Trace } from '../model/trace.ts'
import type { RedactOptions } from '../redact/redact.ts'

/** What a reader of a redacted file or report can still conclude: said before it leaves. */
export function inferableFrom(
  { exchanges }: Trace,
  { hosts, clientIds, keepTexts }: RedactOptions,
  kind: 'recording' | 'report',
): readonly string[] {
  const chosen = keepTexts?.size ?? 0
  return [
    hostsText(new Set(exchanges.map(({ request }) => hostOf(request.url))).size, hosts),
    ...(clientIds === 'keep' ? ['which clients took part, by their identifiers'] : []),
    ...(kind === 'report'
      ? ['the verdict, the steps and the findings, in words; a verdict may itself be sensitive']
      : ['which parameters were sent, the scopes asked for, and error codes']),
    `the order of ${exchanges.length} requests, the time between them, and their status; not the date`,
    'which values were equal: code#1 is the same code wherever it stands; of some also the length',
    ...(chosen > 0 ? [`${chosen === 1 ? 'a text' : `${chosen} texts`} that you chose to keep`] : []),
  ]
}

function hostsText(count: number, hosts: RedactOptions['hosts']): string {
  return hosts === 'keep'
    ? `the names of ${count} ${count === 1 ? 'host' : 'hosts'} (app, server, API)`
    : `that ${count} different ${count === 1 ? 'host takes' : 'hosts take'} part, and which of them belong together`
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : ''
}
