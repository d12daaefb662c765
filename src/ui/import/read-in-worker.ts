import workerAddress from './import-worker.ts?worker&url'
import type { Read, ReadAnswer } from './reading.ts'

/** Reads in a worker of its own, which ends with the reading, or when it is cancelled. */
export const readInWorker: Read = (source, { onProgress, signal }) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(trusted(workerAddress))
    const finish = (settle: () => void) => {
      worker.terminate()
      signal.removeEventListener('abort', onAbort)
      settle()
    }
    const onAbort = () => finish(() => resolve(undefined))
    signal.addEventListener('abort', onAbort)
    worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => {
      if ('progress' in data) onProgress(data.progress)
      else finish(() => resolve(data.read))
    }
    worker.onerror = ({ message }) => finish(() => reject(new Error(message || 'the reader stopped')))
    worker.postMessage(source)
  })

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
