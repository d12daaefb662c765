import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build } from '../../scripts/build.mjs'
import { encryptTrace } from '../../src/core/trace/encrypted.ts'
import { serializeTrace } from '../../src/core/trace/trace-file.ts'
import { writeHar } from '../support/har-dialects.ts'
import { authorizationCodeFlow, example, idTokenClaims, jws, trace } from '../support/traces.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const program = join(root, 'dist/cli/oauth-xray.mjs')
const healthy = join(root, 'test/fixtures/har/chrome-healthy.har')
const broken = join(root, 'test/fixtures/har/chrome-code-reused.har')
const folder = mkdtempSync(join(tmpdir(), 'oauth-xray-cli-'))
/** The broken login, with a message of the server that names somebody. */
const described = join(folder, 'described.har')

beforeAll(async () => {
  await build(['cli'], () => undefined)
  const message = 'AADSTS54005: OAuth2 Authorization code was already redeemed'
  writeFileSync(described, readFileSync(broken, 'utf8').replaceAll(message, `Dear Marie Curie, ${message}`))
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function run(words: readonly string[], input?: string | Buffer): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...words], { cwd: folder })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input ?? '')
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

describe('oauth-xray diagnose', { timeout: 30_000 }, () => {
  test('exits 0 on a healthy login and says so', async () => {
    const { code, out, err } = await run(['diagnose', healthy])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^✔ Login succeeded/)
  })

  test('exits 1 on a broken one and says why', async () => {
    const { code, out } = await run(['diagnose', broken])
    expect(code).toBe(1)
    expect(out).toMatch(/^✖ Login failed at step \d of \d — the app sent the same authorization code twice/)
  })

  test('gives programs the report that is promised', async () => {
    const { code, out } = await run(['diagnose', broken, '--format', 'json'])
    const report = JSON.parse(out)
    expect([code, report.format, report.version]).toEqual([1, 'oauth-xray-report', 1])
    expect(report.flows[0].cause.rule).toBe('tokreq-code-reused')
    expect(report.flows[0].cause.specs[0].url).toMatch(/^https:/)
    expect(report.flows[0].cause.evidence[0].exchange).toBe(report.flows[0].steps.at(-1).exchange)
  })

  test.each([
    ['markdown', /^## Login failed/],
    ['html', /^<!doctype html>/],
    ['sarif', /"version": "2.1.0"/],
    ['mermaid', /^sequenceDiagram\n/],
  ])('writes %s', async (format, start) => {
    expect((await run(['diagnose', broken, `--format=${format}`])).out).toMatch(start)
  })

  test('judges each flow by a profile, without changing the rest of the report', async () => {
    const plain = JSON.parse((await run(['diagnose', broken, '--format', 'json'])).out)
    const { code, out } = await run(['diagnose', broken, '--format', 'json', '--profile', 'oauth21'])
    const [{ profile, ...flow }] = JSON.parse(out).flows
    expect([code, flow]).toEqual([1, plain.flows[0]])
    expect([profile.id, profile.met + profile.unmet + profile.cannotTell]).toEqual(['oauth21', profile.total])
    const once = profile.requirements.find(({ rules }: { rules: string[] }) => rules.includes('tokreq-code-reused'))
    expect([once.judgement, once.spec.url]).toEqual(['unmet', expect.stringMatching(/^https:/)])
    expect(profile.sentence).toMatch(/OAuth 2\.1 .*\d+ of \d+ requirements met, 1 not met/)
  })

  test.each([
    ['text', /^ {2}OAuth 2\.1 .*requirements met.*\n {4}not met: A code is used once\. .*\[tokreq-code-reused\]$/m],
    ['markdown', /^### Profile\nOAuth 2\.1 .*requirements met.*\n- \*\*not met:\*\* A code is used once\./m],
  ])('says in %s which requirements of a profile are open', async (format, lines) => {
    expect((await run(['diagnose', broken, '--profile', 'oauth21', '--format', format])).out).toMatch(lines)
    expect((await run(['diagnose', broken, '--format', format])).out).not.toMatch(lines)
  })

  test('fails on less when asked to', async () => {
    const file = join(folder, 'warning.har')
    writeFileSync(
      file,
      writeHar(
        authorizationCodeFlow({ authorize: { code_challenge: example.verifier, code_challenge_method: 'plain' } }),
        'chrome',
      ),
    )
    const { out } = await run(['diagnose', file, '--format', 'json'])
    const severities = JSON.parse(out).flows[0].findings.map(({ severity }: { severity: string }) => severity)
    expect(severities).toContain('warning')
    expect((await run(['diagnose', file])).code).toBe(0)
    expect((await run(['diagnose', file, '--fail-on', 'warning'])).code).toBe(1)
  })

  const bytes = () => readFileSync(broken)
  test.each([
    ['plain', () => bytes()],
    ['with a byte order mark', () => Buffer.concat([Buffer.from('\uFEFF'), bytes()])],
    ['as UTF-16', () => Buffer.from(`\uFEFF${bytes().toString()}`, 'utf16le')],
    ['packed by gzip', () => gzipSync(bytes())],
    ['packed by zlib', () => deflateSync(bytes())],
    ['packed by zip', () => zip('folder/login.har', bytes())],
    ['cut off in the middle of its last entry', () => bytes().subarray(0, bytes().length - 400)],
    ['packed by gzip and cut off', () => gzipSync(bytes(), { level: 0 }).subarray(0, bytes().length - 300)],
  ])('reads standard input: %s', async (_, input) => {
    const { out } = await run(['diagnose', '-'], input())
    expect(out).toMatch(/Login/)
  })

  test.each([
    ['an address', `${example.app}/callback?error=access_denied&state=af0ifjsldkj&error_description=x`],
    ['a token', jws({ iss: example.server })],
    ['a cURL command', `curl ${example.server}/token -d grant_type=authorization_code -d code=${example.code}`],
  ])('reads %s', async (_, input) => {
    expect((await run(['diagnose', '-'], input)).err).toBe('')
  })

  test.each([
    ['nothing', '', /^oauth-xray: The file is empty\.\n$/],
    ['something else', 'hello', /^oauth-xray: This is neither .*\n$/],
    ['JSON of another kind', '{"a":1}', /^oauth-xray: This is not a HAR file.*\n$/],
    ['a beginning of JSON', '{"log":{"entr', /^oauth-xray: The file is cut off.*\n$/],
    [
      'a damaged gzip file',
      Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.from('garbage garbage')]),
      /^oauth-xray: .*packed and (damaged|cut off)\.\n$/,
    ],
    ['a zip file without a recording', zip('readme.txt', Buffer.from('x')), /^oauth-xray: .*holds no .har.*\n$/],
  ])('says in one line why it cannot read %s, and exits 2', async (_, input, line) => {
    const { code, out, err } = await run(['diagnose', '-'], input)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(line)
  })

  test.each([
    ['a file that is not there', ['diagnose', 'nowhere.har'], /nowhere\.har cannot be read: there is no such file/],
    ['a folder', ['diagnose', '.'], /it is a folder/],
    ['an unknown command', ['explain'], /"explain" is not a command/],
    ['an unknown option', ['diagnose', 'x', '--colour'], /no option --colour/],
    ['a wrong format', ['diagnose', 'x', '--format', 'pdf'], /--format must be one of/],
    ['an unknown profile', ['diagnose', 'x', '--profile', 'x'], /--profile must be one of rfc9700, oauth21/],
    ['a profile in SARIF', ['diagnose', 'x', '--profile', 'fapi2', '--format', 'sarif'], /sarif has no place for it/],
    ['no file', ['diagnose'], /takes one file/],
  ])('exits 2 on %s', async (_, words, line) => {
    const { code, err } = await run(words)
    expect(code).toBe(2)
    expect(err).toMatch(line)
    expect(err.trimEnd()).not.toContain('\n')
  })
})

