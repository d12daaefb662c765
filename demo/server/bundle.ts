import { fileURLToPath } from 'node:url'
import { build } from 'vite'

export interface Asset {
  readonly contentType: string
  readonly body: string
}

/** The app's scripts and styles, by their path. Built in memory when the lab starts, so that nothing has to be built before. */
export async function bundleApp(): Promise<ReadonlyMap<string, Asset>> {
  const result = await build({
    configFile: false,
    root: fileURLToPath(new URL('../app/', import.meta.url)),
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      target: 'es2022',
      rollupOptions: {
        input: Object.fromEntries(entries.map((name) => [name, entryPath(name)])),
        output: { entryFileNames: 'assets/[name].js', chunkFileNames: 'assets/[name].js' },
      },
    },
  })
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : []
  const assets = new Map<string, Asset>()
  for (const { output } of outputs) {
    for (const file of output) {
      if (file.type === 'chunk') assets.set(`/${file.fileName}`, { contentType: 'text/javascript', body: file.code })
    }
  }
  return assets
}

/** One script per page of the app. */
const entries = ['list', 'run', 'popup', 'silent'] as const

function entryPath(name: string): string {
  return fileURLToPath(new URL(`../app/${name}.ts`, import.meta.url))
}
