import { constant, type Safe } from './safe.ts'

/** What was never filled in, as programs and documentation write it: a fault to be seen, its name may be anything. */
export const placeholder =
  /(\$\{[^{}]*\}|\$%7B[^%]*%7D|\{\{[^{}]*\}\}|%7B%7B[^%]*%7D%7D|\{\w+\}|%7B\w+%7D|<[a-z-]+>|%3C[a-z-]+%3E)/i

/** A value that is nothing but a placeholder: there its name may be written in any way. */
export function wholeTemplate(value: string): Safe | undefined {
  return value.length <= 60 && whole.test(value) ? templateOf(value) : undefined
}

const whole = /^(?:\$\{[^{}]*\}|\{\{[^{}]*\}\}|\{[^{}":]*\}|<[^<>]*>)$/

export function templateOf(written: string): Safe {
  return templates.find(([start]) => written.toUpperCase().startsWith(start))?.[1] ?? constant('{template}')
}

const templates: readonly (readonly [start: string, template: Safe])[] = [
  [`\${`, constant(`\${template}`)],
  ['$%7B', constant('$%7Btemplate%7D')],
  ['{{', constant('{{template}}')],
  ['%7B%7B', constant('%7B%7Btemplate%7D%7D')],
  ['%7B', constant('%7Btemplate%7D')],
  ['<', constant('<template>')],
  ['%3C', constant('%3Ctemplate%3E')],
]
