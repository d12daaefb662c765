import { hostOf } from '../../exchange/host.ts'
import { headerOf } from '../../model/http-exchange.ts'
import type { FedCMMessage } from '../../model/message.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'fedcm-failed',
  title: "The browser's built-in sign-in failed",
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['FEDCM-idp-api', 'FEDCM-idp-api-id-assertion-endpoint'],
  requires: ['fedcmMessage'],
  why: 'With FedCM the browser itself asks the server step by step, and stops at the first step that does not answer as it should.',
  fix: 'Correct the answer of {step} at {host}; offer the normal sign-in by redirect as well.',
  messages: {
    status: 'The sign-in of the browser (FedCM) stopped at {step}: {host} answered {status}.',
    notJson: 'The sign-in of the browser (FedCM) stopped at {step}: {host} did not answer with JSON.',
    member: 'The sign-in of the browser (FedCM) stopped at {step}: the answer of {host} has no {member}.',
    refused: 'The sign-in of the browser (FedCM) was refused by {host}: {error}.',
    cors: 'The sign-in of the browser (FedCM) stopped at {step}: the answer of {host} does not allow the origin of the app.',
    signedOut: 'The user is not signed in at {host}, so the browser offered no account (FedCM).',
  },
  check({ fedcmMessage: message }, { exchange: exchangeOf }) {
    const { status, format, step, body } = message
    const data = {
      step: names[step],
      host: hostOf(message.url),
      status: status ?? '',
      member: membersOf[step].join(' or '),
      error: errorOf(body),
    }
    if (status === undefined) return { inapplicable: 'no answer was seen' }
    if (step === 'accounts' && (status === 401 || emptyAccounts(body)))
      return { message: 'signedOut', severity: 'info', owner: 'user', data, evidence: [atPlace(message, 'status')] }
    if (status >= 300) return { message: 'status', data, evidence: [atPlace(message, 'status')] }
    if (format === 'unknown') return { cantTell: 'the body of the answer was not captured' }
    if (body === undefined)
      return step === 'disconnect'
        ? undefined
        : { message: 'notJson', data, evidence: [atPlace(message, 'responseBody')] }
    if (step === 'assertion' && body.error !== undefined)
      return { message: 'refused', owner: 'client', data, evidence: [atPlace(message, 'responseBody')] }
    if (membersOf[step].length > 0 && !membersOf[step].some((name) => body[name] !== undefined))
      return { message: 'member', data, evidence: [atPlace(message, 'responseBody')] }
    const { request, response } = exchangeOf(message)
    const origin = headerOf(request, 'origin')
    if (step !== 'assertion' || origin === undefined) return
    if (response?.headers === undefined) return { cantTell: 'the header fields of the answer were not captured' }
    return headerOf(response, 'access-control-allow-origin') === origin
      ? undefined
      : { message: 'cors', data, evidence: [atHeader(message, 'response', 'access-control-allow-origin')] }
  },
})

const names: Readonly<Record<FedCMMessage['step'], string>> = {
  wellKnown: 'the well-known file',
  config: 'the configuration',
  accounts: 'the list of accounts',
  clientMetadata: 'the description of the app',
  assertion: 'the token',
  disconnect: 'the disconnection',
}

/** At least one of them has to be there. */
const membersOf: Readonly<Record<FedCMMessage['step'], readonly string[]>> = {
  wellKnown: ['provider_urls', 'accounts_endpoint'],
  config: ['accounts_endpoint'],
  accounts: ['accounts'],
  clientMetadata: [],
  assertion: ['token', 'continue_on'],
  disconnect: [],
}

function emptyAccounts(body: FedCMMessage['body']) {
  return Array.isArray(body?.accounts) && body.accounts.length === 0
}

function errorOf(body: FedCMMessage['body']): string {
  const error = body?.error
  if (typeof error === 'string') return error
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' || typeof code === 'number' ? String(code) : 'it named no code'
}
