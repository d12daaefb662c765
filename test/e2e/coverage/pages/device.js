import { config } from '/config.js'
import { until } from './done.js'

const issuer = config.origins.server

await until(login())

async function login() {
  const asked = await fetch(`${issuer}/device/auth`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'app', scope: 'openid' }),
  })
  const { device_code, user_code } = await asked.json()
  for (let poll = 1; poll <= 5; poll++) {
    if (poll === 3) await fetch(`/approve/${user_code}`, { method: 'POST' })
    const body = new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      client_id: 'app',
      device_code,
    })
    const answer = await fetch(`${issuer}/token`, { method: 'POST', body })
    const { access_token, error } = await answer.json()
    if (access_token) return
    if (error !== 'authorization_pending') throw new Error(error)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('never approved')
}
