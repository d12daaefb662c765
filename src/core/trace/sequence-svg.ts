import { formatDuration } from './format-time.ts'
import { escapeHtml } from './html-text.ts'
import { type Arrow, type Lane, lanesOf } from './sequence.ts'

const laneWidth = 220
const rowHeight = 34
const top = 44

/** The sequence picture as inline SVG. Colours come from the page; a failed arrow is also dashed and crossed. */
export function sequenceSvg(arrows: readonly Arrow[], id: string): string {
  const lanes = lanesOf(arrows)
  const width = Math.max(lanes.length, 1) * laneWidth
  const height = top + arrows.length * rowHeight + 16
  const place = (lane: Lane) => lanes.indexOf(lane) * laneWidth + laneWidth / 2
  return [
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title" xmlns="http://www.w3.org/2000/svg">`,
    `<title id="${id}-title">Sequence of ${arrows.length} messages between ${escapeHtml(lanes.join(', '))}; the table below lists them</title>`,
    ...lanes.flatMap((lane) => [
      `<line class="lane" x1="${place(lane)}" y1="30" x2="${place(lane)}" y2="${height}"/>`,
      `<text class="who" x="${place(lane)}" y="20" text-anchor="middle">${escapeHtml(lane)}</text>`,
    ]),
    ...arrows.map((arrow, at) => writeArrow(arrow, place(arrow.from), place(arrow.to), top + at * rowHeight)),
    '</svg>',
  ].join('')
}

function writeArrow({ label, failed, after }: Arrow, from: number, to: number, y: number): string {
  const right = to > from
  const tip = right ? to - 2 : to + 2
  const wing = right ? tip - 7 : tip + 7
  const middle = (from + to) / 2
  const line = y + 12
  // Beside the label, near the tip.
  const crossing = from + (to - from) * 0.9
  const mark = failed ? `<path class="cross" d="M${crossing - 5} ${line - 5}l10 10m0 -10l-10 10"/>` : ''
  return [
    `<g class="${failed ? 'arrow failed' : 'arrow'}">`,
    `<line x1="${from}" y1="${line}" x2="${tip}" y2="${line}"/>`,
    `<path d="M${wing} ${line - 4}L${tip} ${line}L${wing} ${line + 4}" fill="none"/>`,
    mark,
    `<text x="${middle}" y="${line - 6}" text-anchor="middle">${escapeHtml(label)}${failed ? ' ✖' : ''}</text>`,
    `<text class="time" x="${middle}" y="${line + 12}" text-anchor="middle">+${formatDuration(after)}</text>`,
    '</g>',
  ].join('')
}
