import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { corpus, shared } from '../support/paths.js';
import { callsOf } from './names.js';

const table = path.join(shared, 'names/openai.tsv');
const present = existsSync(table);
if (!present) console.log('Skipped: ../shared/names/openai.tsv, with the names that the vendor chose, is not there.');

/** The share of routes that were called as the vendor calls them when this was written; it must not fall. */
const reached = 0.92;

test.skipIf(!present)('routes of the OpenAI document are called as in the SDK of its vendor', { timeout: 60_000 }, async () => {
  const calls = new Map((await callsOf(path.join(corpus, 'openai/openapi.yaml')))?.map(({ verb, path: route, call }) => [`${verb} ${route}`, call]));
  const rows = readFileSync(table, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
  const others = rows.flatMap(([verb, route, wanted = '']) => {
    const call = calls.get(`${verb} ${route}`) ?? 'nothing';
    return customary(call) === customary(wanted) ? [] : [`${verb} ${route}: ${call}, in theirs ${wanted}`];
  });
  const share = 1 - others.length / rows.length;
  console.log(`${rows.length - others.length} of ${rows.length} routes (${(share * 100).toFixed(1)} %) are called as in the vendor's SDK. The others:\n  ${others.join('\n  ')}`);
  expect(share).toBeGreaterThanOrEqual(reached);
});

/** `get` and `retrieve` are one, as are `delete` and `del`. */
function customary(call: string): string {
  return call.replace(/\.retrieve$/u, '.get').replace(/\.del$/u, '.delete');
}
