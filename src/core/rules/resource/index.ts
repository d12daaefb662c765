import type { Rule } from '../rule.ts'
import resourceInsufficientScope from './resource-insufficient-scope.ts'
import resourceInvalidToken from './resource-invalid-token.ts'

export const resourceRules: readonly Rule[] = [resourceInvalidToken, resourceInsufficientScope]
