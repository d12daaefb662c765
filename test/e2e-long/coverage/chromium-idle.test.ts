import { testIdleCoverage } from '../../e2e/coverage/idle-suite.ts'
import { situations } from '../../e2e/coverage/situations.ts'

testIdleCoverage('chromium', situations)
