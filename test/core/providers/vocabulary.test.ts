import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { providers } from '../../../src/core/providers/all.ts'
import { classifyErrorText, explainError } from '../../../src/core/providers/explain-error.ts'
import generic from '../../../src/core/providers/generic.ts'
import { identifyProvider } from '../../../src/core/providers/identify-provider.ts'
import { harmlessSpans, knownCodes, knownPhrases } from '../../../src/core/providers/vocabulary.ts'

const kept = (text: string) => harmlessSpans(text).map(({ start, end }) => text.slice(start, end))

/** What a redaction may do: keep the known pieces and replace every other piece. */
function redacted(text: string): string {
  let result = ''
  let at = 0
  for (const { start, end } of harmlessSpans(text)) {
    result += `${start > at ? '[…]' : ''}${text.slice(start, end)}`
    at = end
  }
  return result + (at < text.length ? '[…]' : '')
}

const everyProvider = [generic, ...providers]

describe('harmlessSpans', () => {
  it('keeps codes and sentences, and nothing of the person', () => {
    const text = "AADSTS50020: User account 'ann@contoso.com' from identity provider does not exist. Code not valid."
    expect(kept(text)).toEqual(['AADSTS50020', 'Code not valid'])
  })

  it('keeps codes of a known family that no dictionary lists', () => {
    expect(kept('AADSTS99999999: secret thing')).toEqual(['AADSTS99999999'])
  })

  it('keeps every place of a word', () => {
    expect(kept('invalid_grant, then invalid_grant')).toEqual(['invalid_grant', 'invalid_grant'])
  })

  it('keeps a sentence as it was written', () => {
    expect(kept('x Session doesn&#39;t  have\nrequired client y')).toEqual([
      'Session doesn&#39;t  have\nrequired client',
    ])
  })
})

describe('knownCodes and knownPhrases', () => {
  it('list the words of all dictionaries', () => {
    expect(knownCodes()).toEqual(
      expect.arrayContaining(['AADSTS50011', 'invalid_grant', 'bad_verification_code', 'MSIS9224']),
    )
    expect(knownPhrases()).toEqual(expect.arrayContaining(['Code not valid', 'PKCE verification failed']))
    expect(knownPhrases().every((phrase) => /\s/.test(phrase))).toBe(true)
  })

  it('hold nothing that looks like an identifier of somebody', () => {
    const odd = [...knownCodes(), ...knownPhrases()].filter((each) => /@|[0-9a-f]{12}/i.test(each))
    expect(odd).toEqual([])
  })
})

/** Texts in which known words stand among arbitrary ones. */
const mixedText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(' ', '\n', ': ', '_', '"', '&#39;', '{"code": 190}', '{"errcode":40029}'),
      fc.constantFrom(...knownCodes()),
      fc.constantFrom(...knownPhrases()),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

describe('any text', () => {
  it('is explained the same after everything but the known words was replaced', () => {
    fc.assert(
      fc.property(mixedText, fc.constantFrom(...everyProvider), (text, provider) => {
        const after = redacted(text)
        expect(explainError(provider, { text: after })).toEqual(explainError(provider, { text }))
        for (const error of ['invalid_grant', 'invalid_request']) {
          const answer = { error, error_description: text }
          expect(explainError(provider, { error, error_description: after })).toEqual(explainError(provider, answer))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('never makes anything throw', () => {
    fc.assert(
      fc.property(mixedText, mixedText, fc.integer(), fc.constantFrom(...everyProvider), (a, b, status, provider) => {
        explainError(provider, { error: a, error_description: b, text: a, status })
        harmlessSpans(b)
        identifyProvider({ issuer: a, urls: [b, `https://${a}`], errors: [a], headers: [{ name: a, value: b }] })
      }),
      { numRuns: 300 },
    )
  })

  const hostile: readonly (readonly [string, string])[] = [
    ['one letter', 'a'],
    ['blanks', ' '],
    ['ampersands', '&'],
    ['the beginning of a pattern', '"code" '],
    ['the beginning of a sentence', 'PKCE verification '],
    ['path pieces', '/realms/a'],
    ['a query', '&p=b2c_'],
    ['a known word', 'invalid_grant '],
    ['entities', '&#39;'],
    ['halves of surrogate pairs', '\ud83d'],
  ]
  it.each(hostile)('of 100 KB of %s is read in well under a second', (_name, piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length))
    const start = performance.now()
    classifyErrorText(text)
    explainError(generic, { error: text, error_description: text, text })
    harmlessSpans(text)
    identifyProvider({
      issuer: `https://a.example/${text}`,
      urls: [`https://a.example/?${text}`, text],
      errors: [text],
      headers: [{ name: 'set-cookie', value: text }],
    })
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
