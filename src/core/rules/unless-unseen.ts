import { type UnseenPart, unseen } from '../exchange/unseen.ts'
import type { HttpExchange } from '../model/http-exchange.ts'

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
