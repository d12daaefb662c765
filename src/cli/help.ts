import { profiles } from '../core/profiles/index.ts'

const profileList = profiles.map(({ id, name }) => `${id.padEnd(20)}${name}`).join('\n              ')

const opening = `  --passphrase-file FILE, --key FILE
              open an encrypted trace: the passphrase, or the private key (JWK or JWK Set), stands in FILE`

const general = `oauth-xray: says in one sentence why an OAuth 2.0 or OpenID Connect login failed.

  oauth-xray diagnose FILE      what happened, why, and what to do
  oauth-xray redact IN OUT      a copy that is safe to hand over: no secrets, same diagnosis
  oauth-xray help COMMAND       more about one command, with examples

FILE is a recording of the login: a HAR file (Chrome, Firefox, Safari, Edge, Playwright, Charles, Fiddler, mitmproxy,
Insomnia; also .har.gz, .zhar or zipped), a trace of the OAuth X-ray extension (*.oauth-xray.json, safe or encrypted), or a
SAML-tracer export. "-" reads standard input; an address, a token or a cURL command can be piped in the same way.

How to record one in Chrome or Edge: open DevTools (F12) → Network, tick "Preserve log", log in, then press the
download arrow and choose "Export HAR (with sensitive data)". Hand it to nobody before \`oauth-xray redact\`.

A report that may be handed over is made of the copy, not of the recording:
  oauth-xray redact login.har - | oauth-xray diagnose - --format html > report.html

Nothing is sent anywhere: the file is read, judged and forgotten.
`

const about = {
  diagnose: `  oauth-xray diagnose FILE [--format text|json|markdown|html|sarif|mermaid]
                         [--fail-on error|warning|info] [--profile ID] [--passphrase-file FILE | --key FILE]
                         [--jwks FILE] [--client-jwks FILE] [--client-secret-file FILE]

Reads a recording and says of every login in it whether it succeeded, and if not, why: the cause, the evidence, what
to do and whose move it is, and what could not be judged because the recording does not show it.

  --format    text      for a terminal (default)
              json      for programs (docs/trace-format.md)
              markdown  for a ticket
              html      one file with everything, for people
              sarif     for code scanning and CI (SARIF 2.1.0)
              mermaid   the sequence as a diagram, for wikis
  --fail-on   the least severe finding that makes the command fail; default error
  --profile   also judge every flow by the requirements of a specification: met, not met, cannot be told, or not
              applicable (text, json and markdown; it does not change the exit status)
              ${profileList}
  --jwks, --client-jwks
              check signatures with these public keys (JWK Set), too: the server's, the client's
  --client-secret-file
              check HS256, HS384 and HS512 signatures with the client secret that stands in this file. It is never
              taken from the command line, which other users of the computer can read, and is in no output.
${opening}

The texts hold no token, code or password, but may quote messages of servers: for a log that others read, redact first.

Exit status: 0 nothing of that severity was found · 1 something was · 2 the file cannot be read.

  oauth-xray diagnose login.har
  oauth-xray diagnose login.har --format html > report.html
  oauth-xray diagnose login.har --profile oauth21
  pbpaste | oauth-xray diagnose -                               a copied address, token or cURL command
  printenv CLIENT_SECRET | oauth-xray diagnose login.har --client-secret-file -
  oauth-xray diagnose e2e.har --fail-on warning                 in CI, on the HAR that Playwright recorded
  oauth-xray diagnose e2e.har --format sarif > oauth.sarif      the same, for code scanning
`,
  redact: `  oauth-xray redact IN OUT [--format trace|har] [--hosts keep|number] [--client-ids replace|keep]
                         [--keep-text NUMBERS] [--passphrase-file FILE | --key FILE]
  oauth-xray redact IN --preview

Writes a copy in which every secret and every personal value is replaced by a name such as code#1 or sub#1: the same
value always gets the same name, so the copy gives the same diagnosis. Only what is known to be harmless stays. Before
writing, the copy is searched for everything that was replaced, in every usual encoding; a hit stops it.

  --format    trace  our own format, *.oauth-xray.json (default)
              har    HAR 1.2, for other viewers (default when OUT ends in .har)
  --hosts     keep   host names stay (default) · number  they become host1.site1.example, …
  --client-ids  replace  those that are no plain words become client_id#1 (default) · keep  all stay
  --preview   writes nothing and shows what would leave: every value before and after, every text that is shortened,
              and what can still be concluded. It shows the secrets: for your eyes, not for a log.
  --keep-text 1,3  keeps these texts of the preview whole (messages of servers and pages, which may name people)
${opening}

What can still be concluded: which hosts were involved, in which order and how often, and which values were equal.

Exit status: 0 written · 2 nothing written, because IN cannot be read or the copy would not have been safe.

  oauth-xray redact login.har login.oauth-xray.json
  oauth-xray redact login.har --preview
  oauth-xray redact login.har login.oauth-xray.json --hosts number --keep-text 2
  oauth-xray redact full-encrypted.oauth-xray.json safe.har --key desk-private.jwk.json
`,
} as const

export function helpText(command?: keyof typeof about): string {
  return command ? about[command] : general
}
