import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { build } from 'vite'
import manifest from '../../../manifest.json' with { type: 'json' }

export interface Harness {
  /** Address of a view in a state: `url({ view: 'popup', world: 'idle' })`. */
  url(asked: Readonly<Record<string, string>>): string
  close(): Promise<void>
}

/** Builds the views with hand-made worlds behind them, and serves them on loopback under the extension's own policy. */
export async function openHarness(): Promise<Harness> {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-xray-harness-'))
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { outDir: folder, emptyOutDir: true, minify: false, modulePreload: false },
  })
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    const file = await readFile(join(folder, path === '/' ? 'index.html' : path)).catch(() => undefined)
    response.writeHead(file ? 200 : 404, {
      'content-type': types[extname(path)] ?? 'text/html; charset=utf-8',
      'content-security-policy': manifest.content_security_policy.extension_pages,
    })
    response.end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (asked) => `http://127.0.0.1:${port}/?${new URLSearchParams(asked)}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' }
