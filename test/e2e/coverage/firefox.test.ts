import { situations } from './situations.ts'
import { testCoverage } from './suite.ts'

testCoverage('firefox', situations)
