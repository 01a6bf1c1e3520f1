import type { DiagnosticCode } from '../../diagnostics/catalogue.js';
import type { Limits } from '../limits.js';
import type { Span } from './span.js';

/** A problem of one text, before it has a file. */
export interface TextProblem {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly span: Span;
  readonly related?: { readonly message: string; readonly span: Span };
  readonly fix?: string;
}

export function syntaxProblem(text: string, code: string, message: string, span: Span): TextProblem {
  // An error at the very end of the text is shown on its last character that is not white space.
  const start = Math.min(span.start, Math.max(0, text.trimEnd().length - 1));
  const { said, fix } = syntaxWords[code] ?? {};
  return {
    code: 'syntax-yaml',
    severity: 'error',
    message: said ?? `${firstLine(message).replace(/[.:]$/, '')}.`,
    span: { start, end: Math.max(start + 1, span.end) },
    ...(fix === undefined ? {} : { fix }),
  };
}

/** By the code of the library: the remedy, and plainer words where its own presuppose the YAML specification. */
const syntaxWords: Readonly<Record<string, { readonly said?: string; readonly fix: string }>> = {
  BAD_INDENT: { fix: 'Indent the line like its siblings; members of one object begin in the same column.' },
  TAB_AS_INDENT: { fix: 'Replace the tab by spaces; YAML does not allow tabs in indentation.' },
  BLOCK_AS_IMPLICIT_KEY: {
    said: 'A text without quotes holds a colon and a space, which begin a new member.',
    fix: 'Put the text in quotes.',
  },
  MULTILINE_IMPLICIT_KEY: { fix: 'Put the text in quotes, or check that the line above is complete: a key has to fit on one line.' },
  BAD_SCALAR_START: { fix: 'Put the text in quotes: it begins with a character that YAML reserves.' },
  MISSING_CHAR: { fix: 'Close the quote or bracket that is open, or add the missing colon or comma.' },
  UNEXPECTED_TOKEN: { fix: 'Check the quotes, brackets and indentation of this line and the one before it.' },
  MULTIPLE_DOCS: {
    said: 'The file holds multiple documents.',
    fix: 'Keep one document in the file: remove the line `---` and what follows, or put it in a file of its own.',
  },
  BAD_DQ_ESCAPE: { fix: 'Use single quotes, where a backslash means itself, or double the backslash.' },
};

export function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}

export function keyProblem(span: Span): TextProblem {
  return { code: 'yaml-key', severity: 'error', message: 'A list or an object is used as a key.', span };
}

export function duplicateKey(name: string, first: Span, second: Span): TextProblem {
  return {
    code: 'key-duplicate',
    severity: 'error',
    message: `The key "${name}" is given twice in one object.`,
    span: second,
    related: { message: 'first given here', span: first },
  };
}

export function tooDeep(limits: Limits, span: Span): TextProblem {
  return { code: 'document-too-deep', severity: 'error', message: `Values are nested deeper than ${limits.depth} levels.`, span };
}

export function tooManyAliases(limits: Limits, span: Span): TextProblem {
  return {
    code: 'yaml-alias-limit',
    severity: 'error',
    message: `Aliases expand to more than ${limits.aliasValues} values.`,
    span,
  };
}

export function selfAlias(name: string, span: Span): TextProblem {
  return { code: 'yaml-alias-limit', severity: 'error', message: `The alias *${name} stands inside the value that it stands for.`, span };
}
