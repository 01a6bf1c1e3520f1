import type { Place } from './diagnostic.js';

/** Widest part of a source line that a frame shows; minified JSON has lines of megabytes. */
const width = 110;
const before = 40;

/**
 * Draws the line of a place with a caret under it.
 *
 * @param text the whole file
 * @returns lines without a final line break, or undefined where the place has no line or the file ends before it
 */
export function codeFrame(place: Place, text: string): readonly string[] | undefined {
  if (place.line === undefined) return undefined;
  const line = lineAt(text, place.line);
  if (line === undefined) return undefined;
  const column = Math.min(place.column ?? 1, line.length + 1);
  const start = line.length > width ? Math.max(0, column - 1 - before) : 0;
  const shown = line.slice(start, start + width);
  const prefix = start > 0 ? '…' : '';
  const suffix = start + width < line.length ? '…' : '';
  const caretAt = column - 1 - start + prefix.length;
  const length = Math.max(1, Math.min(place.length ?? 1, shown.length + prefix.length - caretAt));
  const number = String(place.line);
  return [
    `${number} | ${prefix}${printable(shown)}${suffix}`,
    `${' '.repeat(number.length)} | ${' '.repeat(Math.max(0, caretAt))}${'^'.repeat(length)}`,
  ];
}

/** The text of a line, counted from 1, without its end. */
function lineAt(text: string, number: number): string | undefined {
  let start = 0;
  for (let line = 1; line < number; line++) {
    const end = text.indexOf('\n', start);
    if (end === -1) return undefined;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
}

/**
 * Control characters become a visible stand-in of one column: a document must not move the cursor of the terminal,
 * colour it or retitle it.
 */
export function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\u00b7');
}
