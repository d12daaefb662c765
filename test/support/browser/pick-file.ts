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
  { name, text }: { readonly name: string; readonly text: string },
  between: () => Promise<void>,
): Promise<void> {
  await page.evaluate(drag, 'dragover', name, text)
  await between()
  await page.evaluate(drag, 'drop', name, text)
}

function drag(type: string, name: string, text: string): void {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([text], name))
  document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
}

/** What the bar says about the file that is shown: its name, and what could not be read. */
export function readFileBar(page: Page): Promise<string> {
  return page.evaluate(() => [...document.querySelectorAll('[role=status]')].map((it) => it.textContent).join('\n'))
}
