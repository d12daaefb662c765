import { defineConfig } from 'vitest/config'

/**
 * What mutants of the rules and facts have to survive (`npm run mutation`): the tests of their own folder, without the slow
 * properties over everything. Loading the pure core once for all of them makes a mutant three times cheaper.
 *
 * Mutants of the redactor have a runner of their own, which loads the core once for all mutants:
 * `npm run mutation:redact -- --mutate src/core/redact/gate.ts`, see scripts/mutation/runner.mjs.
 */
export default defineConfig({
  test: {
    isolate: false,
    include: ['test/core/rules/**/*.test.ts', 'test/core/facts/**/*.test.ts'],
    exclude: ['test/core/rules/robust.test.ts', 'test/core/rules/hiding.test.ts'],
  },
})
