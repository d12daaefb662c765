import type { Limit } from '../../messaging/protocol.ts'

/** Why a page cannot be watched, and what to do about it. */
export function limitTexts({ what, grantable }: Limit): { readonly title: string; readonly text: string } {
  if (what === 'browserPage') return browserPage
  return grantable ? withheld : forbidden
}

const browserPage = {
  title: 'This page cannot be watched',
  text: 'It belongs to the browser itself, where no extension can see.',
}

const withheld = {
  title: 'Capture is limited on this site',
  text: 'The browser does not let OAuth X-ray see it. Allow it here, or in the settings of the extension under site access; then reload the page.',
}

const forbidden = {
  title: 'Capture is limited on this site',
  text: 'The browser keeps extensions out of it, by itself or by a policy of your organisation. Only an administrator can change that.',
}
