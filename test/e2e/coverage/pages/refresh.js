import { config } from '/config.js'
import { until } from './done.js'
import { situation } from './situations.js'

const issuer = config.origins.server
const script = '/pages/refresh-worker.js'
const endpoints = { 'two-refreshes': '/slow/token', 'refresh-untypical': '/exchange' }
const handOut = async () => (await fetch('/hand-out/token')).text()

async function refresh(token) {
  const body = new URLSearchParams({ grant_type: 'refresh_token', client_id: 'app', refresh_token: token })
  const endpoint = `${issuer}${endpoints[situation] ?? '/token'}`
  const { access_token, error } = await (await fetch(endpoint, { method: 'POST', body })).json()
  if (!access_token) throw new Error(error)
}

const ways = {
  'refresh-window': refresh,
  'refresh-untypical': refresh,
  'refresh-dedicated': (token) => ask(new Worker(script), token),
  'refresh-shared': (token) => {
    const { port } = new SharedWorker(script)
    return ask(port, token)
  },
  'refresh-service': async (token) => {
    await navigator.serviceWorker.register(script, { scope: '/refresh/' })
    const { active } = await navigator.serviceWorker.ready
    await ask(navigator.serviceWorker, token, active)
  },
}

if (ways[situation]) await until(handOut().then(ways[situation]))
else document.documentElement.dataset.state = 'ready'

/** For rows that say when, and with which token. */
globalThis.refreshNow = (token) => until(refresh(token))
globalThis.handOut = handOut
globalThis.refreshInWorker = () => until(handOut().then(ways['refresh-dedicated']))

function ask(from, token, to = from) {
  return new Promise((resolve, reject) => {
    from.onmessage = ({ data }) => (data === '' ? resolve() : reject(new Error(data)))
    to.postMessage({ issuer, token })
  })
}
