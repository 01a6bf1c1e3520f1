import { expect, it } from 'vitest';
import { compileGenerator } from '../support/program.js';
import { killRuns } from './kill.js';

it('a run that is killed leaves the old SDK or the new', async () => {
  const outcomes = await killRuns(await compileGenerator('kill'), 8);
  expect(outcomes).toHaveLength(8);
  expect(outcomes.filter(({ tree }) => tree === 'mixed')).toEqual([]);
}, 120_000);
