import type { Place } from '../../diagnostics/diagnostic.js';

/** A range of UTF-16 offsets in a text, the end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Part = 'key' | 'value';

/** Finds the span of the value (or of its key) at the tokens of a pointer; of the nearest ancestor where there is none. */
export type Locator = (tokens: readonly string[], part: Part) => Span;

/** Turns spans of one text into places. */
export type Placer = (span: Span, pointer?: string) => Place;

/**
 * Makes the placer of a file. The line starts are found once, at the first use.
 *
 * @param display the file's name in every place
 */
export function createPlacer(display: string, text: string): Placer {
  let starts: readonly number[] | undefined;
  return (span, pointer) => {
    starts ??= lineStarts(text);
    const index = lastAtOrBefore(starts, span.start);
    const lineStart = starts[index] ?? 0;
    const lineEnd = (starts[index + 1] ?? text.length + 1) - 1;
    const end = Math.min(span.end, text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd);
    return {
      file: display,
      ...(pointer === undefined ? {} : { pointer }),
      line: index + 1,
      column: span.start - lineStart + 1,
      length: Math.max(1, end - span.start),
    };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Index of the last number that is not above `offset`, by bisection. */
function lastAtOrBefore(sorted: readonly number[], offset: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
