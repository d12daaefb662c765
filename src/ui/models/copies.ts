import { curlCommand } from '../../core/trace/curl.ts'
import type { MenuItem } from '../components/menu.tsx'
import { maskText } from './secret.ts'
import type { StepView } from './step-view.ts'

type Copy = (what: string, text: string) => void

/** What the Copy menu of a step offers. */
export function copyItems(view: StepView, copy: Copy): readonly MenuItem[] {
  const { exchange } = view
  const commands = exchange
    ? [
        {
          label: 'Request as cURL',
          hint: 'Secrets become shell variables',
          run: () => copy('the request as cURL; set its variables first', curlCommand(exchange)),
        },
      ]
    : []
  return [
    ...commands,
    {
      label: 'Step as Markdown',
      hint: 'Secrets are masked',
      run: () => copy(`step ${view.step.number} as Markdown`, stepMarkdown(view)),
    },
  ]
}

/** A step for a ticket or chat: parameters as a table, secrets masked. */
export function stepMarkdown(view: StepView): string {
  const { step, title, exchange, parameters, findings } = view
  const lines = [`### Step ${step.number}: ${title}`, '']
  if (exchange) lines.push(`\`${exchange.request.method} ${withoutQuery(exchange.request.url)}\``, '')
  for (const { finding } of findings) lines.push(`- **${finding.title}**: ${escaped(finding.message)}`)
  for (const group of parameters) {
    if (group.rows.length === 0) continue
    lines.push('', `**${group.title}**`, '', '| parameter | value |', '| --- | --- |')
    for (const { name, value, secret } of group.rows) {
      lines.push(`| ${escaped(name)} | ${escaped(secret ? maskText(value) : value)} |`)
    }
  }
  return `${lines.join('\n')}\n`
}

function withoutQuery(url: string) {
  return url.split(/[?#]/, 1)[0] ?? ''
}

/** Captured text must not become markup in the ticket. */
function escaped(text: string) {
  return text.replaceAll(/[\\`*_[\]<>|#!~]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ')
}
