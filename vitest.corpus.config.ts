import { defineConfig } from 'vitest/config';

/** The long run: every public document through every stage. */
export default defineConfig({
  test: {
    include: ['test/**/*.long.ts'],
    exclude: ['**/node_modules/**'],
    globalSetup: ['test/corpus/setup.ts'],
    maxWorkers: 2,
    maxConcurrency: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
