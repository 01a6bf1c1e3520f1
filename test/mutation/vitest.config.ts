import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** For one mutated copy: no installation of tools, and an end soon, since a mutation may make a test wait for ever. */
const config: ViteUserConfig = defineConfig({ test: { include: ['test/**/*.test.ts'], maxWorkers: 1, testTimeout: 10_000, hookTimeout: 60_000 } });
export default config;
