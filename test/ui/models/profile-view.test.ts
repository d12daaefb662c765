import { describe, expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import { toProfileView } from '../../../src/ui/models/profile-view.ts'
import { sampleTrace } from '../../../src/ui/sample/code-reused.ts'

async function view(profile: string) {
  const { diagnosis } = await inspect(sampleTrace())
  const failed = diagnosis.flows.find(({ cause }) => cause)
  if (!failed) throw new Error('the sample has a cause')
  return toProfileView(profile, failed.flow, failed.outcomes)
}

describe('a flow judged by a profile', () => {
  test('has a breach first, with the evidence to click and the section of the specification', async () => {
    const [first] = (await view('rfc9700'))?.requirements ?? []
    expect(first).toMatchObject({ text: 'A code is used once.', judgement: 'unmet', spec: { tag: 'RFC9700-4.5' } })
    expect(first?.findings[0]?.evidence.every(({ step }) => step !== undefined)).toBe(true)
  })

  test('counts in one sentence what the list shows', async () => {
    const shown = await view('oauth21')
    const count = (wanted: string) => shown?.requirements.filter(({ judgement }) => judgement === wanted).length ?? 0
    const total = count('met') + count('unmet') + count('cannotTell')
    expect(shown?.sentence).toContain(`${count('met')} of ${total} requirements met, ${count('unmet')} not met`)
  })

  test('falls back to the default when the remembered profile is not known', async () => {
    expect((await view('of-another-version'))?.id).toBe('rfc9700')
  })
})
