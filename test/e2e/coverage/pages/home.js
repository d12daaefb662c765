import { done } from './done.js'
import { situation } from './situations.js'

if (situation === 'prefetch') prefetch(sessionStorage.getItem('callback'))
done()

/** Firefox knows no speculation rules, but the older link. */
function prefetch(url) {
  if (HTMLScriptElement.supports?.('speculationrules')) {
    const rules = Object.assign(document.createElement('script'), { type: 'speculationrules' })
    rules.textContent = JSON.stringify({ prefetch: [{ urls: [url], eagerness: 'immediate' }] })
    document.body.append(rules)
  } else document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: url }))
}
