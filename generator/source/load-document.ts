import { hasErrors } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { normalize } from '../normalize/normalize.js';
import { validate } from '../validate/validate.js';
import { createDocument } from './cursor.js';
import type { Document } from './document.js';
import { loadSources, type Input, type LoadOptions } from './load.js';

export interface LoadedDocument {
  /** Checked and normalised; absent where there is an error. */
  readonly document?: Document;
  /** Of all steps, in the order of the steps. */
  readonly diagnostics: readonly Diagnostic[];
  /** The text of every file that was read, by the name that places give it, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** Every file that was asked for. */
  readonly inputs: readonly Input[];
}

/**
 * From a path to a document that can be built on: read, parse, check, normalise.
 *
 * @param specPath a path, `-` for standard input, or a URL where `refs.remote` allows it
 * @returns the document, or the errors that stand in its way; nothing is thrown for what a document can do wrong
 */
export async function loadDocument(specPath: string, options: LoadOptions = {}): Promise<LoadedDocument> {
  const { sources, texts, inputs, diagnostics: loading } = await loadSources(specPath, options);
  if (!sources) return { texts, inputs, diagnostics: loading };
  const { index, diagnostics: checking } = validate(createDocument(sources));
  const diagnostics = [...loading, ...checking];
  if (!index || hasErrors(diagnostics)) return { texts, inputs, diagnostics };
  return { document: normalize(index), texts, inputs, diagnostics };
}
