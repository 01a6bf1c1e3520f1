import { styleText } from 'node:util';
import { catalogue } from './catalogue.js';
import type { Diagnostic, Place } from './diagnostic.js';
import { codeFrame, printable } from './frame.js';

export interface TerminalOptions {
  /** ANSI colours. Leave out for a file or a pipe. */
  readonly colours?: boolean;
  /** The text of a file by {@link Place.file}, for the frame. */
  readonly textOf?: (file: string) => string | undefined;
  /** How many of one code are shown in full; the rest is counted. Errors are always shown. */
  readonly perCode?: number;
}

type Paint = (style: 'red' | 'yellow' | 'cyan' | 'bold' | 'dim', text: string) => string;

/**
 * Writes diagnostics for people: what, where, the line itself, why, and what to do.
 *
 * @returns text that ends with a line break; empty where there is nothing to say
 */
export function renderTerminal(diagnostics: readonly Diagnostic[], options: TerminalOptions = {}): string {
  const paint: Paint = options.colours === true ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
  const perCode = options.perCode ?? Number.POSITIVE_INFINITY;
  const seen = new Map<string, number>();
  const explained = new Set<string>();
  const blocks: string[] = [];
  for (const diagnostic of diagnostics) {
    const count = (seen.get(diagnostic.code) ?? 0) + 1;
    seen.set(diagnostic.code, count);
    if (diagnostic.severity !== 'error' && count > perCode) continue;
    blocks.push(renderOne(diagnostic, options, paint, !explained.has(diagnostic.code)));
    explained.add(diagnostic.code);
  }
  const hidden = hiddenLines(diagnostics, perCode);
  if (hidden !== '') blocks.push(hidden);
  return blocks.length === 0 ? '' : `${blocks.join('\n')}\n`;
}

/** `file:line:col`, as editors and terminals make it a link. */
export function placeText(place: Place): string {
  const line = place.line === undefined ? '' : `:${place.line}:${place.column ?? 1}`;
  return `${printable(place.file)}${line}`;
}

function renderOne(diagnostic: Diagnostic, options: TerminalOptions, paint: Paint, explain: boolean): string {
  const colour = diagnostic.severity === 'error' ? 'red' : diagnostic.severity === 'warning' ? 'yellow' : 'cyan';
  const entry = catalogue[diagnostic.code];
  const place = diagnostic.place ? `${paint('bold', placeText(diagnostic.place))}: ` : '';
  const lines = [`${place}${paint(colour, diagnostic.severity)} ${paint('dim', diagnostic.code)}: ${printable(diagnostic.message)}`];
  if (diagnostic.place) lines.push(...frameLines(diagnostic.place, options, paint));
  for (const related of diagnostic.related ?? []) {
    lines.push(`  ${printable(related.message)}: ${paint('bold', placeText(related.place))}`);
    lines.push(...frameLines(related.place, options, paint));
  }
  if (explain) lines.push(`  ${paint('dim', 'cause:')} ${entry.cause}`);
  lines.push(`  ${paint('dim', 'fix:')} ${printable(diagnostic.fix ?? entry.fix)}`);
  return `${lines.join('\n')}\n`;
}

function frameLines(place: Place, options: TerminalOptions, paint: Paint): readonly string[] {
  const text = options.textOf?.(place.file);
  const frame = text === undefined ? undefined : codeFrame(place, text);
  return (frame ?? []).map((line) => `  ${paint('dim', line)}`);
}

function hiddenLines(diagnostics: readonly Diagnostic[], perCode: number): string {
  const counts = new Map<string, number>();
  for (const { code, severity } of diagnostics) if (severity !== 'error') counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > perCode)
    .map(([code, count]) => `… and ${count - perCode} more of ${code}\n`)
    .join('');
}
