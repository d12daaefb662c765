import { describe, expect, test } from 'vitest'
import { flowKindTexts } from '../../../src/core/explain/flow-kinds.ts'
import { glossary, markTerms } from '../../../src/core/explain/glossary.ts'
import { stepExplanations } from '../../../src/core/explain/steps.ts'
import { asContinuation } from '../../../src/core/explain/verdict-sentence.ts'
import { resolveSpec } from '../../../src/core/protocol/specs.ts'

describe('every step is explained', () => {
  test.each(Object.entries(stepExplanations))('%s in whole sentences, with a link', (_, explanation) => {
    for (const text of [explanation.what, explanation.why, explanation.stops, explanation.lookAt]) {
      expect(text).toMatch(/^["\p{L}\d].*[.?"]$/u)
    }
    for (const tag of explanation.specs) expect(resolveSpec(tag).url).toMatch(/^https:\/\//)
  })

  test.each(Object.entries(flowKindTexts))('%s has a name and a sentence', (_, { name, what }) => {
    expect(name).not.toBe('')
    expect(what).toMatch(/\.$|\)\.$/)
  })
})

describe('terms of the glossary', () => {
  test('are found once each, whole words only, and nothing of the text is lost', () => {
    const text = 'PKCE protects the code; PKCE again. A statement is no state.'
    const parts = markTerms(text)
    expect(parts.map((part) => part.text).join('')).toBe(text)
    expect(parts.filter((part) => part.definition !== undefined).map((part) => part.text)).toEqual(['PKCE', 'state'])
  })

  test('the longer term wins', () => {
    const [, term] = markTerms('the refresh token')
    expect(term).toEqual({ text: 'refresh token', definition: glossary['refresh token'] })
  })
})

test.each([
  ['The code was used.', 'the code was used.'],
  ['A code was used.', 'a code was used.'],
  ['PKCE is missing.', 'PKCE is missing.'],
  ['redirect_uri differs.', 'redirect_uri differs.'],
  ['Google refused.', 'Google refused.'],
])('"%s" goes on as "%s"', (sentence, continued) => {
  expect(asContinuation(sentence)).toBe(continued)
})
