import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { type Inspection, inspect } from '../../../src/core/inspect.ts'
import { correctedTokenCurl, curlCommand, healthCheckCurl } from '../../../src/core/trace/curl.ts'
import { mermaid } from '../../../src/core/trace/mermaid.ts'
import { htmlReport } from '../../../src/core/trace/report-html.ts'
import { sarif } from '../../../src/core/trace/sarif.ts'
import { markdownSummary } from '../../../src/core/trace/summary.ts'
import { textReport } from '../../../src/core/trace/text-report.ts'
import { toReport } from '../../../src/core/trace/to-report.ts'
import { authorizationCodeFlow, example, tokenError, tokenRequest, trace } from '../../support/traces.ts'

const hostile = `<script>alert(1)</script>"><img src=x onerror=alert(1)>[x](javascript:1)|\``
const broken = trace(
  authorizationCodeFlow(),
  tokenRequest({ at: example.start + 138, ...tokenError('invalid_grant', hostile) }),
)
const asJson = trace(
  authorizationCodeFlow({
    token: {
      body: JSON.stringify({ grant_type: 'authorization_code', code: example.code, code_verifier: example.verifier }),
      headers: { 'content-type': 'application/json' },
      ...tokenError('invalid_request'),
    },
  }),
)

async function flowOf(inspection: Inspection) {
  const [flow] = inspection.diagnosis.flows
  if (!flow) throw new Error('no flow')
  return flow.flow
}

describe('the HTML report', () => {
  test('says the verdict, needs no script, loads nothing and shows traffic as text', async () => {
    const html = htmlReport((await inspect(broken)).diagnosis)
    expect(html).toContain('the app sent the same authorization code twice')
    expect(html.match(/<(?:script|img|iframe|object|link|base|form)\b/gi)).toBeNull()
    expect(html).toContain('&lt;script&gt;alert(1)')
    expect([...html.matchAll(/href="([^"]*)"/g)].every(([, url]) => url?.startsWith('https://'))).toBe(true)
    expect(html).toContain("default-src 'none'")
  })

  test('has a language, a title, one main heading and a named picture for readers who do not see it', async () => {
    const html = htmlReport((await inspect(broken)).diagnosis)
    expect(html).toMatch(/<html lang="en">/)
    expect(html).toMatch(/<title>[^<]+<\/title>/)
    expect(html.match(/<h1>/g)).toHaveLength(1)
    expect(html).toMatch(/<svg[^>]* role="img" aria-labelledby="sequence-0-title"/)
    expect(html).toContain('✖ failed')
    expect(html).toContain('prefers-color-scheme: dark')
    expect(html).toContain('@media print')
  })
})

test('the Markdown summary holds verdict, fix, steps and no markup of the traffic', async () => {
  const markdown = markdownSummary((await inspect(broken)).diagnosis)
  expect(markdown).toMatch(/^## Login failed at step 4/)
  expect(markdown).toContain('**What to do** (client app)')
  expect(markdown).toContain('| 4 Token request 400 |')
  expect(markdown).toContain('```mermaid')
  expect(markdown).not.toMatch(/(?<!\\)<(?:script|img)|(?<!\\)\[x\]\(/)
})

test('the Mermaid diagram names lanes and marks the failed arrow', async () => {
  const lines = mermaid(await flowOf(await inspect(broken))).split('\n')
  expect(lines[0]).toBe('sequenceDiagram')
  expect(lines).toContain('  participant S as Authorization server')
  expect(lines.some((line) => /A--xS: 4 Token request 400 ✖/.test(line))).toBe(true)
})

test('SARIF has its version, its rules and a result for each finding', async () => {
  const { diagnosis } = await inspect(broken)
  const log = JSON.parse(sarif(diagnosis, 'a b.har'))
  const [run] = log.runs
  expect([log.version, run.artifacts[0].location.uri]).toEqual(['2.1.0', 'a%20b.har'])
  expect(run.results.map((result: { ruleId: string }) => result.ruleId)).toEqual(
    diagnosis.flows[0]?.findings.map(({ rule }) => rule),
  )
  for (const { ruleId, ruleIndex, level } of run.results) {
    expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId)
    expect(['error', 'warning', 'note']).toContain(level)
  }
})

test('the report for programs has the members that others rely on', async () => {
  const { diagnosis } = await inspect(broken)
  const report = toReport(diagnosis)
  expect([report.format, report.version]).toEqual(['oauth-xray-report', 1])
  expect(report.flows[0]).toMatchObject({
    kind: 'authorizationCode',
    status: 'failed',
    cause: { rule: 'tokreq-code-reused' },
  })
  expect(report.flows[0]?.steps[0]).toMatchObject({ number: 1, message: 'AuthorizationRequest' })
})

test('the report for a terminal says when nothing was recognised', async () => {
  expect(textReport((await inspect({ exchanges: [] })).diagnosis)).toMatch(/^No login/)
})

describe('cURL', () => {
  test('holds no secret, and sends what was sent once its variables are set', () => {
    const [, , request] = authorizationCodeFlow({
      token: { headers: { authorization: `Bearer ${example.accessToken}`, cookie: "a='1'" } },
    })
    if (!request) throw new Error('no request')
    const command = curlCommand(request)
    for (const secret of [example.code, example.verifier, example.accessToken, "a='1'"])
      expect(command).not.toContain(secret)
    expect(command).toContain(`--data-urlencode 'code='"$CODE"`)
    const sent = run(command, {
      CODE: example.code,
      CODE_VERIFIER: example.verifier,
      ACCESS_TOKEN: example.accessToken,
      COOKIE: "a='1'",
    })
    expect(sent).toContain(`code=${example.code}`)
    expect(sent).toContain(`authorization: Bearer ${example.accessToken}`)
    expect(sent).toContain("cookie: a='1'")
  })

  test('cannot be broken out of by what the traffic says', () => {
    const [request] = authorizationCodeFlow({ authorize: { scope: `openid'; touch /tmp/never; '$(id)` } })
    if (!request) throw new Error('no request')
    const [address] = run(curlCommand(request), { STATE: 's', NONCE: 'n', CODE_CHALLENGE: 'c' }).split('\n')
    expect(decodeURIComponent(address ?? '')).toContain(`openid'; touch /tmp/never; '$(id)`)
  })

  test('corrects a token request that was sent as JSON', async () => {
    const flow = await flowOf(await inspect(asJson))
    const [pair] = flow.tokenExchanges
    if (!pair) throw new Error('no token request')
    const command = correctedTokenCurl(pair.request, flow) ?? ''
    expect(command).toContain(`--data-urlencode 'grant_type=authorization_code'`)
    expect(command).toContain(`--data-urlencode 'redirect_uri=${example.redirectUri}'`)
    expect(command).toContain(`--data-urlencode 'code_verifier='"$CODE_VERIFIER"`)
    expect(command).not.toContain(example.code)
    expect(command).not.toContain('json')
  })

  test('asks whether an endpoint is there, and sends nothing of the login', () => {
    expect(healthCheckCurl('https://login.example/token?code=1#x')).toBe(
      `curl --head --location --max-time 10 'https://login.example/token'`,
    )
  })
})

/** What cURL would be called with: a shell function of that name prints its arguments. */
function run(command: string, variables: Readonly<Record<string, string>>): string {
  return execFileSync('sh', ['-c', `curl() { printf '%s\\n' "$@"; }\n${command}`], {
    env: { PATH: process.env.PATH, ...variables },
    encoding: 'utf8',
  })
}
