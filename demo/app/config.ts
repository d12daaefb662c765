import type { Scenario } from '../scenario.ts'
import type { Origins } from '../server/origins.ts'

/** What the lab tells its pages. */
export interface AppConfig {
  readonly origins: Origins
  readonly scenarios: readonly Scenario[]
  /** A port on which nobody listens. */
  readonly closedPort: number
}

export function readConfig(): AppConfig {
  const content = document.querySelector<HTMLMetaElement>('meta[name="lab-config"]')?.content
  if (!content) throw new Error('The page has no lab-config')
  return JSON.parse(content) as AppConfig
}