describe('oauth-xray diagnose with a client secret', { timeout: 30_000 }, () => {
  const secret = 'p7Qz-LmR2vT9xKd4Wg8YbHn3Jc6Fs1Ae5Zu'
  const recording = join(folder, 'hmac.oauth-xray.json')
  const diagnosed = (...words: readonly string[]) => ['diagnose', recording, '--format', 'json', ...words]

  beforeAll(async () => {
    const id_token = await new SignJWT(idTokenClaims())
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(secret))
    writeFileSync(recording, serializeTrace(trace(authorizationCodeFlow({ token: { response: { id_token } } }))))
    writeFileSync(join(folder, 'secret.txt'), `${secret}\n`)
    writeFileSync(join(folder, 'other.txt'), 'the secret of another client, long enough')
  })

  test('finds nothing wrong with the right one, read from a file or from standard input, and never shows it', async () => {
    const [file, input] = await Promise.all([
      run(diagnosed('--client-secret-file', 'secret.txt')),
      run(diagnosed('--client-secret-file', '-'), secret),
    ])
    expect(file.out).not.toContain('idtoken-signature-invalid')
    expect(input.out).toBe(file.out)
    expect(file.out + file.err).not.toContain(secret)
  })

  test('says that another one does not verify the ID token', async () => {
    const { code, out } = await run(diagnosed('--client-secret-file', 'other.txt', '--fail-on', 'warning'))
    expect(code).toBe(1)
    expect(out).toContain('idtoken-signature-invalid')
  })

  test('says what is wrong with the files', async () => {
    const [none, twice, noKeys] = await Promise.all([
      run(diagnosed('--client-secret-file', 'no-such.txt')),
      run(['diagnose', '-', '--client-secret-file', '-']),
      run(diagnosed('--jwks', 'secret.txt')),
    ])
    expect([none.code, none.err]).toEqual([
      2,
      expect.stringMatching(/no-such\.txt cannot be read: there is no such file/),
    ])
    expect([twice.code, twice.err]).toEqual([2, expect.stringMatching(/only one of the files/)])
    expect([noKeys.code, noKeys.err]).toEqual([2, expect.stringMatching(/secret\.txt: This is not JSON/)])
  })
})

