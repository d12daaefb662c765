import { type ReadonlySignal, signal } from '@preact/signals'
import type { FlowDiagnosis } from '../../core/rules/diagnosis.ts'
import type { InspectorAdapter } from '../inspector-adapter.ts'
import { type Work, workHere } from '../work/work.ts'
import { createImports, type Imports } from './imports.ts'

/** A second recording beside the one that is shown: "works for me, fails for the customer". */
export interface Comparison {
  readonly file: ReadonlySignal<ComparedFile | undefined>
  readonly running: Imports['running']
  readonly question: Imports['question']
  /** Returns a sentence when there is nothing in it to compare with. */
  open(file: File): Promise<string | undefined>
  closeFile(): void
}

export interface ComparedFile {
  readonly name: string
  readonly flows: readonly FlowDiagnosis[]
}

export function createComparison({ readFile }: Pick<InspectorAdapter, 'readFile'>, work: Work = workHere): Comparison {
  const shown = signal<ComparedFile | undefined>(undefined)

  const imports = createImports(async (file, run) => {
    const read = await readFile(file, run)
    if (!read) return {}
    if ('problem' in read) return { problem: read.problem }
    const inspection = await work.inspect(read.trace, [], run.signal)
    if (!inspection) return {}
    const { flows } = inspection.diagnosis
    if (flows.length === 0) return { problem: `${file.name} holds no login or other OAuth traffic to compare with.` }
    if (!run.signal.aborted) shown.value = { name: file.name, flows }
    return {}
  })

  return {
    file: shown,
    running: imports.running,
    question: imports.question,
    async open(file) {
      const end = await imports.start(file)
      imports.closeDialog()
      return end.outcome === 'failed' ? end.problem : undefined
    },
    closeFile: () => {
      shown.value = undefined
    },
  }
}

/** A flow that can stand on either side. Ids are unique within one trace only. */
export interface Side {
  readonly id: string
  readonly diagnosis: FlowDiagnosis
}

export function sidesOf(from: 'here' | 'file', flows: readonly FlowDiagnosis[]): readonly Side[] {
  return flows.map((diagnosis) => ({ id: `${from} ${diagnosis.flow.id}`, diagnosis }))
}

/** What a flow is best compared with: the newest of the same kind that ended differently, else of the same kind, else any. */
export function counterpart(sides: readonly Side[], { flow }: FlowDiagnosis): Side | undefined {
  const others = sides.filter(({ diagnosis }) => diagnosis.flow !== flow)
  const sameKind = others.filter(({ diagnosis }) => diagnosis.flow.kind === flow.kind)
  return sameKind.findLast(({ diagnosis }) => diagnosis.flow.status !== flow.status) ?? sameKind.at(-1) ?? others.at(-1)
}
