import { answerOf } from './answer.js'
import { authorizationUrl, redeem } from './login.js'
import { clickedPopup } from './opened.js'

/** What the app does once the person is signed in. */
export const after = {
  'silent-frame': renewInFrame,
  'silent-frame-third-party': renewInFrame,
  'web-message': async () => {
    const { response } = await messageFromFrame(
      await authorizationUrl({ prompt: 'none', response_mode: 'web_message' }),
      (data) => data.type === 'authorization_response',
    )
    await redeem(response)
  },
  'renew-beside-login': async () => {
    const popup = clickedPopup(() => authorizationUrl({ redirect_uri: `${location.origin}/popup/renew-beside-login` }))
    const [, answer] = await Promise.all([popup.opened.then(renewInFrame), popup.answer])
    await redeem(answer)
  },
}

async function renewInFrame() {
  const redirect_uri = `${location.origin}/frame/${location.pathname.split('/')[2]}`
  const { url } = await messageFromFrame(await authorizationUrl({ prompt: 'none', redirect_uri }), (data) => data.url)
  const answer = answerOf(url)
  if (answer.error) return
  await redeem(answer)
}

function messageFromFrame(src, isAnswer) {
  const frame = Object.assign(document.createElement('iframe'), { src, hidden: true })
  return new Promise((resolve) => {
    addEventListener('message', ({ data }) => {
      if (!isAnswer(data)) return
      frame.remove()
      resolve(data)
    })
    document.body.append(frame)
  })
}
