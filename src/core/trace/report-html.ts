import { flowKindTexts } from '../explain/flow-kinds.ts'
import { ownerNames } from '../explain/owners.ts'
import { verdictSentence } from '../explain/verdict-sentence.ts'
import type { Finding } from '../model/finding.ts'
import type { Flow } from '../model/flow.ts'
import type { NotSeen } from '../model/trace.ts'
import type { Diagnosis, FlowDiagnosis } from '../rules/diagnosis.ts'
import { formatDuration, formatTime } from './format-time.ts'
import { escapeHtml, linkHtml } from './html-text.ts'
import { reportStyle } from './report-style.ts'
import { arrowsOf } from './sequence.ts'
import { sequenceSvg } from './sequence-svg.ts'
import { writeEvidence } from './text-report.ts'

/**
 * One file that opens anywhere: verdict, picture, steps, findings. It runs no script and loads nothing, which its own
 * Content-Security-Policy makes sure of.
 */
export function htmlReport(diagnosis: Diagnosis, notSeen: readonly NotSeen[] = []): string {
  const { flows } = diagnosis
  const [first] = flows.filter(({ cause }) => cause?.severity === 'error')
  const title = first
    ? verdictSentence(first)
    : `OAuth X-ray report: ${flows.length} ${flows.length === 1 ? 'flow' : 'flows'}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<header><h1>OAuth X-ray report</h1><p>${contents(flows)}</p></header>
<main>
${flows.length === 0 ? '<p>No login or other OAuth traffic was recognised.</p>' : flows.map(flowHtml).join('\n')}
${notSeenHtml(notSeen)}
</main>
<footer><p>Made by OAuth X-ray from what a browser saw. What a browser cannot see is named as such.</p></footer>
</body>
</html>
`
}

function contents(flows: readonly FlowDiagnosis[]): string {
  const count = (status: Flow['status']) => flows.filter(({ flow }) => flow.status === status && !flow.endedBy).length
  const ended = flows.filter(({ flow }) => flow.endedBy === 'user').length
  const parts: readonly (readonly [number, string])[] = [
    [count('failed'), 'failed'],
    [count('succeeded'), 'succeeded'],
    [count('incomplete'), 'not finished'],
    [ended, 'ended by the user'],
  ]
  return parts.flatMap(([number, what]) => (number > 0 ? [`${number} ${what}`] : [])).join(' · ')
}

const statusWords: Readonly<Record<Flow['status'], string>> = {
  succeeded: '✔ Succeeded',
  failed: '✖ Failed',
  incomplete: '… Not finished',
}

function flowHtml(each: FlowDiagnosis, at: number): string {
  const { flow, cause, findings, notSeen } = each
  const arrows = arrowsOf(flow)
  const others = findings.filter((finding) => finding !== cause)
  const status = flow.endedBy === 'user' ? '– Ended by the user' : statusWords[flow.status]
  return `<section class="flow" aria-labelledby="flow-${at}">
<div class="verdict ${flow.endedBy ? 'ended' : flow.status}">
<p class="status">${status}</p>
<h2 id="flow-${at}">${escapeHtml(verdictSentence(each))}</h2>
${cause ? causeHtml(cause, flow) : ''}
</div>
${factsHtml(flow)}
<h3>Sequence</h3>
<div class="picture" role="group" aria-label="Sequence picture" tabindex="0">${sequenceSvg(arrows, `sequence-${at}`)}</div>
<h3>Steps</h3>
<table><thead><tr><th scope="col">Step</th><th scope="col">From → to</th><th scope="col">After</th><th scope="col">Result</th></tr></thead><tbody>
${arrows.map(({ label, from, to, after, failed }) => `<tr${failed ? ' class="failed"' : ''}><td>${escapeHtml(label)}</td><td>${from} → ${to}</td><td>${formatDuration(after)}</td><td>${failed ? '✖ failed' : 'ok'}</td></tr>`).join('\n')}
</tbody></table>
${others.length > 0 ? `<h3>Also found</h3>\n<ul>\n${others.map((finding) => otherHtml(finding, flow)).join('\n')}\n</ul>` : ''}
${notSeenHtml(notSeen)}
</section>`
}

function causeHtml({ why, fix, owner, evidence, specs, comparison, rule }: Finding, flow: Flow): string {
  return `<p><b>Why it matters:</b> ${escapeHtml(why)}</p>
<p><b>What to do</b> (${escapeHtml(ownerNames[owner])}): ${escapeHtml(fix)}</p>
${comparison ? `<dl><dt>${escapeHtml(comparison.expectedLabel)}</dt><dd><code>${escapeHtml(comparison.expected)}</code></dd><dt>${escapeHtml(comparison.actualLabel)}</dt><dd><code>${escapeHtml(comparison.actual)}</code></dd></dl>` : ''}
<p><b>Evidence:</b> ${evidence.map((each) => escapeHtml(writeEvidence(each, flow))).join('; ')}</p>
<p><code>${escapeHtml(rule)}</code> · ${specs.map(({ tag, url }) => linkHtml(url, tag)).join(', ')}</p>`
}

function factsHtml(flow: Flow): string {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Kind', `${flowKindTexts[flow.kind].name} (${flowKindTexts[flow.kind].short})`],
    ['Started', formatTime(flow.startedAt)],
    ['Took', formatDuration(Math.max(0, flow.endedAt - flow.startedAt))],
    ['Issuer', flow.issuer ?? flow.server],
    ['Client', flow.client_id],
  ]
  const shown = rows.filter(([, value]) => value !== undefined)
  return `<dl>${shown.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value ?? '')}</dd>`).join('')}</dl>`
}

function otherHtml({ severity, message, fix, rule, evidence, consequenceOf }: Finding, flow: Flow): string {
  const tail = consequenceOf ? ` Consequence of <code>${escapeHtml(consequenceOf)}</code>.` : ` ${escapeHtml(fix)}`
  const where = evidence.map((each) => escapeHtml(writeEvidence(each, flow))).join('; ')
  return `<li class="${severity}"><b>${severity}</b> ${escapeHtml(message)}${tail} <small>${where} · <code>${escapeHtml(rule)}</code></small></li>`
}

function notSeenHtml(notSeen: readonly NotSeen[]): string {
  if (notSeen.length === 0) return ''
  return `<h3>Not seen</h3>\n<ul>${notSeen.map(({ what, why }) => `<li>${escapeHtml(what)}: ${escapeHtml(why)}</li>`).join('')}</ul>`
}
