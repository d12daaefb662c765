import { readAside } from './work/aside.ts'

/** What the adapters need of the document they live in. */
export const page = {
  isVisible: () => document.visibilityState === 'visible',
  after: (milliseconds: number, run: () => void): void => {
    setTimeout(run, milliseconds)
  },
  copy: copyText,
  download,
  read: readAside,
} as const

/** DevTools does not let its panels use the clipboard API; the old command works there. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    copyBySelection(text)
  }
}

function copyBySelection(text: string) {
  const area = document.createElement('textarea')
  area.value = text
  const focused = document.activeElement
  // A modal dialog makes everything outside it inert.
  const host = document.querySelector('dialog[open]') ?? document.body
  host.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  if (focused instanceof HTMLElement) focused.focus()
  if (!copied) throw new Error('the browser did not allow it')
}

function download(name: string, mediaType: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
