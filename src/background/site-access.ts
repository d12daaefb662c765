import browser from 'webextension-polyfill'

/** Nothing was opened in this tab yet: there is nothing to reload. */
export async function isBlank(tabId: number): Promise<true | undefined> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined)
  return tab?.url !== undefined && /^(about:(blank|newtab|home)|(chrome|edge):\/\/new)/.test(tab.url) ? true : undefined
}

/** Why the extension cannot see this tab's site; undefined when it can. */
export async function limitOf(tabId: number): Promise<string | undefined> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined)
  if (!tab) return undefined
  const origins = ['http://*/*', 'https://*/*']
  if (tab.url !== undefined && /^https?:/.test(tab.url))
    origins.splice(0, 2, `${new URL(tab.url).origin.replace(/:\d+$/, '')}/*`)
  if (!(await browser.permissions.contains({ origins })))
    return 'The browser does not let OAuth X-ray read this site. Allow it in the extension’s settings under site access.'
  if (
    tab.url !== undefined &&
    /^(chrome|edge|about|devtools|view-source|chrome-extension|moz-extension):/.test(tab.url) &&
    !/^about:blank/.test(tab.url) &&
    !/^(chrome|edge):\/\/new/.test(tab.url)
  )
    return 'This is a page of the browser itself, which extensions cannot see.'
  return undefined
}
