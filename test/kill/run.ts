// Kills 100 runs (or as many as the first argument says) at random moments; fails where a tree is neither the old nor the new.
import { compileGenerator } from '../support/program.js';
import { killedText, killRuns } from './kill.js';

const outcomes = await killRuns(await compileGenerator('kill'), Number(process.argv[2] ?? 100));
console.log(killedText(outcomes));
if (outcomes.some(({ tree }) => tree === 'mixed') || !outcomes.some(({ writing }) => writing)) process.exitCode = 1;
