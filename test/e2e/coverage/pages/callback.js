import { answerOf } from './answer.js'
import { until } from './done.js'
import { redeem } from './login.js'
import { settings, situation } from './situations.js'

addEventListener('pageshow', ({ persisted }) => {
  document.documentElement.dataset.restored = String(persisted)
})

const answer = answerOf(location.href)
if (settings.leavesTo === 'home') await moveOn()
else await until(settings.redeem === 'nothing' ? undefined : finish())

async function finish() {
  await redeem(answer)
  const { after } = await import('./after-login.js')
  await after[situation]?.(answer)
}

/** The moment the tokens are there, the page leaves. */
async function moveOn() {
  await redeem(answer)
  sessionStorage.setItem('callback', location.href)
  location.href = `/home/${situation}`
}
