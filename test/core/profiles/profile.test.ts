import { describe, expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import fapi2 from '../../../src/core/profiles/fapi2.ts'
import { profiles } from '../../../src/core/profiles/index.ts'
import oidcCoreRp from '../../../src/core/profiles/oidc-core-rp.ts'
import { inOneSentence, type Judgement, judge } from '../../../src/core/profiles/profile.ts'
import rfc9700 from '../../../src/core/profiles/rfc9700.ts'
import { rules } from '../../../src/core/rules/index.ts'
import { authorizationCodeFlow, discovery, idTokenClaims, jws, trace } from '../../support/traces.ts'

const ids = new Set(rules.map((rule) => rule.id))

describe.each(profiles.map((profile) => [profile.id, profile] as const))('profile %s', (_, profile) => {
  test('selects only rules that exist', () => {
    const unknown = profile.requirements.flatMap((each) => each.rules.filter((rule) => !ids.has(rule)))
    expect(unknown).toEqual([])
  })

  test('a healthy login of a browser app breaks nothing of it but what it does not ask for', async () => {
    const report = judge(profile, await outcomesOf([discovery(), authorizationCodeFlow()]))
    expect(
      report.requirements.filter((each) => each.judgement === 'unmet').map((each) => each.requirement.text),
    ).toEqual([])
    expect(report.met).toBeGreaterThan(3)
    expect(report.met + report.unmet + report.cannotTell).toBe(report.total)
  })
})

describe('judge', () => {
  test('counts a requirement whose rule failed as unmet, with the finding', async () => {
    const report = judge(
      rfc9700,
      await outcomesOf([authorizationCodeFlow({ authorize: { code_challenge_method: 'plain' } })]),
    )
    expect(judgementOf(report, 'authreq-pkce-plain')).toBe('unmet')
    expect(inOneSentence(report)).toMatch(/^.+: \d+ of \d+ requirements met, \d+ not met/)
  })

  test('says that it cannot tell when a body was not captured', async () => {
    const report = judge(
      rfc9700,
      await outcomesOf([
        authorizationCodeFlow({
          authorize: { code_challenge: undefined, code_challenge_method: undefined, request_uri: 'urn:x' },
        }),
      ]),
    )
    expect(judgementOf(report, 'authreq-pkce-missing')).toBe('cannotTell')
  })

  test('re-grades a hint to a breach where the profile demands it', async () => {
    const flow = authorizationCodeFlow({
      authorize: { code_challenge: undefined, code_challenge_method: undefined },
      token: false,
    })
    const outcomes = await outcomesOf([flow])
    expect(judgementOf(judge(rfc9700, outcomes), 'authreq-pkce-missing')).toBe('met')
    expect(judgementOf(judge(fapi2, outcomes), 'authreq-pkce-missing')).toBe('unmet')
  })

  test('judges the ID token by the OpenID Connect profile', async () => {
    const other = jws(idTokenClaims({ aud: 'somebody-else' }))
    const report = judge(
      oidcCoreRp,
      await outcomesOf([discovery(), authorizationCodeFlow({ token: { response: { id_token: other } } })]),
    )
    expect(judgementOf(report, 'idtoken-aud-mismatch')).toBe('unmet')
  })
})

async function outcomesOf(parts: readonly (HttpExchange | readonly HttpExchange[])[]) {
  const { diagnosis } = await inspect(trace(...parts))
  return diagnosis.flows.flatMap((flow) => flow.outcomes)
}

function judgementOf(report: ReturnType<typeof judge>, rule: string): Judgement | undefined {
  return report.requirements.find((each) => each.requirement.rules.includes(rule))?.judgement
}
