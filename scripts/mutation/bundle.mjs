// Stryker runs it in its sandbox before the tests: the tests of the redactor as JavaScript, beside their sources, because they
// look for fixtures by their own address.
import { readdirSync } from 'node:fs'
import { build } from 'vite'

const folder = 'test/core/redact'
/** The properties over everything, and the bounds of long recordings: too slow to be asked for every mutant. */
const slow = ['law.test.ts', 'corpus-export.test.ts', 'canaries.test.ts', 'large.test.ts']
/** `MUTATION_TESTS=gate,safe npm run mutation:redact` asks only these: quick, for a file that has tests of its own. */
const asked = process.env.MUTATION_TESTS?.split(',').map((name) => `${name}.test.ts`)
const names = readdirSync(folder).filter(
  (name) => name.endsWith('.test.ts') && (asked?.includes(name) ?? !slow.includes(name)),
)

await build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: true,
    outDir: folder,
    emptyOutDir: false,
    minify: false,
    target: 'node20',
    rollupOptions: {
      external: ['vitest'],
      input: Object.fromEntries(names.map((name) => [name.replace(/\.ts$/, ''), `${folder}/${name}`])),
      output: {
        entryFileNames: '[name].mjs',
        chunkFileNames: 'core-[hash].mjs',
        paths: { vitest: '../../../scripts/mutation/collect.mjs' },
      },
    },
  },
})
