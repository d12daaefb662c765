import type { VerifierDigests } from '../../model/facts.ts'
import type { Flow } from '../../model/flow.ts'
import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'tokreq-verifier-mismatch',
  title: 'The PKCE verifier does not fit the challenge',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC7636-4.1', 'RFC7636-4.2', 'RFC7636-4.6'],
  requires: ['authorizationRequest', 'tokenRequest.body'],
  worthAWarning:
    'The server does not check PKCE, or the secret is short enough to be found: a stolen code works (RFC 7636 §7.1, RFC 9700 §2.1.1).',
  why: 'The server hashes the verifier and compares it with the challenge of the sign-in; when they differ, the code is refused.',
  fix: 'Keep one verifier per sign-in, stored under its state, and send challenge = base64url(SHA-256(verifier)), without padding and from the raw digest.',
  messages: {
    different: 'The code_verifier does not fit the code_challenge of this sign-in: SHA-256 of it gives another value.',
    differentPlain: 'The code_verifier is not the code_challenge of this sign-in, as the method "plain" demands.',
    otherLogin:
      'The code_verifier belongs to another sign-in of this app: it fits the challenge of the one started {when}.',
    hex: 'The code_challenge was made from the hexadecimal text of the digest instead of its bytes.',
    base64: 'The code_challenge is plain base64; it has to be base64url without padding.',
    padded: 'The code_challenge still has its padding (=), which base64url in PKCE leaves out.',
    hashedTwice: 'The code_challenge was hashed twice.',
    challengeSent: 'The app sent the challenge itself as code_verifier.',
    form: 'The code_verifier is not allowed by PKCE: it must be 43 to 128 letters, digits, "-", ".", "_" or "~", and this one has {length} characters{illegal}.',
  },
  check({ authorizationRequest, tokenRequest }, { flow, flows, facts, shape }) {
    const accepted = flow.tokenExchanges.some(
      ({ request, response }) => request === tokenRequest && response?.access_token !== undefined,
    )
    // The server does not check PKCE: its login works, and the next server's will not.
    const severity = accepted ? ('warning' as const) : ('error' as const)
    const { code_challenge: challenge, code_challenge_method: method = 'plain' } = authorizationRequest
    const { code_verifier: verifier } = tokenRequest
    if (!challenge || !verifier) return { inapplicable: 'no PKCE on one side' }
    const evidence = [at(authorizationRequest, 'code_challenge'), at(tokenRequest, 'code_verifier')]
    const { length, alphabet } = shape(verifier)
    const illegal = notAllowed.has(alphabet)
    const misshapen = length < 43 || length > 128 || illegal
    const form = {
      message: 'form',
      data: { length, illegal: illegal ? ', some of them not allowed' : '' },
      evidence,
    } as const
    const digests = facts.verifiers[verifier]
    const fits = method === 'plain' ? verifier === challenge : digests?.s256 === challenge
    if (fits) return misshapen ? { ...form, severity: 'warning' } : undefined
    if (method === 'plain') return { message: 'differentPlain', evidence, severity }
    if (!digests) return { cantTell: 'the digest of the verifier is not known' }
    const other = loginFitting(digests, flows)
    if (other) return { message: 'otherLogin', data: { when: startedWhen(other, flow) }, evidence, severity }
    if (verifier === challenge) return { message: 'challengeSent', evidence, severity }
    const mistake = mistakeOf(digests, challenge)
    if (mistake) return { message: mistake, evidence, severity }
    return misshapen ? { ...form, severity } : { message: 'different', evidence, severity }
  },
})

/** Alphabets with characters beyond those of RFC 7636 §4.1. */
const notAllowed = new Set(['base64', 'printable', 'other'])

function mistakeOf(digests: VerifierDigests, challenge: string) {
  if (challenge === digests.hex || challenge === digests.base64urlOfHex) return 'hex'
  if (challenge === digests.base64urlPadded) return 'padded'
  if (challenge === digests.base64 || challenge === digests.base64Padded) return 'base64'
  if (challenge === digests.hashedTwice) return 'hashedTwice'
  return undefined
}

function loginFitting(digests: VerifierDigests, flows: readonly Flow[]) {
  return flows.find((each) => each.authorizationRequest?.code_challenge === digests.s256)
}

function startedWhen(other: Flow, flow: Flow) {
  const seconds = Math.round(Math.abs(other.startedAt - flow.startedAt) / 1000)
  return `${seconds} s ${other.startedAt < flow.startedAt ? 'before' : 'after'} it`
}
