import { expect, test } from 'vitest'
import { redactionOf } from '../../support/inspected.ts'
import { authorizationCodeFlow, example, exchange, idTokenClaims, jws, trace } from '../../support/traces.ts'

const tenYears = 10 * 366 * 86_400

/** What stays of a date in a recording that was made so many days after that of the other tests. */
async function leaving(value: string, days: number) {
  const at = example.start + days * 86_400_000
  const call = exchange({ url: `${example.app}/data`, at, responseHeaders: { expires: value } })
  const safe = await redactionOf(trace(authorizationCodeFlow({ at }), call))
  return safe.trace.exchanges.flatMap(({ response }) => response?.headers ?? []).find(({ name }) => name === 'expires')
    ?.value
}

test.each([
  [
    'a date of the recording is moved as the recording is',
    'Mon, 05 Jan 2026 10:00:00 GMT',
    'Sun, 09 Sep 2001 01:46:40 GMT',
  ],
  ['so is one of a year before', 'Sat, 04 Jan 2025 10:00:00 GMT', 'Fri, 08 Sep 2000 01:46:40 GMT'],
  ['so is one of two years later', 'Fri, 07 Jan 2028 10:00:00 GMT', 'Thu, 11 Sep 2003 01:46:40 GMT'],
  ['a date long before is the usual one', 'Sat, 04 Jan 2025 09:59:59 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ['a date long after is the last one', 'Fri, 07 Jan 2028 10:00:01 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT'],
  ['what is no date goes', 'soon, says Marie', ''],
] as const)('%s', async (_, value, expected) => {
  expect(await leaving(value, 0)).toBe(expected)
})

test.each([
  ['the date that deletes a cookie', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ['the date of pages that PHP writes', 'Thu, 19 Nov 1981 08:52:00 GMT'],
  ['the last date of 32 bits', 'Tue, 19 Jan 2038 03:14:07 GMT'],
])('a date that everybody knows does not tell when the recording was made: %s', async (_, value) => {
  expect(await leaving(value, 40)).toBe(await leaving(value, 0))
})

test('a recording that was made on another day leaves the same file', async () => {
  const file = async (days: number) => {
    const at = example.start + days * 86_400_000
    const flow = authorizationCodeFlow({
      at,
      token: {
        responseHeaders: {
          date: new Date(at + 1000).toUTCString(),
          expires: 'Fri, 01 Jan 1990 00:00:00 GMT',
          'set-cookie': `marie=; Expires=Thu, 01 Jan 1970 00:00:00 GMT\ncurie=8841; Expires=${new Date(at + 3_600_000).toUTCString()}`,
        },
        response: {
          expires_at: Math.floor(at / 1000) + 3600,
          not_before: 0,
          id_token: jws(idTokenClaims({ exp: 4_102_444_800, auth_time: 500_000_000 }, at)),
        },
      },
    })
    return JSON.stringify((await redactionOf(trace(flow))).trace)
  }
  expect(await file(123)).toBe(await file(0))
})

test.each([
  ['a time of the recording is moved as the recording is', 1_767_607_200, 1_000_000_000],
  ['so is one in milliseconds', 1_767_607_200_000, 1_000_000_000_000],
  ['so is one ten years later', 1_767_607_200 + tenYears, 1_000_000_000 + tenYears],
  ['a later one is far away', 1_767_607_201 + tenYears, 4_102_444_800],
  ['so is one in milliseconds', 253_402_300_799_000, 4_102_444_800_000],
  ['so is one of thirty years before', 1_767_607_200 - 3 * tenYears, 1_000_000_000 - 3 * tenYears],
  ['an earlier one is long past', 1_767_607_199 - 3 * tenYears, 100_000_000],
  ['so is one in milliseconds', 100_000_000_001, 100_000_000_000],
  ['the smallest number that is a time', 100_000_000, 100_000_000],
  ['a duration stays', 99_999_999, 99_999_999],
])('in a claim, %s', async (_, exp, expected) => {
  const id_token = jws(idTokenClaims({ exp }))
  const { trace: safe } = await redactionOf(trace(authorizationCodeFlow({ token: { response: { id_token } } })))
  expect(safe.facts.tokens['id_token#1']).toMatchObject({ claims: { exp: expected } })
})
