import { mergeSightings } from '../core/exchange/merge.ts'
import { inspect } from '../core/inspect.ts'
import type { Trace } from '../core/model/trace.ts'
import type { Report } from '../core/trace/report.ts'
import { toReport } from '../core/trace/to-report.ts'
import { exchangesOfTab } from '../messaging/tab-scope.ts'
import type { Journal } from '../storage/journal.ts'

/** The report as the command line gives it. A service worker has no `import()`, so the core is part of it. */
export async function reportOn(journal: Journal, tabId: number | undefined): Promise<Report> {
  const all = mergeSightings(journal.entriesAfter(0))
  const trace: Trace = { exchanges: tabId === undefined ? all : exchangesOfTab(all, tabId), dropped: journal.dropped() }
  const { diagnosis } = await inspect(trace)
  return toReport(diagnosis, trace)
}
