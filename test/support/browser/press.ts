import type { Page } from 'puppeteer-core'
import { eventually } from './eventually.ts'

/** Presses a button as soon as there is one with this name that can be pressed. Works in every browser and in dialogs. */
export async function press(page: Page, name: string): Promise<void> {
  await eventually(`the button "${name}" can be pressed`, () => page.evaluate(pressNow, name))
}

function pressNow(name: string): boolean {
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1)
  const button = [...(dialog ?? document).querySelectorAll('button')].find((each) => {
    const read = each.cloneNode(true) as HTMLElement
    for (const unread of read.querySelectorAll('[aria-hidden=true], small')) unread.remove()
    return (each.getAttribute('aria-label') ?? read.textContent?.trim()) === name && !each.disabled
  })
  button?.click()
  return button !== undefined
}

/** Types into the field with this label. */
export async function fill(page: Page, label: string, text: string): Promise<void> {
  await eventually(`the field "${label}" is there`, () => page.evaluate(fillNow, label, text))
}

function fillNow(label: string, text: string): boolean {
  const named = [...document.querySelectorAll('label')].find((each) => each.textContent?.trim() === label)
  const field = named?.control
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  return true
}

/** Chooses the option (a radio button or a box to tick) with this label. */
export async function choose(page: Page, label: string): Promise<void> {
  await eventually(`the option "${label}" is there`, () => page.evaluate(chooseNow, label))
}

function chooseNow(label: string): boolean {
  const named = [...document.querySelectorAll('label')].find((each) => each.textContent?.trim() === label)
  named?.click()
  return named !== undefined
}

/** Presses an item of an open menu; what stands under its name is a hint. */
export async function pressItem(page: Page, name: string): Promise<void> {
  await eventually(`the menu has "${name}"`, () => page.evaluate(pressItemNow, name))
}

function pressItemNow(name: string): boolean {
  const item = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')].find((each) =>
    each.textContent?.startsWith(name),
  )
  item?.click()
  return item !== undefined
}
