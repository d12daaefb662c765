/** What came of it; the body only of a success. */
export type FetchedInPage = { readonly text: string } | { readonly problem: string }

/**
 * Injected into the inspected page (isolated world) after a click, never called by us: the extension's own pages and its worker
 * cannot send. It has to stand on its own, because only its text gets there. The page's own rights apply (CORS), nothing of the
 * page's or of the user's goes along, and no redirect is followed: the address was shown before the click.
 */
export async function fetchInPage(url: string): Promise<FetchedInPage> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(10_000),
    })
    if (!response.ok) return { problem: `The server answered ${response.status}.` }
    const text = await response.text()
    return text.length > 256 * 1024 ? { problem: 'The answer is longer than any key set.' } : { text }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') {
      return { problem: 'The server did not answer within 10 seconds.' }
    }
    return {
      problem:
        'The page could not read it: the server does not allow this page to (CORS), sent a redirect, or cannot be reached. Open the address yourself and paste what it shows.',
    }
  }
}
