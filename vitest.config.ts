import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', 'test/e2e-long/**', 'test/core/rules/*/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-rules',
          include: ['test/core/rules/*/*.test.ts'],
          // A hundred and fifty small tables over the same pure core: loading it once for each would take most of the time.
          // Tests that take the tables themselves as input stay outside: whoever loads a table first keeps it.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // One file drives one browser; two cores do not bear a second one at the same time.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: ['test/e2e-long/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
})
