import { describe, expect, it } from 'vitest';
import { styled } from '../../templates/runtime/params/styled.js';
import { writeParameter, type ParameterStyle } from '../../templates/runtime/params/write.js';
import { cookiesOf, headersOf, operation, queryTextOf } from './operations.js';

// OpenAPI 3.2, section "Style Examples". Columns: "", "blue", the array, the object. `undefined` is the table's n/a.
const table: [NonNullable<ParameterStyle['style']>, boolean, string | undefined, string | undefined, string | undefined, string | undefined][] = [
  ['matrix', false, ';color', ';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150'],
  ['matrix', true, ';color', ';color=blue', ';color=blue;color=black;color=brown', ';R=100;G=200;B=150'],
  ['label', false, '.', '.blue', '.blue,black,brown', '.R,100,G,200,B,150'],
  ['label', true, '.', '.blue', '.blue.black.brown', '.R=100.G=200.B=150'],
  ['simple', false, '', 'blue', 'blue,black,brown', 'R,100,G,200,B,150'],
  ['simple', true, '', 'blue', 'blue,black,brown', 'R=100,G=200,B=150'],
  ['form', false, 'color=', 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'],
  ['form', true, 'color=', 'color=blue', 'color=blue&color=black&color=brown', 'R=100&G=200&B=150'],
  ['spaceDelimited', false, undefined, undefined, 'color=blue%20black%20brown', 'color=R%20100%20G%20200%20B%20150'],
  ['pipeDelimited', false, undefined, undefined, 'color=blue%7Cblack%7Cbrown', 'color=R%7C100%7CG%7C200%7CB%7C150'],
  ['deepObject', true, undefined, undefined, undefined, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
];
const values = ['', 'blue', ['blue', 'black', 'brown'], { R: 100, G: 200, B: 150 }];

describe('33 the specification\'s table of styles', () => {
  for (const [style, explode, ...cells] of table) {
    cells.forEach((cell, column) => {
      if (cell === undefined) return;
      it(`33 ${style} explode=${explode} of ${JSON.stringify(values[column])} is ${cell}`, () => {
        const place = ['simple', 'label', 'matrix'].includes(style) ? 'path' : 'query';
        expect(writeParameter(place, 'color', values[column], { style, explode })).toBe(cell);
      });
    });
  }

  it.each([
    [false, 'color=', 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'],
    [true, 'color=', 'color=blue', 'color=blue; color=black; color=brown', 'R=100; G=200; B=150'],
  ])('33 cookie style, explode=%s', (explode, ...cells) => {
    const spec = operation({ params: { color: { in: 'cookie', write: styled({ style: 'cookie', explode }) } } });
    expect(values.map((color) => cookiesOf(spec, { color }))).toEqual(cells);
  });

  it('33 defaults: form explodes, the other styles do not, a header is simple', () => {
    expect(queryTextOf(operation(), { color: ['a', 'b'] })).toBe('color=a&color=b');
    expect(queryTextOf(operation({ params: { color: { in: 'query', write: styled({ style: 'pipeDelimited' }) } } }), { color: ['a', 'b'] })).toBe('color=a%7Cb');
    expect(queryTextOf(operation({ params: { color: { in: 'query', write: styled({ style: 'deepObject' }) } } }), { color: { R: 1 } })).toBe('color%5BR%5D=1');
    expect(headersOf(operation({ params: { color: 'header' } }), { color: ['a', 'b'] })).toEqual([['color', 'a,b']]);
  });
});
