import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { HttpExchange } from '../../core/model/http-exchange.ts'
import type { Trace } from '../../core/model/trace.ts'
import type { InspectorState } from '../inspector-adapter.ts'

export interface ShownTrace {
  readonly trace: ReadonlySignal<Trace>
  /** Name of the sample that is shown instead of the live view. */
  readonly sample: ReadonlySignal<string | undefined>
  showSample(name: string, trace: Trace): void
  closeSample(): void
  /** Keeps what is shown now, so that a cleared view can be brought back. Returns how. */
  remember(): () => void
}

/** Which trace is on the screen: the world's, a sample, or the world's together with what was cleared and brought back. */
export function createShownTrace(state: ReadonlySignal<InspectorState>): ShownTrace {
  const sample = signal<{ readonly name: string; readonly trace: Trace } | undefined>(undefined)
  const restored = signal<readonly HttpExchange[]>([])
  const trace = computed(() => sample.value?.trace ?? withRestored(state.value.trace, restored.value))

  return {
    trace,
    sample: computed(() => sample.value?.name),
    showSample: (name, trace) => {
      sample.value = { name, trace }
    },
    closeSample: () => {
      sample.value = undefined
    },
    remember: () => {
      const kept = withRestored(state.value.trace, restored.value).exchanges
      restored.value = []
      return () => {
        restored.value = kept
      }
    },
  }
}

function withRestored(trace: Trace, restored: readonly HttpExchange[]): Trace {
  if (restored.length === 0) return trace
  const live = new Set(trace.exchanges.map((exchange) => exchange.id))
  return { ...trace, exchanges: [...restored.filter((exchange) => !live.has(exchange.id)), ...trace.exchanges] }
}
