import type { NotSeen } from '../model/trace.ts'
import { constant, join, known, numeral, type Safe } from './safe.ts'

/**
 * What the recording lacked, in our own sentences: a reader of the redacted file has to know it as well. A sentence that is
 * not one of them, or names parts of a file, may quote the traffic.
 */
export function projectNotSeen({ what, why }: NotSeen): { readonly what: Safe; readonly why: Safe } {
  const [named] = what.split(':')
  return {
    what: ownSentence(what) ?? ownSentence(named ?? '') ?? constant('A further part'),
    why: ownSentence(why) ?? constant('the file said why in words that are not kept'),
  }
}

/** Numbers in it are counts. */
function ownSentence(text: string): Safe | undefined {
  const parts = text.split(/(\d{1,9})/)
  const words = parts.map((part, at) => (at % 2 === 1 ? '1' : part)).join('')
  if (known(sentences, words) === undefined) return undefined
  return join(
    parts.map((part, at) => (at % 2 === 1 ? numeral(Number(part)) : (known(new Set([part]), part) ?? constant('')))),
  )
}

/** As the importers write them, each number as 1. */
const sentences: ReadonlySet<string> = new Set([
  'Everything after the first 1 requests',
  'the file ends in the middle',
  '1 entry of the file',
  '1 entries of the file',
  'they are not valid HAR entries',
  'The header fields Cookie, Set-Cookie and Authorization',
  "no entry has one: Chrome's sanitized HAR leaves them out; export it with sensitive data to have them judged",
  'Response bodies',
  'SAML-tracer does not record them',
  'Times',
  'SAML-tracer does not record them: the order of the file is kept, one millisecond apart',
  'Everything but the address',
  'only an address was pasted',
  'The answer',
  'a cURL command holds only the request',
  'The request that carried the token',
  'only the token was pasted; it is shown as if it were sent to an API',
  'Parts of the file',
  'this version does not know them',
  'The facts of the file',
  'a newer OAuth X-ray wrote them: please update',
  'A further part',
  'the file said why in words that are not kept',
])
