import type { Body } from '../core/model/http-exchange.ts'
import { longestBody } from './request-body.ts'

/** Reads a stream of our own up to the cap, and lets go of the rest. */
export async function readBeginning(stream: ReadableStream<Uint8Array> | null): Promise<Body> {
  if (!stream) return { text: '' }
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return { text: text + decoder.decode() }
    text += decoder.decode(value, { stream: true })
    if (text.length <= longestBody) continue
    reader.cancel().catch(() => undefined)
    return { text: text.slice(0, longestBody), truncated: true }
  }
}
