import type { TokenRequest } from '../../core/model/message.ts'
import type { FlowDiagnosis } from '../../core/rules/diagnosis.ts'
import { correctedTokenCurl, curlCommand, healthCheckCurl } from '../../core/trace/curl.ts'
import type { MenuItem } from '../components/menu.tsx'
import { maskText } from './secret.ts'
import type { StepView } from './step-view.ts'

type Copy = (what: string, text: string) => void

/** What the Copy menu of a step offers. */
export function copyItems(view: StepView, diagnosis: FlowDiagnosis, copy: Copy): readonly MenuItem[] {
  const { exchange } = view
  if (!exchange) return [markdownItem(view, copy)]
  const corrected = correctedRequest(view, diagnosis)
  return [
    {
      label: 'Request as cURL',
      hint: 'Secrets become shell variables',
      run: () => copy('the request as cURL; set its variables first', curlCommand(exchange)),
    },
    ...(corrected === undefined
      ? []
      : [
          {
            label: 'Corrected request as cURL',
            hint: 'With what the finding says is right; secrets become shell variables',
            run: () => copy('the corrected request as cURL; set its variables first', corrected),
          },
        ]),
    {
      label: 'Health check of this endpoint',
      hint: 'curl --head: is anybody there?',
      run: () => copy('the health check', healthCheckCurl(exchange.request.url)),
    },
    {
      label: 'Health checks of all endpoints',
      hint: 'The same for every address of this flow',
      run: () => copy('the health checks', healthChecks(diagnosis)),
    },
    markdownItem(view, copy),
  ]
}

function markdownItem(view: StepView, copy: Copy): MenuItem {
  return {
    label: 'Step as Markdown',
    hint: 'Secrets are masked',
    run: () => copy(`step ${view.step.number} as Markdown`, stepMarkdown(view)),
  }
}

/** Findings that know how the token request should have looked. */
const knowTheRightForm: ReadonlySet<string> = new Set([
  'tokreq-body-encoding',
  'tokreq-client-id-mismatch',
  'tokreq-code-altered',
  'tokreq-grant-type-invalid',
  'tokreq-redirect-uri-mismatch',
  'tokreq-required-param-missing',
  'tokreq-verifier-missing',
])

function correctedRequest({ step, findings }: StepView, { flow }: FlowDiagnosis): string | undefined {
  if (!findings.some(({ finding }) => knowTheRightForm.has(finding.rule))) return undefined
  const request = flow.messages.find(
    (each): each is TokenRequest => each.type === 'TokenRequest' && each.exchange === step.exchange,
  )
  return request && correctedTokenCurl(request, flow)
}

function healthChecks({ flow }: FlowDiagnosis): string {
  const endpoints = flow.messages.flatMap((each) => ('endpoint' in each && each.endpoint ? [each.endpoint] : []))
  return [...new Set(endpoints.map(healthCheckCurl))].join('\n')
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
