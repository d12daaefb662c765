import type { HttpExchange } from '../../core/model/http-exchange.ts'
import type { FlowDiagnosis } from '../../core/rules/diagnosis.ts'
import type { ReadProgress } from '../import/read-file.ts'
import type { Answer, Job, Results } from './job.ts'
import { partsOf } from './parts.ts'
import workerAddress from './worker.ts?worker&url'

export interface JobRun {
  readonly signal?: AbortSignal
  /** What the job works on. */
  readonly exchanges?: readonly HttpExchange[]
  readonly onProgress?: (progress: ReadProgress) => void
}

export interface Done<Kind extends keyof Results> {
  readonly result: Results[Kind]
  readonly exchanges: readonly HttpExchange[]
  readonly flows: readonly FlowDiagnosis[]
}

/** Does a job in a worker of its own, which ends with the job, or when it is cancelled: then undefined comes back. */
export function runJob<Kind extends keyof Results>(
  job: Extract<Job, { readonly job: Kind }>,
  { signal, exchanges = [], onProgress = () => undefined }: JobRun,
): Promise<Done<Kind> | undefined> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return resolve(undefined)
    const worker = new Worker(trusted(workerAddress))
    const found: HttpExchange[] = []
    const flows: FlowDiagnosis[] = []
    const finish = (settle: () => void) => {
      worker.terminate()
      signal?.removeEventListener('abort', onAbort)
      settle()
    }
    const onAbort = () => finish(() => resolve(undefined))
    signal?.addEventListener('abort', onAbort)
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if ('progress' in data) onProgress(data.progress)
      else if ('exchanges' in data) found.push(...data.exchanges)
      else if ('flows' in data) flows.push(...data.flows)
      else if ('failure' in data) finish(() => reject(new Error(data.failure)))
      else finish(() => resolve({ result: data.result as Results[Kind], exchanges: found, flows }))
    }
    worker.onerror = ({ message }) => finish(() => reject(new Error(message || 'the worker stopped')))
    void hand(worker, exchanges, signal).then(() => worker.postMessage(job))
  })
}

/** Part by part, so that the page can do something else in between. */
async function hand(worker: Worker, exchanges: readonly HttpExchange[], signal: AbortSignal | undefined) {
  for (const part of partsOf(exchanges)) {
    if (signal?.aborted) return
    worker.postMessage({ exchanges: part })
    await new Promise((resolve) => setTimeout(resolve))
  }
}

/** Where Trusted Types are enforced, only this policy may name a script, and it knows one address. */
const policy = (globalThis as WithTrustedTypes).trustedTypes?.createPolicy('oauth-xray-worker', {
  createScriptURL: (address) => (address === workerAddress ? address : ''),
})

function trusted(address: string): string {
  // The constructor's type does not know trusted addresses.
  return (policy?.createScriptURL(address) ?? address) as string
}

interface WithTrustedTypes {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { readonly createScriptURL: (address: string) => string },
    ): { createScriptURL(address: string): unknown }
  }
}
