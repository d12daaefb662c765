import type { Flow } from '../model/flow.ts'
import { formatDuration } from './format-time.ts'
import { type Arrow, arrowsOf, type Lane, lanesOf } from './sequence.ts'

/** A flow as a Mermaid sequence diagram, for tickets and wikis that draw it. */
export function mermaid(flow: Flow): string {
  const arrows = arrowsOf(flow)
  const participants = lanesOf(arrows).map((lane) => `  participant ${ids[lane]} as ${lane}`)
  return `${['sequenceDiagram', ...participants, ...arrows.map(writeArrow)].join('\n')}\n`
}

const ids: Readonly<Record<Lane, string>> = { Browser: 'B', App: 'A', 'Authorization server': 'S', API: 'R' }

function writeArrow({ from, to, label, failed, after }: Arrow): string {
  const line = failed ? '--x' : from === 'Browser' || from === 'App' ? '->>' : '-->>'
  return `  ${ids[from]}${line}${ids[to]}: ${escapeLabel(label)}${failed ? ' ✖' : ''} (+${formatDuration(after)})`
}

/** `;` and `#` have a meaning in Mermaid. */
function escapeLabel(text: string): string {
  return text.replaceAll('#', '#35;').replaceAll(';', '#59;')
}
