import type { Trace } from '../core/model/trace.ts'
import type { Redaction, RedactOptions } from '../core/redact/redact.ts'
import { inferableFrom } from '../core/trace/inferable.ts'

/** What would leave, as the dialog of the extension shows it. It holds every secret, and is for the person alone. */
export function previewText(trace: Trace, { replacements, texts }: Redaction, options: RedactOptions): string {
  const width = Math.max(0, ...replacements.map(({ after }) => after.length))
  return `${[
    'Nothing is written. What follows shows every secret of the recording: keep it to yourself.',
    '',
    `Replaced (${replacements.length}), in the file ← captured:`,
    ...replacements.map(({ before, after }) => `  ${after.padEnd(width)} ← ${oneLine(before)}`),
    '',
    ...(texts.length > 0
      ? [
          `Texts of which only known words stay (${texts.length}); --keep-text 1,2 keeps those whole:`,
          ...texts.flatMap(({ before, after }, at) => [
            `  ${at + 1}. ${oneLine(before)}`,
            `     becomes: ${oneLine(after)}`,
          ]),
          '',
        ]
      : []),
    'What can still be concluded from the file:',
    ...inferableFrom(trace, options, 'recording').map((each) => `  - ${each}`),
  ].join('\n')}\n`
}

/** Traffic must not command the terminal. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}|\p{Cf}/gu, (control) => (/\s/.test(control) ? ' ' : '�'))
}
