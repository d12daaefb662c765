import { defineConfig } from 'vitest/config'

/** `OAUTH_XRAY_MUTATE=redact npm run mutation -- --mutate 'src/core/redact/*.ts'`; rules and facts otherwise. */
const redactor = process.env.OAUTH_XRAY_MUTATE === 'redact'

/**
 * What mutants have to survive: the tests of their own folder, without the slow properties over everything.
 * Loading the pure core once for all of them makes a mutant three times cheaper.
 */
export default defineConfig({
  test: redactor
    ? {
        isolate: false,
        include: ['test/core/redact/**/*.test.ts'],
        exclude: ['test/core/redact/{law,corpus-export,canaries}.test.ts'],
      }
    : {
        isolate: false,
        include: ['test/core/rules/**/*.test.ts', 'test/core/facts/**/*.test.ts'],
        exclude: ['test/core/rules/robust.test.ts', 'test/core/rules/hiding.test.ts'],
      },
})
