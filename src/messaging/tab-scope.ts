import type { HttpExchange } from '../core/model/http-exchange.ts'

/** Exchanges of a tab and of the tabs it opened, and those without a tab (shared and service workers) of the same sites. */
export function exchangesOfTab(exchanges: readonly HttpExchange[], tabId: number): readonly HttpExchange[] {
  const tabs = familyOf(exchanges, tabId)
  const inTab = ({ context }: HttpExchange) => context.tab !== undefined && tabs.has(context.tab)
  const sites = new Set(exchanges.filter(inTab).flatMap(sitesOf))
  return exchanges.filter((exchange) => {
    if (exchange.context.tab !== undefined) return inTab(exchange)
    return exchange.context.initiator === undefined || sites.has(exchange.context.initiator)
  })
}

function familyOf(exchanges: readonly HttpExchange[], tabId: number): ReadonlySet<number> {
  const openers = new Map<number, number>()
  for (const { context } of exchanges)
    if (context.tab !== undefined && context.openerTab !== undefined) openers.set(context.tab, context.openerTab)
  const belongs = (tab: number) => {
    let ancestor: number | undefined = tab
    for (let steps = 0; steps < 10 && ancestor !== undefined; steps += 1) {
      if (ancestor === tabId) return true
      ancestor = openers.get(ancestor)
    }
    return false
  }
  return new Set([tabId, ...[...openers.keys()].filter(belongs)])
}

function sitesOf({ context, request }: HttpExchange): readonly string[] {
  const own = URL.canParse(request.url) ? [new URL(request.url).origin] : []
  return context.initiator === undefined ? own : [...own, context.initiator]
}
