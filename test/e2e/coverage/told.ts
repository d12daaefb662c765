import type { Inspection } from '../../../src/core/inspect.ts'
import type { Expected } from './situation.ts'

/** What a person is told: the flows, and what is complained about. What is only worth knowing is no complaint. */
export function toldBy({ diagnosis }: Inspection): Expected {
  return {
    flows: diagnosis.flows
      .map(({ flow: { kind, status, exchangedOnServer } }) =>
        exchangedOnServer ? `${kind} ${status}, exchanged on the server` : `${kind} ${status}`,
      )
      .sort(),
    findings: diagnosis.flows
      .flatMap(({ findings }) => findings)
      .filter(({ severity }) => severity !== 'info')
      .map(({ rule }) => rule)
      .sort(),
  }
}
