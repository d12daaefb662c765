import { parseArgs } from 'node:util'
import { startLab } from './lab.ts'

/** Runs the lab alone: `npx tsx demo/main.ts [--port N]`. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '4100' } } })
const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65533) {
  console.error(`--port must be a number from 0 to 65533, not ${values.port}`)
  process.exit(2)
}

const lab = await startLab({ port, log: (line) => console.log(line) })
console.log(`The lab is open: ${lab.url}
  authorization server ${lab.origins.server}
  API                  ${lab.origins.api}
Press Ctrl-C to stop.`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void lab.stop().then(() => process.exit(0)))
}
