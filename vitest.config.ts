import { defineConfig } from 'vitest/config'

// bin/test runs one part at a time, and several filters on the command line would widen instead of narrow.
const below = process.env.TESTS_BELOW

export default defineConfig({
  // What package.json says under "imports"; Vite does not read patterns that end in .ts.
  resolve: { alias: [{ find: /^#(.+\.tsx?)$/, replacement: `${import.meta.dirname}/src/$1` }] },
  test: {
    include: below ? [`${below}/**/*.test.ts`] : ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: 'test/setup.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two at a time: each file works on a database of its own, and PostgreSQL needs room beside them.
    maxWorkers: 2,
    execArgv: ['--conditions=source'],
  },
})
