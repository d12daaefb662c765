import { type UnseenPart, unseen } from '../exchange/unseen.ts'
import type { HttpExchange } from '../model/http-exchange.ts'
import type { RuleContext } from './rule.ts'

/** Passed, unless a part that could have shown the fault was not captured. */
export function unlessUnseen(
  exchange: HttpExchange | undefined,
  ...parts: readonly UnseenPart[]
): { readonly cantTell: string } | undefined {
  const why = unseen(exchange, ...parts)
  return why === undefined ? undefined : { cantTell: why }
}

/** The same over all exchanges that could have shown it. */
export function unlessAnyUnseen(
  exchanges: readonly HttpExchange[],
  ...parts: readonly UnseenPart[]
): { readonly cantTell: string } | undefined {
  return unlessUnseen(
    exchanges.find((each) => unseen(each, ...parts) !== undefined),
    ...parts,
  )
}

/** Fewer than enough of these calls were answered in the way that counts: perhaps because an answer was not seen. */
export function unlessAnswersUnseen(
  calls: readonly { readonly request: { readonly exchange: string } }[],
  enough: number,
  { exchange }: Pick<RuleContext, 'exchange'>,
): { readonly cantTell: string } | undefined {
  if (calls.length < enough) return undefined
  return unlessAnyUnseen(
    calls.map(({ request }) => exchange(request)),
    'response',
  )
}
