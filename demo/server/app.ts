import { readFile } from 'node:fs/promises'
import type { AppConfig } from '../app/config.ts'
import { type Asset, bundleApp } from './bundle.ts'
import { escapeHtml } from './html.ts'
import type { Handler } from './listen.ts'

export interface AppSetup {
  readonly config: AppConfig
  /** Called when a run is opened, so that it starts with a server that remembers nothing. */
  readonly startRun: (scenarioId: string, options: { readonly byHand: boolean }) => void
}

/** Serves the single-page client: its pages are one empty document each, its scripts do the rest. */
export async function createApp({ config, startRun }: AppSetup): Promise<Handler> {
  const assets = new Map(await bundleApp())
  const css = await readFile(new URL('../app/lab.css', import.meta.url), 'utf8')
  assets.set('/assets/lab.css', { contentType: 'text/css', body: css })
  return (request, response) => {
    const url = new URL(request.url ?? '/', config.origins.app)
    const [, page = '', id = ''] = url.pathname.split('/')
    if (page === 'run') startRun(id, { byHand: url.searchParams.has('by-hand') })
    const script = scripts[page]
    const asset = script ? document(script, config) : assets.get(url.pathname)
    const { contentType, body } = asset ?? notFound
    const headers = { 'content-type': `${contentType}; charset=utf-8`, 'cache-control': 'no-store' }
    response.writeHead(asset ? 200 : 404, headers).end(body)
  }
}

/** First segment of the path → the script that makes the page. */
const scripts: Readonly<Record<string, string>> = {
  '': 'list',
  run: 'run',
  callback: 'run',
  'signed-out': 'run',
  result: 'run',
  popup: 'popup',
  silent: 'silent',
}

const notFound: Asset = { contentType: 'text/plain', body: 'Not found' }

function document(script: string, config: AppConfig): Asset {
  return {
    contentType: 'text/html',
    body: `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>OAuth X-ray lab</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/assets/lab.css">
  <meta name="lab-config" content="${escapeHtml(JSON.stringify(config))}">
  <script type="module" src="/assets/${script}.js"></script>
</head>
<body><main id="page"></main></body>
</html>`,
  }
}
