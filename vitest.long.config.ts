import { defineConfig } from 'vitest/config';
import config, { long } from './vitest.config.js';

/** What `npm test` leaves out for its length. */
export default defineConfig({ ...config, test: { ...config.test, include: [...long], exclude: ['**/node_modules/**'] } });
