import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** The Angular client as one module that a page can import: its packages come in many files and with bare names. */
export async function bundleAngularClient(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL('./angular-client.ts', import.meta.url)),
        formats: ['es'],
        fileName: 'angular',
      },
    },
  })
  const [output] = (Array.isArray(result) ? result : 'output' in result ? [result] : []).flatMap((each) => each.output)
  if (output?.type !== 'chunk') throw new Error('the Angular client was not bundled')
  return output.code
}
