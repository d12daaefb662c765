import { answerOf } from './answer.js'

/** A popup, opened by the person's click; `answer` is what it sends back. */
export function clickedPopup(url) {
  let open = () => {}
  const opened = new Promise((resolve) => {
    open = resolve
  })
  const prepared = url()
  prepared.then((src) => {
    document.querySelector('#go').onclick = () => {
      window.open(src, 'login', 'popup,width=400,height=500')
      open()
    }
    document.documentElement.dataset.state = 'ready'
  })
  const answer = new Promise((resolve) => {
    addEventListener('message', ({ data }) => {
      if (data.popup !== undefined) resolve(answerOf(data.popup))
    })
  })
  return { opened, answer }
}
