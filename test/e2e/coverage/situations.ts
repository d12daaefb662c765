import { backgroundRows } from './rows/background.ts'
import { browserRows } from './rows/browser.ts'
import { callbackRows } from './rows/callback.ts'
import { failureRows } from './rows/failures.ts'
import { logoutRows } from './rows/logout.ts'
import { proofRows } from './rows/requests.ts'
import { tabRows } from './rows/tabs.ts'
import { longTokenRows, tokenRows } from './rows/token.ts'
import { windowRows } from './rows/windows.ts'
import type { Situation } from './situation.ts'

/** The rows of the table, in its order, that every run of the tests goes through. */
export const situations: readonly Situation[] = [
  ...callbackRows,
  ...windowRows,
  ...backgroundRows,
  ...tokenRows,
  ...proofRows,
  ...failureRows,
  ...browserRows,
  ...tabRows,
  ...logoutRows,
]

/** Rows that take too long for every run of the tests. */
export const longSituations: readonly Situation[] = longTokenRows

export const allSituations: readonly Situation[] = [...situations, ...longSituations]
