import type { DiagnosticCode } from './catalogue.js';

/**
 * A problem found in a document, the configuration or the output folder. Problems are values: collected, not thrown.
 */
export interface Diagnostic {
  /** Key of the catalogue: `reference-unresolved`. */
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning' | 'info';
  /** One sentence: what is wrong, with the names concerned. */
  readonly message: string;
  readonly place?: Place;
  /** Other places that take part: the first of two duplicates, the target of a reference. */
  readonly related?: readonly { readonly message: string; readonly place: Place }[];
  /** What to do about it, specific to this case; the catalogue's general fix is the fallback. */
  readonly fix?: string;
}

/** A position in a file. Line and column count from 1; absent where only the file is known. */
export interface Place {
  /** As the user would name it: relative to the working directory where it is below it. */
  readonly file: string;
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
  readonly length?: number;
}
