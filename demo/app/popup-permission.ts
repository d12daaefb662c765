import { element } from './element.ts'

/** Shows a button and runs `open` inside its click, where browsers allow a popup. */
export function askForClick<T>(open: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const button = element('button', { class: 'run', id: 'open-popup' }, 'Open the sign-in window')
    const asking = element('p', { class: 'asking' }, 'Your browser opens a popup only after a click: ', button)
    button.addEventListener('click', () => {
      asking.remove()
      open().then(resolve, reject)
    })
    document.getElementById('page')?.append(asking)
    button.focus()
  })
}
