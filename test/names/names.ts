import { createDiagnostics } from '../../generator/diagnostics/collector.js';
import { findOperations } from '../../generator/ir/build/operation/outline.js';
import { createSchemaTable } from '../../generator/ir/build/schema/table.js';
import { nameOperations } from '../../generator/ir/names/operations.js';
import { camelCase } from '../../generator/plan/casing.js';
import { loadDocument } from '../../generator/source/load-document.js';

/** An operation of a document with the call that an SDK gives it. */
export interface NamedCall {
  readonly verb: string;
  /** As in the document. */
  readonly path: string;
  /** From the client down, without it: `chat.completions.create`. */
  readonly call: string;
  /** Only a number told it from another. */
  readonly numbered: boolean;
}

/** The calls of a document; undefined where checks refuse it. */
export async function callsOf(file: string): Promise<readonly NamedCall[] | undefined> {
  const { document } = await loadDocument(file);
  if (document === undefined) return undefined;
  const { operations } = findOperations({ document, schemas: createSchemaTable(), diagnostics: createDiagnostics() });
  const numbered = new Set<string>();
  const named = nameOperations(
    operations.map(({ outline }) => outline),
    ({ id }) => numbered.add(id),
  );
  return named.map(({ outline, resource, method }) => ({
    verb: outline.verb,
    path: outline.path.template,
    call: [...resource.map(camelCase), camelCase(method)].join('.'),
    numbered: numbered.has(outline.id),
  }));
}