describe('oauth-xray redact', { timeout: 30_000 }, () => {
  test.each(['safe.oauth-xray.json', 'safe.har'])(
    'writes %s, without secrets and with the same diagnosis',
    async (name) => {
      const { code, out } = await run(['redact', broken, name])
      expect(code).toBe(0)
      expect(out).toMatch(/\d+ values replaced, 0 secrets/)
      const file = readFileSync(join(folder, name), 'utf8')
      for (const secret of [example.code, example.verifier, example.accessToken, example.state, example.subject]) {
        expect(file).not.toContain(secret)
      }
      const again = await run(['diagnose', name, '--format', 'json'])
      expect(JSON.parse(again.out).flows[0].cause.rule).toBe('tokreq-code-reused')
    },
  )

  test('writes to standard output, with hosts numbered', async () => {
    const { out } = await run(['redact', '-', '-', '--hosts', 'number'], readFileSync(broken))
    expect(JSON.parse(out).redacted.hosts).toBe('numbered')
    expect(out).not.toContain('login.example')
  })

  test('shows what would leave, and writes nothing', async () => {
    const { code, out } = await run(['redact', described, '--preview', '--hosts', 'number'])
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`^ +code#1 +← ${example.code}$`, 'm'))
    expect(out).toMatch(/^ +\S+\.example +← login\.example$/m)
    expect(out).toMatch(/^ {2}2\. Dear Marie Curie, .*\n {5}becomes: …/m)
    expect(out).toMatch(/What can still be concluded/)
  })

  test('keeps a text of the preview whole, and no other', async () => {
    const plain = (await run(['redact', described, '-'])).out
    expect(plain).not.toContain('Marie Curie')
    const chosen = await run(['redact', described, '-', '--keep-text', '2'])
    expect(chosen.out).toContain('Dear Marie Curie')
    const { code, err } = await run(['redact', described, '-', '--keep-text', '9'])
    expect([code, err]).toEqual([2, expect.stringMatching(/no text 9 to keep: --preview lists \d/)])
  })

  test('keeps client ids on request', async () => {
    const file = join(folder, 'client.har')
    writeFileSync(file, readFileSync(broken, 'utf8').replaceAll(example.clientId, '0oa8F3kq2LmXy77ab5d7'))
    expect((await run(['redact', file, '-'])).out).toContain('client_id=client_id%231')
    const kept = await run(['redact', file, '-', '--client-ids', 'keep'])
    expect([kept.code, kept.out.includes('client_id=0oa8F3kq2LmXy77ab5d7')]).toEqual([0, true])
  })

  test('says what the recording lacked', async () => {
    const cut = readFileSync(broken)
    const { out } = await run(['redact', '-', 'cut.har'], cut.subarray(0, cut.length - 400))
    expect(out).toMatch(/not in it: Everything after the first \d+ requests: the file ends in the middle/)
  })

  test('exits 2 when it cannot write', async () => {
    const { code, err } = await run(['redact', broken, 'no/such/folder/x.json'])
    expect([code, /cannot be written/.test(err)]).toEqual([2, true])
  })
})

