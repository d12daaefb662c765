import { expect, test } from 'vitest'
import { bodyLeaving } from '../../support/body-leaving.ts'
import { redacted, verdicts } from '../../support/redaction-law.ts'
import { authorizationCodeFlow, example, trace } from '../../support/traces.ts'

/** What stays of a description of an error, in an answer that also holds these members. */
async function leaving(description: string, members: object = {}, keepTexts: readonly string[] = []) {
  const body = JSON.stringify({ ...members, error_description: description })
  const { text, redaction } = await bodyLeaving(body, { hosts: 'keep', keepTexts: new Set(keepTexts) })
  return { text: JSON.parse(String(text)).error_description, redaction }
}

test.each([
  ['what nobody knows goes', 'Marie Curie, 8841', '…'],
  ['a known code stays', 'AADSTS50011', 'AADSTS50011'],
  ['what stands before it goes', 'Marie: AADSTS50011', '… : AADSTS50011'],
  ['what stands behind it goes', 'AADSTS50011 (Marie)', 'AADSTS50011 …'],
  ['a colon behind it stays', 'AADSTS50011: Marie', 'AADSTS50011: …'],
  ['what stands between two goes', 'login of Marie (8841) failed: invalid_grant', 'login … : invalid_grant'],
  ['punctuation between two stays', 'mismatch: "redirect_uri"', 'mismatch: "redirect_uri"'],
  [
    'a sentence of a server stays with the words in it',
    "You can't sign in to this app because it doesn't comply",
    "You can't sign in to this app because it doesn't comply",
  ],
  [
    'an address stays as addresses do',
    `see https://app.example/login?code=${example.code} now`,
    '… https://app.example/login?code=code%231 …',
  ],
  [
    'an address may be all there is',
    `https://app.example/login?code=${example.code}`,
    'https://app.example/login?code=code%231',
  ],
  ['a full stop is no part of it', 'mismatch: https://app.example/login.', 'mismatch: https://app.example/login …'],
  [
    'of two addresses both stay',
    'HTTPS://app.example/login http://app.example/logout expired',
    'HTTPS://app.example/login http://app.example/logout expired',
  ],
  ['brackets are no part of it', 'expired (https://app.example/login)', 'expired ( https://app.example/login )'],
] as const)('of a free text, %s', async (_, description, expected) => {
  expect((await leaving(description)).text).toBe(expected)
})

test.each([
  ['a known word', 'firewall', 'blocked by the firewall', 'blocked …'],
  ['one of two', 'firewall', 'firewall, blocked', '… blocked'],
  ['part of a known sentence', 'redeemed via cross-origin', 'may only be redeemed via cross-origin requests', '…'],
  ['several known words', 'login password error', 'no login password error', '…'],
  ['known words that touch', 'reference #login', 'reference #login', '…'],
] as const)('a known word goes when it is a secret: %s', async (_, password, description, expected) => {
  expect((await leaving(description, { password })).text).toBe(expected)
})

test('a text that the person chose to keep stays whole', async () => {
  const description = `Marie, see https://app.example/?x=8841`
  expect((await leaving(description, {}, [description])).text).toBe(description)
  expect((await leaving(`${description}!`, {}, [description])).text).not.toContain('Marie')
})

test('only a text of which something went is offered to be kept', async () => {
  const cut = await leaving('Marie expired')
  expect(cut.redaction.texts).toContainEqual({ before: 'Marie expired', after: '… expired' })
  const whole = await leaving('expired')
  expect(whole.redaction.texts.map(({ before }) => before)).not.toContain('expired')
})

test('a page whose only known word is the number of an error is still an error', async () => {
  const text = 'AADSTS50199: Marie must agree'
  const { before, after } = await redacted(trace(authorizationCodeFlow({ errorPage: { status: 200, text } })))
  expect(before.diagnosis.flows[0]?.flow.status).toBe('failed')
  expect(verdicts(after)).toEqual(verdicts(before))
})

test.each([
  ['stays in a text when an unknown parameter repeats it', { reason: 'AADSTS50011' }, 'AADSTS50011: …'],
  ['goes when it is a secret elsewhere', { password: 'AADSTS50011' }, '…'],
  ['stays when an unknown parameter holds more', { reason: 'AADSTS50011-8841x' }, 'AADSTS50011: …'],
] as const)('the code of an error %s', async (_, members, expected) => {
  expect((await leaving('AADSTS50011: Marie', members)).text).toBe(expected)
})

test.each([
  ['stay in a text when an unknown parameter repeats them', 'login: password expired', 'login: password expired …'],
  ['go when it says more than them', 'login: Marie expired', 'login: password expired …'],
])('known words %s', async (_, reason, expected) => {
  expect((await leaving('login: password expired Marie', { reason })).text).toBe(expected)
})

test.each([
  ['known words are no secret', `${'expired '.repeat(24)}password`, false],
  ['very many of them are', `${'expired '.repeat(24)} password`, true],
  ['signs alone are', ':=,:=', true],
])('under an unknown name, %s', async (_, reason, expected) => {
  const { redaction } = await leaving('expired', { reason })
  expect(redaction.secrets.has(reason)).toBe(expected)
})
