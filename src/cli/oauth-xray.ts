import { type Command, readArguments } from './arguments.ts'
import { diagnoseCommand } from './diagnose-command.ts'
import { type Ending, exitCodes } from './ending.ts'
import { helpText } from './help.ts'
import { redactCommand } from './redact-command.ts'
import { version } from './version.ts'

const { exitCode, output, error } = await run(readArguments(process.argv.slice(2)))
if (output !== undefined) await write(process.stdout, output)
if (error !== undefined) await write(process.stderr, `oauth-xray: ${error}\n`)
process.exitCode = exitCode

async function run(command: Command): Promise<Ending> {
  switch (command.name) {
    case 'help':
      return { exitCode: exitCodes.fine, output: helpText(command.about) }
    case 'version':
      return { exitCode: exitCodes.fine, output: `${version}\n` }
    case 'misused':
      return { exitCode: exitCodes.unreadable, error: `${command.problem} (oauth-xray --help explains)` }
    case 'diagnose':
      return diagnoseCommand(command)
    case 'redact':
      return redactCommand(command)
  }
}

/** Waits until everything is written, and takes a reader that stops listening (`| head`) for the end. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.once('error', () => resolve())
    stream.write(text, () => resolve())
  })
}
