import { computeFacts } from '../../core/facts/compute-facts.ts'
import type { GivenKeySet } from '../../core/facts/key-sets.ts'
import { assemble } from '../../core/flow/assemble.ts'
import { inspect } from '../../core/inspect.ts'
import { errorText } from '../../core/model/error-text.ts'
import type { Facts } from '../../core/model/facts.ts'
import type { HttpExchange } from '../../core/model/http-exchange.ts'
import type { Trace } from '../../core/model/trace.ts'
import { recognizeMessages } from '../../core/protocol/recognize.ts'
import type { Diagnosis, FlowDiagnosis } from '../../core/rules/diagnosis.ts'
import type { Recipient } from '../../core/trace/encrypted.ts'
import type { FileRead, ReadProgress } from '../import/read-file.ts'
import { type ReadSource, readSource } from '../import/reading.ts'
import { type EncryptedExport, encryptFullTrace } from '../models/full-export.ts'
import { prepareSupportExport, type SupportChoices, type SupportExport } from '../models/support-export.ts'
import { partsOf } from './parts.ts'

/** A trace whose exchanges travel in parts, before the job or after its answer. */
export type Rest = Omit<Trace, 'exchanges'>

export type Job =
  | { readonly job: 'read'; readonly source: ReadSource }
  | { readonly job: 'inspect'; readonly rest: Rest; readonly keySets: readonly GivenKeySet[] }
  | { readonly job: 'prepare'; readonly rest: Rest; readonly facts: Facts; readonly choices: SupportChoices }
  | { readonly job: 'encrypt'; readonly rest: Rest; readonly facts: Facts; readonly recipient: Recipient }

/** What comes back at the end. */
export interface Results {
  readonly read: Exclude<FileRead, { readonly trace: Trace }> | { readonly rest: Rest }
  readonly inspect: { readonly facts: Facts; readonly crashes: Diagnosis['crashes'] }
  readonly prepare: SupportExport
  readonly encrypt: EncryptedExport
}

/** What comes back: parts first, the result last. */
export type Answer =
  | { readonly progress: ReadProgress }
  | { readonly exchanges: readonly HttpExchange[] }
  | { readonly flows: readonly FlowDiagnosis[] }
  | { readonly result: Results[Job['job']] }
  /** In place of a result: what went wrong, in a few words. */
  | { readonly failure: string }

type Tell = (answer: Answer) => void

/** The worker's whole work. Always ends with a result or a failure: a browser does not tell the page of a promise that broke here. */
export async function doJob(job: Job, exchanges: readonly HttpExchange[], tell: Tell): Promise<void> {
  try {
    tell({ result: await resultOf(job, exchanges, tell) })
  } catch (error) {
    tell({ failure: errorText(error) })
  }
}

function resultOf(job: Job, exchanges: readonly HttpExchange[], tell: Tell): Promise<Results[Job['job']]> {
  switch (job.job) {
    case 'read':
      return read(job.source, tell)
    case 'inspect':
      return inspectAll({ ...job.rest, exchanges }, job.keySets, tell)
    case 'prepare':
      return prepare({ ...job.rest, exchanges }, job.facts, job.choices)
    case 'encrypt':
      return encryptFullTrace({ trace: { ...job.rest, exchanges }, facts: job.facts }, job.recipient)
  }
}

async function read(source: ReadSource, tell: Tell): Promise<Results['read']> {
  const found = await readSource(source, (progress) => tell({ progress }))
  if (!('trace' in found)) return found
  const { exchanges, ...rest } = found.trace
  for (const part of partsOf(exchanges)) tell({ exchanges: part })
  return { rest }
}

const flowsAtOnce = 20

async function inspectAll(trace: Trace, keySets: readonly GivenKeySet[], tell: Tell): Promise<Results['inspect']> {
  const { facts, diagnosis } = await inspect(trace, keySets)
  const { flows, crashes } = diagnosis
  for (let at = 0; at < flows.length; at += flowsAtOnce) tell({ flows: flows.slice(at, at + flowsAtOnce) })
  return { facts, crashes }
}

/** Without the findings, which an export does not need: a report reads them anew from the redacted trace. */
async function prepare(trace: Trace, given: Facts, choices: SupportChoices): Promise<SupportExport> {
  const messages = recognizeMessages(trace.exchanges)
  const assembly = assemble(trace.exchanges, messages)
  const facts = { ...(await computeFacts(messages, trace.facts)), ...given }
  return prepareSupportExport({ trace, facts, assembly }, choices)
}
