import { formatText } from '../format.js';
import { piecesOf, type Context, type Piece } from './lines.js';

/**
 * Lays out printed TypeScript as prettier does. Most lines of an SDK are so plain that prettier leaves them alone; it is asked only about the others, about all of
 * them at once, each in a declaration of its own. A file with anything unusual in it goes to prettier as a whole.
 *
 * @param files printed text by path
 * @returns the same files, laid out: byte for byte what prettier makes of each
 */
export async function layOut(files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  const split = new Map([...files].map(([path, text]) => [path, piecesOf(text)]));
  const units = [...split.values()].flatMap((pieces) => (pieces ?? []).flatMap((piece) => (piece.kind === 'unit' ? [piece] : [])));
  const formatted = await formatUnits([...new Map(units.map((unit) => [keyOf(unit), unit])).values()]);
  const laidOut = new Map<string, string>();
  for (const [path, text] of files) {
    const pieces = split.get(path);
    laidOut.set(path, pieces ? `${pieces.map((piece) => textOf(piece, formatted)).join('\n')}\n` : await formatText(path, text));
  }
  return laidOut;
}

type Unit = Extract<Piece, { readonly kind: 'unit' }>;

function keyOf({ line, within }: Unit): string {
  return `${within} ${line}`;
}

function textOf(piece: Piece, formatted: ReadonlyMap<string, string>): string {
  if (piece.kind === 'text') return piece.text;
  const text = formatted.get(keyOf(piece));
  if (text === undefined) throw new Error(`A line was not laid out: ${piece.line}`);
  return text;
}

/** Stands before each unit. No line of one can look like it: a unit holds no comment and no text of several lines. */
const marker = '//@';

/** Declarations that a unit is put into, as prettier writes them. */
const wrappers: Readonly<Record<Context, readonly [open: string, close: string]>> = {
  file: ['', ''],
  interface: ['interface I {\n', '\n}'],
  class: ['class C {\n', '\n}'],
};

/** @returns the text of each unit by its key */
async function formatUnits(units: readonly Unit[]): Promise<ReadonlyMap<string, string>> {
  if (units.length === 0) return new Map();
  const source = units.map(({ line, within }) => `${marker}\n${wrappers[within][0]}${line}${wrappers[within][1]}\n`).join('');
  const parts = (await formatText('units.ts', source)).split(`${marker}\n`).slice(1);
  if (parts.length !== units.length) throw new Error(`Of ${units.length} lines, ${parts.length} were laid out.`);
  return new Map(units.map((unit, index) => [keyOf(unit), unwrap(parts[index] ?? '', unit.within)]));
}

function unwrap(part: string, within: Context): string {
  const [open, close] = wrappers[within];
  const text = part.trimEnd();
  if (!text.startsWith(open) || !text.endsWith(close)) throw new Error(`A line was laid out in an unexpected way: ${text}`);
  return text.slice(open.length, text.length - close.length);
}
