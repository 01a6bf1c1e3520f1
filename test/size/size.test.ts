import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/paths.js';
import { measureSizes } from './measure.js';
import { recordedSizes, slack } from './page.js';

describe('the size of the emitted SDK', () => {
  it('is what docs/size.md says, with 5 % of slack', { timeout: 120_000 }, async () => {
    const recorded = recordedSizes(await readFile(path.join(root, 'docs/size.md'), 'utf8'));
    const now = await measureSizes();
    for (const part of ['full', 'resource'] as const) {
      const remedy = `${part}: recorded ${recorded[part]} bytes, now ${now[part]}. If that is as it should be, run "npm run size".`;
      expect(now[part], remedy).toBeLessThanOrEqual(recorded[part] * (1 + slack));
      expect(now[part], remedy).toBeGreaterThanOrEqual(recorded[part] * (1 - slack));
    }
  });
});
