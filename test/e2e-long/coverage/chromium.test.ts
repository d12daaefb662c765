import { longSituations } from '../../e2e/coverage/situations.ts'
import { testCoverage } from '../../e2e/coverage/suite.ts'

testCoverage('chromium', longSituations)
