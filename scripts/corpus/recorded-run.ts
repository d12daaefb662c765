import type { Page } from 'puppeteer-core'
import type { Expected } from '../../demo/scenario.ts'

/** One run of a real client against a real server, recorded as a fixture. */
export interface RecordedRun {
  readonly folder: 'healthy' | 'failing'
  /** File name without its ending. */
  readonly name: string
  readonly provider: string
  readonly client: string
  /** What was run, in words. */
  readonly source: string
  readonly expected: Expected
  readonly perform: (page: Page) => Promise<void>
}
