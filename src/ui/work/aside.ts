import { type Inspection, inspect } from '../../core/inspect.ts'
import type { Read } from '../import/reading.ts'
import { encryptFullTrace } from '../models/full-export.ts'
import { prepareSupportExport } from '../models/support-export.ts'
import { areMany } from './parts.ts'
import { runJob } from './run-job.ts'
import type { Work } from './work.ts'

/** Reads in a worker: how large a file is inside is only known when it has been read. */
export const readAside: Read = async (source, run) => {
  const done = await runJob({ job: 'read', source }, run)
  if (!done) return undefined
  const { result, exchanges } = done
  return 'rest' in result ? { trace: { ...result.rest, exchanges } } : result
}

/** Much is worked on in a worker; little is done sooner here than a worker starts. */
export const workAside: Work = {
  isLong: ({ exchanges }) => areMany(exchanges),

  async inspect(trace, keySets, signal) {
    if (!areMany(trace.exchanges)) return inspect(trace, keySets)
    const { exchanges, ...rest } = trace
    const done = await runJob({ job: 'inspect', rest, keySets }, { exchanges, ...(signal && { signal }) })
    if (!done) return undefined
    const { flows, result } = done
    const inspection: Inspection = {
      trace,
      facts: result.facts,
      assembly: {
        exchanges: new Map(exchanges.map((exchange) => [exchange.id, exchange])),
        flows: flows.map(({ flow }) => flow),
        unassigned: [],
      },
      diagnosis: { flows, crashes: result.crashes },
    }
    return inspection
  },

  async prepare(inspection, choices, signal) {
    const { trace, facts } = inspection
    if (!areMany(trace.exchanges)) return prepareSupportExport(inspection, choices)
    const { exchanges, ...rest } = trace
    const run = { exchanges, ...(signal && { signal }) }
    return (await runJob({ job: 'prepare', rest, facts, choices }, run))?.result
  },

  async encrypt(inspection, recipient) {
    const { trace, facts } = inspection
    if (!areMany(trace.exchanges)) return encryptFullTrace(inspection, recipient)
    const { exchanges, ...rest } = trace
    const done = await runJob({ job: 'encrypt', rest, facts, recipient }, { exchanges })
    return done?.result ?? { problem: 'It was cancelled.' }
  },
}
