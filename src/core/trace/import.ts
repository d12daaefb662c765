import { createHarReader, type HarReader, type Imported } from './har.ts'
import { importPasted } from './pasted.ts'
import { isObject, listMember, parseJson } from './read-json.ts'
import { importSamlTracer } from './saml-tracer.ts'
import { importTraceFile, isTraceFile } from './trace-file.ts'

export type { Imported } from './har.ts'

/** Reads anything that can be handed over as text, in chunks: a worker or a stream feeds it and can stop at any moment. */
export interface Importer {
  push(chunk: string): void
  end(): Imported
  /** Requests read so far. */
  readonly entries: number
}

/** Reads a trace of ours, a HAR file, a SAML-tracer export, or a pasted address, token or cURL command. */
export function importTrace(text: string): Imported {
  const importer = createImporter()
  importer.push(text)
  return importer.end()
}

/** As much of a file as shows what it is. */
const headLength = 4096

export function createImporter(): Importer {
  const kept: string[] = []
  let length = 0
  let har: HarReader | undefined

  function decide(): void {
    const head = kept.join('').slice(0, headLength)
    if (!looksLikeHar(head)) return
    har = createHarReader()
    for (const chunk of kept) har.push(chunk)
    kept.length = 0
  }

  return {
    push(chunk) {
      if (har) return har.push(chunk)
      const before = length
      kept.push(chunk)
      length += chunk.length
      if (before < headLength && length >= headLength) decide()
    },
    end() {
      if (!har && length < headLength) decide()
      return har ? har.end() : importWhole(kept.join(''))
    },
    get entries() {
      return har?.entries ?? 0
    },
  }
}

/** An object that is neither ours nor SAML-tracer's: everything else that writes traffic as JSON writes HAR. */
function looksLikeHar(head: string): boolean {
  const bare = head.replace(/^\uFEFF?\s*/, '')
  return (
    bare.startsWith('{') &&
    !isTraceFile(bare) &&
    !/^\{\s*"(requests|timestamp|ciphertext|protected|recipients|iv|tag)"/.test(bare)
  )
}

export const encryptedProblem = 'This trace is encrypted: it opens with its passphrase or key.'

const problems = {
  empty: 'The file is empty.',
  encrypted: encryptedProblem,
  binary: 'This is not a text file.',
  unknown: 'This is neither a trace, a HAR file, an address, a token nor a cURL command.',
  notJson: 'The file is cut off or is not valid JSON.',
} as const

function importWhole(raw: string): Imported {
  const text = raw.replace(/^\uFEFF/, '').trim()
  if (text === '') return { problem: problems.empty }
  if (isTraceFile(text)) return importTraceFile(text)
  if (isEncryptedTrace(text)) return { problem: problems.encrypted }
  if (!text.startsWith('{'))
    return importPasted(text) ?? { problem: text.includes('\0') ? problems.binary : problems.unknown }
  const document = parseJson(text)
  if (!isObject(document)) return { problem: problems.notJson }
  if (listMember(document, 'requests').length > 0) return importSamlTracer(document)
  return { problem: problems.unknown }
}

/** A JWE in a JSON serialization (RFC 7516 §7.2), which is how `encrypted.ts` writes; a pasted encrypted token is compact. */
export function isEncryptedTrace(text: string): boolean {
  const bare = text.trim()
  return bare.startsWith('{') && /"ciphertext"\s*:/.test(bare) && /"iv"\s*:/.test(bare)
}
