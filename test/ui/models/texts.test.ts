import { describe, expect, test } from 'vitest'
import type { InspectorState } from '../../../src/ui/inspector-adapter.ts'
import { markDifference } from '../../../src/ui/models/differing.ts'
import { emptyState } from '../../../src/ui/models/empty-state.ts'
import { popupPhase } from '../../../src/ui/models/popup-phase.ts'
import { prettyBody } from '../../../src/ui/models/raw-text.ts'
import { maskSecretsIn, maskText } from '../../../src/ui/models/secret.ts'
import { durationText, relativeText, timerText } from '../../../src/ui/models/time-text.ts'
import { visiblePieces } from '../../../src/ui/models/visible-text.ts'

const marked = (left: string, right: string) => {
  const show = (parts: readonly { text: string; differs: boolean }[]) =>
    parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')
  const difference = markDifference(left, right)
  return [show(difference.left), show(difference.right)]
}

test.each([
  ['a slash more', 'https://a/cb', 'https://a/cb/', ['https://a/cb', 'https://a/cb[/]']],
  ['another scheme', 'http://a/cb', 'https://a/cb', ['http://a/cb', 'http[s]://a/cb']],
  ['another path', '/one/x', '/two/x', ['/[one]/x', '/[two]/x']],
  ['repeated letters', 'aaa', 'aaaa', ['aaa', 'aaa[a]']],
  ['nothing in common', 'x', 'y', ['[x]', '[y]']],
  ['nothing on one side', '', 'y', ['', '[y]']],
])('differing characters: %s', (_, left, right, expected) => {
  expect(marked(left, right)).toEqual(expected)
})

describe('captured text', () => {
  test.each([
    ['direction override', 'a\u202Eb', ['a', 'U+202E', 'b']],
    ['control character', 'a\u0000', ['a', 'U+0000']],
    ['zero width', '\u200Ba', ['U+200B', 'a']],
    ['half of a character', 'a\uD800', ['a', 'U+D800']],
    ['line break', 'a\nb', ['a', 'U+000A', 'b']],
    ['ordinary letters of any language', 'añ漢🙂', ['añ漢🙂']],
  ])('%s is made visible', (_, text, expected) => {
    expect(visiblePieces(text).map((piece) => ('text' in piece ? piece.text : piece.code))).toEqual(expected)
  })

  test('line breaks stay where lines are shown', () => {
    expect(visiblePieces('a\nb', new Set(['\n']))).toEqual([{ text: 'a\nb' }])
  })
})

describe('secrets', () => {
  test.each([
    ['SplxlOBeZQQ', 'Splx… (11 characters)'],
    ['short', '•••• (5 characters)'],
  ])('%s is shown as %s', (value, masked) => {
    expect(maskText(value)).toBe(masked)
  })

  test('are found as they are, in forms, in addresses and in JSON', () => {
    const secret = 'correct horse/"1"'
    const written = [secret, 'correct+horse%2F%221%22', 'correct%20horse%2F%221%22', 'correct horse/\\"1\\"']
    for (const form of written) expect(maskSecretsIn(`x=${form}&y`, [secret])).toBe('x=corr…&y')
  })

  test('a text without them stays', () => {
    expect(maskSecretsIn('x=1', ['', 'abc', 'secret'])).toBe('x=1')
  })
})

test.each([
  [38, '38 ms'],
  [4_240, '4.2 s'],
  [42_000, '42 s'],
  [240_000, '4 min'],
  [10_800_000, '3 h'],
  [400_000_000, '5 days'],
])('%i ms are %s', (ms, text) => {
  expect(durationText(ms)).toBe(text)
})

test('before and after now', () => {
  expect(relativeText(240_000, 0)).toBe('in 4 min')
  expect(relativeText(0, 240_000)).toBe('4 min ago')
  expect(timerText(187_000)).toBe('3:07')
})

test.each([
  ['{"a":1}', '{\n  "a": 1\n}'],
  ['{"a":', '{"a":'],
  ['<html>', '<html>'],
])('a body %j is shown as %j', (text, shown) => {
  expect(prettyBody(text)).toBe(shown)
})

const nothing: InspectorState = { trace: { exchanges: [] }, loading: false, connection: 'connected' }
const tab = { tabId: 1, armed: true }

test.each<[string, Partial<InspectorState>, RegExp, readonly string[]]>([
  ['reading', { loading: true }, /^Reading/, []],
  ['not recording', { tab: { ...tab, armed: false } }, /^Not recording/, ['record', 'import', 'sample']],
  ['nothing yet', { tab, requestsSeen: 42 }, /^No login yet/, ['reload', 'import', 'sample']],
  ['nothing since it was cleared', { tab, requestsSeen: 0 }, /^Nothing since/, ['reload', 'import', 'sample']],
  ['an empty tab', { tab: { ...tab, blank: true } }, /^Ready/, ['import', 'sample']],
  ['opened too late', { tab }, /^Nothing was captured/, ['reload', 'import', 'sample']],
  [
    'a page of the browser',
    { tab: { ...tab, limited: { what: 'browserPage' } } },
    /cannot be watched/,
    ['import', 'sample'],
  ],
  [
    'a site that the person keeps us out of',
    { tab: { ...tab, limited: { what: 'site', grantable: ['https://app.example/*'] } } },
    /^Capture is limited on this site/,
    ['allow', 'import', 'sample'],
  ],
  [
    'a site that an administrator keeps us out of',
    { tab: { ...tab, limited: { what: 'site' } } },
    /^Capture is limited on this site/,
    ['import', 'sample'],
  ],
  ['no file yet', { connection: 'file' }, /^Open a recording/, ['import', 'sample']],
  ['a file without a login', { connection: 'file', fileName: 'x.har' }, /^No login in this file/, ['import', 'sample']],
])('empty: %s', (_, state, title, actions) => {
  const shown = emptyState({ ...nothing, ...state }, new Set(['record', 'import', 'reload', 'allow']))
  expect(shown.title).toMatch(title)
  expect(shown.actions).toEqual(actions)
})

test('empty: what this home cannot do is not offered', () => {
  expect(emptyState({ ...nothing, tab }, new Set()).actions).toEqual(['sample'])
})

test.each<[string, Partial<InspectorState>]>([
  ['starting', { loading: true }],
  ['limited', { tab: { ...tab, limited: { what: 'site' } } }],
  ['idle', { tab }],
  ['recording', { loading: true, tab: { ...tab, recording: { startedAt: 0, steps: 0 } } }],
  ['done', { tab: { ...tab, recorded: { startedAt: 0, endedAt: 1, tabs: [] } } }],
])('the popup is %s', (phase, state) => {
  expect(popupPhase({ ...nothing, ...state })).toBe(phase)
})
