import { createDocument, type Rewritings, type SourcedDocument } from '../source/cursor.js';
import { hasPlaceholder } from '../source/location.js';
import { indexDocument, type DocumentIndex } from '../validate/index-document.js';
import { bindTemplate } from './bindings.js';
import { createRewritings, isObject, without, type RewritingBuilder } from './rewriting.js';
import { upgradeSwagger } from './swagger/swagger.js';
import { rewriteNullAlternatives, rewriteSchema } from './schema-dialect.js';

/** One step towards the one dialect that the later stages know. */
type Step = (index: DocumentIndex, builder: RewritingBuilder) => void;

const steps: readonly Step[] = [placeReferences, dropReferences, nameSchemes, readVersion, rewriteSchemas];

/**
 * Makes one dialect of all: afterwards a document of 2.0, 3.0, 3.1 or 3.2 reads as one of 3.1 with the additions of 3.2. Values
 * are rewritten, never the text: each node keeps the origin where it was written.
 *
 * @param index of the document as written, from validation
 */
export function normalize(index: DocumentIndex): SourcedDocument {
  const { sources, version } = index.document;
  const upgraded = version === '2.0' ? upgradeSwagger(index) : { index, rewritings: createRewritings().rewritings };
  const { builder, rewritings } = createRewritings();
  for (const step of steps) step(upgraded.index, builder);
  const normal = joined(upgraded.rewritings, rewritings);
  const document = createDocument(sources, normal);
  if (!index.of('schema').some(({ value }) => isObject(value) && '$dynamicRef' in value)) return document;
  return createDocument(sources, joined(normal, bindTemplates(document)));
}

/** Templates are copied as they read when all else is done. */
function bindTemplates(document: SourcedDocument): Rewritings {
  const { builder, rewritings } = createRewritings();
  for (const node of indexDocument(document, '3.2').of('schema')) bindTemplate(node, builder);
  return rewritings;
}

/** One set of rewritings after another, which rewrites what the first has made. */
function joined(first: Rewritings, second: Rewritings): Rewritings {
  return { replaced: new Map([...first.replaced, ...second.replaced]), moved: new Map([...first.moved, ...second.moved]) };
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

/** What a reference with a placeholder in its URL leads to is unknown, which was reported; what stands beside it is kept. */
function dropReferences({ references }: DocumentIndex, builder: RewritingBuilder): void {
  for (const { node } of references) {
    const { value, ref } = node;
    if (ref !== undefined && hasPlaceholder(ref) && isObject(value) && node.deref().ref !== undefined) builder.replace(value, without(value, '$ref'));
  }
}

/** Since 3.2 a security requirement may name a scheme by a URI instead of the name that it has under components (section 4.30). */
function nameSchemes(index: DocumentIndex, builder: RewritingBuilder): void {
  const { document } = index;
  const schemes = document.root.get('components')?.get('securitySchemes')?.entries() ?? [];
  const declared = new Set(schemes.map(([name]) => name));
  const names = new Map(schemes.map(([name, node]) => [node.deref().id, name]));
  for (const node of index.of('securityRequirement')) {
    const entries = node.entries();
    if (!isObject(node.value) || entries.every(([key]) => declared.has(key))) continue;
    const named = entries.map(([key, scopes]) => {
      const target = declared.has(key) ? undefined : document.resolve(key, node.origin);
      return [(target && names.get(target.id)) ?? key, scopes.value] as const;
    });
    builder.replace(node.value, Object.fromEntries(named));
  }
}

/** A version without quotes is a number to YAML; it is read as it is written, `1.0` and not `1`. */
function readVersion({ document }: DocumentIndex, builder: RewritingBuilder): void {
  const info = document.root.get('info')?.deref();
  const version = info?.get('version');
  if (!info || !isObject(info.value) || typeof version?.value !== 'number') return;
  builder.replace(info.value, { ...info.value, version: document.textOf(version.origin) });
}

function rewriteSchemas(index: DocumentIndex, builder: RewritingBuilder): void {
  for (const node of index.of('schema')) rewriteSchema(node, builder);
  for (const node of index.of('schema')) rewriteNullAlternatives(node, builder);
}
