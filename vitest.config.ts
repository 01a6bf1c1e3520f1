import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Suites that install tools, drive them, or go through every public document: `npm run test:long`. */
export const long: readonly string[] = [
  'test/kill/*.test.ts',
  'test/names/corpus.test.ts',
  'test/plugin/*.test.ts',
  'test/release/*.test.ts',
  'test/runtime/longest-string.test.ts',
  'test/unit/ir/corpus.test.ts',
  'test/workflows/action.test.ts',
];

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/fixtures/**', ...long],
    globalSetup: ['test/setup.ts'],
    // The suites wait more than they compute (servers, compilers in processes of their own).
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
export default config;
