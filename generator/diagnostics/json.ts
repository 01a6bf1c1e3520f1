import { catalogue } from './catalogue.js';
import type { Diagnostic } from './diagnostic.js';

/**
 * Writes diagnostics for machines: an array of {@link Diagnostic} objects, each completed by the `title` and `cause`
 * of the catalogue and by the general `fix` where it has no own.
 *
 * @returns JSON text with a final line break
 */
export function renderJson(diagnostics: readonly Diagnostic[]): string {
  const rows = diagnostics.map((diagnostic) => {
    const { title, cause, fix } = catalogue[diagnostic.code];
    return { ...diagnostic, title, cause, fix: diagnostic.fix ?? fix };
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
}
