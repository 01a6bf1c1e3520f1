import type { Json, Origin } from '../ir/model.js';
import { createDocument, type SourcedDocument } from '../source/cursor.js';
import type { DocumentIndex } from '../validate/index-document.js';
import type { RewritingBuilder } from './rewriting.js';
import { rewriteSchema } from './schema-dialect.js';

/** One step towards the one dialect that the later stages know. */
type Step = (index: DocumentIndex, builder: RewritingBuilder) => void;

const steps: readonly Step[] = [placeReferences, rewriteSchemas];

/**
 * Makes one dialect of all: afterwards a document of 3.0, 3.1 or 3.2 reads as one of 3.1 with the additions of 3.2. Values are
 * rewritten, never the text: each node keeps the origin where it was written.
 *
 * @param index of the document as written, from validation
 */
export function normalize(index: DocumentIndex): SourcedDocument {
  const replaced = new Map<object, Json>();
  const moved = new Map<object, Origin>();
  const builder: RewritingBuilder = {
    replace: (value, by) => void replaced.set(value, by),
    keepOrigin: (value, origin) => void moved.set(value, origin),
  };
  for (const step of steps) step(index, builder);
  return createDocument(index.document.sources, { replaced, moved });
}

/** References where the specification has none are read as their targets, for which the later stages need no rule of their own. */
function placeReferences({ references }: DocumentIndex, builder: RewritingBuilder): void {
  for (const { node, allowed } of references) {
    const { value } = node;
    const target = node.deref();
    if (allowed || target === node || typeof value !== 'object' || value === null) continue;
    builder.replace(value, target.value);
    builder.keepOrigin(value, target.origin);
  }
}

function rewriteSchemas(index: DocumentIndex, builder: RewritingBuilder): void {
  for (const node of index.of('schema')) rewriteSchema(node, builder);
}
