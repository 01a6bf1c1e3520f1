import { expect, test } from 'vitest';
import { suggest } from '../../../generator/diagnostics/suggest.js';

test.each([
  ['sumary', ['summary', 'security'], 'summary'],
  ['Pett', ['Pet', 'Pets', 'Order'], 'Pet'],
  ['operationID', ['operationId'], 'operationId'],
  ['teh', ['the', 'ten'], 'the'],
  ['colour', ['title', 'type'], undefined],
  ['x', ['y'], 'y'],
  ['', ['a'], 'a'],
  ['abc', [], undefined],
])('%s among %j', (word, candidates, expected) => {
  expect(suggest(word, candidates)).toBe(expected);
});