describe('an encrypted trace on the command line', { timeout: 30_000 }, () => {
  const passphrase = 'acid ruby slope canal tiger'
  const locked = join(folder, 'full.oauth-xray.json')
  const lockedToKey = join(folder, 'full-key.oauth-xray.json')

  beforeAll(async () => {
    const plain = serializeTrace(trace(authorizationCodeFlow()))
    const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { extractable: true })
    const publicKeys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), use: 'enc' }] })
    for (const [path, recipient] of [
      [locked, { passphrase }],
      [lockedToKey, { publicKeys }],
    ] as const) {
      const made = await encryptTrace(plain, recipient)
      writeFileSync(path, 'file' in made ? made.file : '')
    }
    writeFileSync(join(folder, 'right.txt'), `${passphrase}\n`)
    writeFileSync(join(folder, 'wrong.txt'), 'not this one at all')
    writeFileSync(join(folder, 'private.json'), JSON.stringify({ keys: [await exportJWK(privateKey)] }))
  })

  test.each([
    ['its passphrase', () => [locked, '--passphrase-file', 'right.txt']],
    ['its key', () => [lockedToKey, '--key=private.json']],
  ])('opens with %s, and can be made safe', async (_, words) => {
    const { code, out } = await run(['diagnose', ...words()])
    expect([code, out]).toEqual([0, expect.stringMatching(/^✔ Login succeeded/)])
    const safe = await run(['redact', ...words().slice(0, 1), '-', ...words().slice(1)])
    expect([safe.code, safe.out.includes(example.code)]).toEqual([0, false])
  })

  test.each([
    ['without a passphrase', () => [locked], /encrypted.*Give --passphrase-file FILE or --key FILE\.\n$/],
    [
      'with a wrong one',
      () => [locked, '--passphrase-file', 'wrong.txt'],
      /The passphrase is wrong, or the file is damaged/,
    ],
    [
      'with a passphrase file that is not there',
      () => [locked, '--passphrase-file', 'no.txt'],
      /no\.txt cannot be read: there is no such file/,
    ],
    ['with a key that is none', () => [lockedToKey, '--key', 'wrong.txt'], /The key does not fit/],
    ['with both', () => [locked, '--passphrase-file', 'right.txt', '--key', 'private.json'], /not by both/],
    ['although it is not encrypted', () => [healthy, '--key', 'private.json'], /is not encrypted/],
  ])('%s: says in one line what is wrong, and exits 2', async (_, words, line) => {
    const { code, out, err } = await run(['diagnose', ...words()])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(line)
    expect(err.trimEnd()).not.toContain('\n')
  })
})

test('a report to hand over: redact, and diagnose the copy', async () => {
  const safe = (await run(['redact', described, '-'])).out
  const { out } = await run(['diagnose', '-', '--format', 'html'], safe)
  expect(out).toContain('the app sent the same authorization code twice')
  expect(out).not.toMatch(/Marie Curie/)
  expect(out).toContain('date left out')
}, 30_000)

test('--help teaches, and exits 0', async () => {
  for (const words of [['--help'], ['help', 'diagnose'], ['redact', '--help'], []]) {
    const { code, out } = await run(words)
    expect([code, out.length > 300]).toEqual([0, true])
  }
}, 30_000)

/** A zip archive of one file. */
function zip(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content)
  const sizes = Buffer.alloc(16)
  sizes.writeUInt32LE(packed.length, 4)
  sizes.writeUInt32LE(content.length, 8)
  sizes.writeUInt16LE(name.length, 12)
  const head = Buffer.from([0x14, 0, 0, 0, 8, 0, 0, 0, 0, 0])
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, sizes, Buffer.from(name), packed])
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    head,
    sizes,
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}
