import type { ElementHandle, Page } from 'puppeteer-core'
import { eventually } from './eventually.ts'

/** Picks a file in the inspector, as its file dialog would. */
export async function pickFile(page: Page, path: string): Promise<void> {
  await eventually('the page takes files', () =>
    page.evaluate(() => document.querySelector('input[type=file]') !== null),
  )
  const input = (await page.$('input[type=file]')) as ElementHandle<HTMLInputElement> | null
  await input?.uploadFile(path)
}

/** Drops a file on the page, in two steps, as a hand does; `between` looks while it hovers. */
export async function dropFile(
  page: Page,
  { name, ...content }: { readonly name: string } & ({ readonly text: string } | { readonly bytes: Uint8Array }),
  between: () => Promise<void>,
): Promise<void> {
  const bytes = 'text' in content ? Buffer.from(content.text) : Buffer.from(content.bytes)
  const encoded = bytes.toString('base64')
  // A hand goes on until the page takes what it holds.
  await eventually('the page takes the file', () => page.evaluate(drag, 'dragover', name, encoded))
  await between()
  await page.evaluate(drag, 'drop', name, encoded)
}

/** Whether the page took it. */
function drag(type: string, name: string, encoded: string): boolean {
  const dataTransfer = new DataTransfer()
  const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0))
  dataTransfer.items.add(new File([bytes], name))
  return !document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
}

/** What the bar says about the file that is shown: its name, and what could not be read. */
export function readFileBar(page: Page): Promise<string> {
  return page.evaluate(() => [...document.querySelectorAll('[role=status]')].map((it) => it.textContent).join('\n'))
}
