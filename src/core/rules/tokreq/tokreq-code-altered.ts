import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'tokreq-code-altered',
  title: 'The code was changed on its way through the app',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-4.1.2', 'RFC6749-4.1.3', 'RFC6749-B'],
  requires: ['authorizationResponse', 'tokenRequest.body', 'tokenResponse'],
  why: 'The server looks the code up by its exact characters.',
  fix: 'Read the code with new URL(location).searchParams and write it with URLSearchParams, once each.',
  messages: {
    facebook: 'The code sent to the server ends with "#_=_", which belongs to the address and not to the code.',
    encodedTwice: 'The code was percent-encoded once too often before it was sent.',
    decodedTwice: 'The code was decoded once too often before it was sent.',
    plusLost: 'A plus sign in the code became a space.',
    cut: 'The code sent to the server is only the first {sent} of {issued} characters.',
    different: 'The code sent to the server is not the one this sign-in received.',
  },
  check({ authorizationResponse, tokenRequest, tokenResponse }) {
    const { code: issued } = authorizationResponse
    const { code: sent } = tokenRequest
    if (issued === undefined || !sent) return { inapplicable: 'no code on one side' }
    if (issued === sent) return
    if (tokenResponse.access_token !== undefined) return { inapplicable: 'the server accepted it' }
    return {
      message: changeOf(issued, sent),
      data: { sent: sent.length, issued: issued.length },
      evidence: [at(authorizationResponse, 'code'), at(tokenRequest, 'code')],
    }
  },
})

function changeOf(issued: string, sent: string) {
  if (sent === `${issued}#_=_`) return 'facebook'
  if (sent === encodeURIComponent(issued)) return 'encodedTwice'
  if (sent === decoded(issued)) return 'decodedTwice'
  if (sent === issued.replaceAll('+', ' ')) return 'plusLost'
  if (issued.startsWith(sent)) return 'cut'
  return 'different'
}

function decoded(value: string) {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
