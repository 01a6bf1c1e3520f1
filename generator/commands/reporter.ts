import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { renderGithub } from '../diagnostics/github.js';
import { renderJson } from '../diagnostics/json.js';
import { renderSarif } from '../diagnostics/sarif.js';
import { renderTerminal } from '../diagnostics/terminal.js';
import type { Format } from './formats.js';

/** How a command says what it found and did. */
export interface Reporter {
  /** @param texts the files that places name, for code frames */
  diagnostics(found: readonly Diagnostic[], texts?: ReadonlyMap<string, string>): void;
  /** The result, in words. */
  result(text: string): void;
  /** Why there is no result. */
  failure(text: string): void;
  /** Called after each run. */
  finish(): void;
}

export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `err` goes to a screen that shows colours. */
  readonly colours: boolean;
}

export interface ReporterOptions {
  readonly format?: Format;
  readonly verbose?: boolean;
}

/** Warnings of one code that are shown before the rest is counted. */
const shownPerCode = 3;

export function createReporter(streams: Streams, { format, verbose }: ReporterOptions): Reporter {
  switch (format) {
    case 'json':
      return machineReporter(streams, renderJson);
    case 'sarif':
      return machineReporter(streams, renderSarif);
    case 'github':
      return machineReporter(streams, renderGithub);
    default:
      return terminalReporter(streams, verbose === true);
  }
}

/** For people: diagnostics on standard error as they come, the result on standard output. */
function terminalReporter({ out, err, colours }: Streams, verbose: boolean): Reporter {
  return {
    diagnostics(found, texts) {
      const text = renderTerminal(found, { colours, textOf: (file) => texts?.get(file), ...(verbose ? {} : { perCode: shownPerCode }) });
      if (text !== '') err(text);
    },
    result: (text) => out(`${text}\n`),
    failure: (text) => err(`${text}\n`),
    finish: () => undefined,
  };
}

/** For machines: all diagnostics as one text on standard output, all words on standard error. */
function machineReporter({ out, err }: Streams, render: (diagnostics: readonly Diagnostic[]) => string): Reporter {
  const all: Diagnostic[] = [];
  return {
    diagnostics: (found) => void all.push(...found),
    result: (text) => err(`${text}\n`),
    failure: (text) => err(`${text}\n`),
    finish: () => out(render(all.splice(0))),
  };
}

/** The process's own streams; colours on a screen only, and not where NO_COLOR is set (no-color.org). */
export function processStreams(): Streams {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    colours: process.stderr.isTTY && (process.env['NO_COLOR'] ?? '') === '',
  };
}

/** `3 files`, `1 file`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
