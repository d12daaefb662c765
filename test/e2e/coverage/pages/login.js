import { proof } from './dpop.js'
import { signedRequest } from './request-object.js'
import { settings, situation } from './situations.js'

const base64url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)))

/** Where to send the person; remembers what the exchange will need. */
export async function authorizationUrl(differences = {}) {
  const verifier = settings.verifier ?? random()
  const request = {
    client_id: 'app',
    response_type: 'code',
    redirect_uri: `${location.origin}/callback/${situation}`,
    scope: 'openid',
    state: random(),
    code_challenge: base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))),
    code_challenge_method: 'S256',
    ...settings.request,
    ...differences,
  }
  if (request.response_type === 'id_token token') {
    delete request.code_challenge
    delete request.code_challenge_method
  }
  remember({ state: request.state, verifier, redirect_uri: request.redirect_uri })
  const sent = await formOf(request)
  return `${settings.issuer}/auth?${new URLSearchParams(sent)}`
}

/** The request itself, or what stands for it. */
async function formOf(request) {
  const { client_id, state } = request
  if (settings.pushed) return push(request)
  if (settings.signed) return { client_id, request: await signedRequest(request, settings.issuer) }
  if (settings.referred) return { client_id, request_uri: `${location.origin}/request-objects/${state}` }
  return request
}

async function push(request) {
  const answer = await fetch(`${settings.issuer}/request`, { method: 'POST', body: new URLSearchParams(request) })
  const { request_uri } = await answer.json()
  return { client_id: request.client_id, request_uri }
}

// Local storage, because popups and frames of the app read it too.
function remember(login) {
  localStorage.setItem(`login ${login.state}`, JSON.stringify(login))
}

/** A code is taken once: who comes back to the page finds no login to finish. */
export function takeLogin(state) {
  const kept = localStorage.getItem(`login ${state}`)
  localStorage.removeItem(`login ${state}`)
  return kept === null ? undefined : JSON.parse(kept)
}

/** The code exchange, in the manner of the situation. Throws what the page experiences. */
export async function redeem({ code, state }) {
  const login = takeLogin(state)
  if (!login) return undefined
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: 'app',
    code,
    redirect_uri: login.redirect_uri,
    code_verifier: login.verifier,
    ...settings.mistake,
  })
  const endpoint = settings.tokenEndpoint ?? `${settings.issuer}/token`
  const answer = settings.dpop ? await withProof(endpoint, form) : await manners[settings.redeem](endpoint, form)
  if (answer.error) throw new Error(answer.error)
  return answer
}

const manners = {
  'by fetch': async (endpoint, body) => {
    const given = new AbortController()
    if (settings.abortAfter) setTimeout(() => given.abort(), settings.abortAfter)
    const answer = await fetch(endpoint, { method: 'POST', body, headers: settings.header ?? {}, signal: given.signal })
    return answer.json()
  },
  'with keepalive': async (endpoint, body) => (await fetch(endpoint, { method: 'POST', body, keepalive: true })).json(),
  'with a Blob body': async (endpoint, form) => {
    const body = new Blob([form.toString()], { type: 'application/x-www-form-urlencoded' })
    return (await fetch(endpoint, { method: 'POST', body })).json()
  },
  'by XHR': (endpoint, body) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open('POST', endpoint)
      request.onload = () => resolve(JSON.parse(request.responseText))
      request.onerror = () => reject(new TypeError('Failed'))
      request.send(body)
    }),
}

/** RFC 9449 section 8: the server refuses the first proof and says which nonce it wants. */
async function withProof(endpoint, body) {
  const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  const send = async (nonce) =>
    fetch(endpoint, { method: 'POST', body, headers: { dpop: await proof(key, endpoint, nonce) } })
  const first = await send(undefined)
  if (first.status !== 400) return first.json()
  await first.json()
  return (await send(first.headers.get('dpop-nonce') ?? '')).json()
}
