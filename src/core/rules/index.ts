import { accesstokenRules } from './accesstoken/index.ts'
import { authreqRules } from './authreq/index.ts'
import { authresRules } from './authres/index.ts'
import { browserRules } from './browser/index.ts'
import { discoveryRules } from './discovery/index.ts'
import { idtokenRules } from './idtoken/index.ts'
import { leakRules } from './leak/index.ts'
import { logoutRules } from './logout/index.ts'
import { networkRules } from './network/index.ts'
import { refreshRules } from './refresh/index.ts'
import { resourceRules } from './resource/index.ts'
import type { Rule } from './rule.ts'
import { tokreqRules } from './tokreq/index.ts'
import { tokresRules } from './tokres/index.ts'

/** All rules, by phase. A rule is one line in the index of its phase. */
export const rules: readonly Rule[] = [
  ...discoveryRules,
  ...authreqRules,
  ...authresRules,
  ...tokreqRules,
  ...tokresRules,
  ...idtokenRules,
  ...accesstokenRules,
  ...refreshRules,
  ...resourceRules,
  ...logoutRules,
  ...networkRules,
  ...browserRules,
  ...leakRules,
]
