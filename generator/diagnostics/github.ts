import { catalogue } from './catalogue.js';
import type { Diagnostic, Place } from './diagnostic.js';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Writes diagnostics as workflow commands of GitHub Actions, which the runner shows beside the lines of a pull request. It shows
 * ten of each severity a step; the log has all of them.
 *
 * @returns one line each; empty where there is nothing to say
 */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${commandOf(diagnostic)}\n`).join('');
}

function commandOf({ severity, code, message, place, related = [], fix }: Diagnostic): string {
  const properties = [...(place ? placeProperties(place) : []), ['title', code] as const].map(([name, value]) => `${name}=${property(value)}`);
  const others = related.map((other) => `${other.message}: ${other.place.file}${other.place.line === undefined ? '' : `:${other.place.line}`}`);
  const text = [message, ...others, `fix: ${fix ?? catalogue[code].fix}`].join('\n');
  return `::${commands[severity]} ${properties.join(',')}::${data(text)}`;
}

function placeProperties({ file, line, column, length }: Place): readonly (readonly [string, string])[] {
  if (line === undefined) return [['file', file]];
  const start = column ?? 1;
  return [
    ['file', file],
    ['line', String(line)],
    ['col', String(start)],
    ['endColumn', String(start + (length ?? 1))],
  ];
}

/** What stands behind the second `::`: a line break would end the command, and what follows could be another. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A value between `=` and the next comma. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
