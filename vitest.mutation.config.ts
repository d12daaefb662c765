import { defineConfig } from 'vitest/config'

/** What mutants of rules and facts have to survive: their own tables of cases, without the slow properties over all of them. */
export default defineConfig({
  test: {
    include: ['test/core/rules/**/*.test.ts', 'test/core/facts/**/*.test.ts'],
    exclude: ['test/core/rules/robust.test.ts', 'test/core/rules/hiding.test.ts'],
  },
})
