import type { GivenKeySet } from '../../core/facts/key-sets.ts'
import { type Inspection, inspect } from '../../core/inspect.ts'
import type { Trace } from '../../core/model/trace.ts'
import type { Recipient } from '../../core/trace/encrypted.ts'
import { type EncryptedExport, encryptFullTrace } from '../models/full-export.ts'
import { prepareSupportExport, type SupportChoices, type SupportExport } from '../models/support-export.ts'

/** What takes long on a large trace. undefined: it was cancelled. */
export interface Work {
  /** Long enough to say that it runs, and to offer to stop. */
  isLong(trace: Trace): boolean
  inspect(trace: Trace, keySets: readonly GivenKeySet[], signal?: AbortSignal): Promise<Inspection | undefined>
  prepare(inspection: Inspection, choices: SupportChoices, signal?: AbortSignal): Promise<SupportExport | undefined>
  encrypt(inspection: Inspection, recipient: Recipient): Promise<EncryptedExport>
}

/** Done right here, as tests and small traces have it. */
export const workHere: Work = {
  isLong: () => false,
  inspect,
  prepare: prepareSupportExport,
  encrypt: encryptFullTrace,
}
