import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointerOf, pointerTokens } from '../../../generator/source/pointer.js';

test('the examples of RFC 6901, section 5', () => {
  expect(pointerTokens('')).toEqual([]);
  expect(pointerTokens('/foo/0')).toEqual(['foo', '0']);
  expect(pointerTokens('/')).toEqual(['']);
  expect(pointerTokens('/a~1b')).toEqual(['a/b']);
  expect(pointerTokens('/m~0n')).toEqual(['m~n']);
  expect(pointerTokens('/~01')).toEqual(['~1']);
});

test('text that is no pointer', () => {
  expect(pointerTokens('foo')).toBeUndefined();
});

test('any tokens survive the way to text and back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (tokens) => {
      expect(pointerTokens(pointerOf(tokens))).toEqual(tokens);
    }),
  );
});
