import type { Node } from '../source/document.js';
import type { SourcedDocument } from '../source/cursor.js';
import { kindsOf, type Kinds } from './objects/kinds.js';
import type { KindName, Shape } from './objects/shape.js';
import { walkDocument } from './walk.js';

/** What the rules look at: one walk over the document, sorted by kind. */
export interface DocumentIndex {
  readonly document: SourcedDocument;
  /** The tables that the document was read by. */
  readonly kinds: Kinds;
  /** Every object of a kind, wherever it stands, in the order of the walk. */
  of(kind: KindName): readonly Node[];
  readonly kindsFound: readonly KindName[];
  readonly references: readonly IndexedReference[];
  readonly mismatches: readonly { readonly node: Node; readonly shape: Shape }[];
  /** The operations under `paths`, in document order, path item references followed. */
  readonly operations: readonly IndexedOperation[];
  /** Path templates with their path items. */
  readonly paths: readonly { readonly template: string; readonly node: Node; readonly item: Node }[];
}

export interface IndexedReference {
  readonly node: Node;
  readonly shape: Shape;
  /** Whether the specification allows a reference here. */
  readonly allowed: boolean;
}

export interface IndexedOperation {
  readonly template: string;
  /** As written: `get`. */
  readonly method: string;
  readonly item: Node;
  readonly operation: Node;
}

const methods: readonly string[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/**
 * @param version of the specification that the document is read by; the one that it declares unless given
 */
export function indexDocument(document: SourcedDocument, version: string = document.version): DocumentIndex {
  const kinds = kindsOf(version);
  const objects = new Map<KindName, Node[]>();
  const references: IndexedReference[] = [];
  const mismatches: { node: Node; shape: Shape }[] = [];
  walkDocument(document.root, kinds, {
    object(kind, node) {
      const nodes = objects.get(kind);
      if (nodes) nodes.push(node);
      else objects.set(kind, [node]);
    },
    reference: (node, shape, allowed) => void references.push({ node, shape, allowed }),
    mismatch: (node, shape) => void mismatches.push({ node, shape }),
  });
  const paths = (document.root.get('paths')?.deref().entries() ?? [])
    .filter(([template]) => !template.startsWith('x-'))
    .map(([template, node]) => ({ template, node, item: node.deref() }));
  return {
    document,
    kinds,
    of: (kind) => objects.get(kind) ?? [],
    kindsFound: [...objects.keys()],
    references,
    mismatches,
    paths,
    operations: paths.flatMap(({ template, item }) => operationsOf(item).map((found) => ({ template, item, ...found }))),
  };
}

function operationsOf(item: Node): readonly { readonly method: string; readonly operation: Node }[] {
  const fixed = item.entries().filter(([key]) => methods.includes(key));
  const additional = item.get('additionalOperations')?.entries() ?? [];
  return [...fixed, ...additional]
    .map(([method, operation]) => [method, operation.deref()] as const)
    .filter(([, operation]) => typeof operation.value === 'object' && operation.value !== null && !Array.isArray(operation.value))
    .map(([method, operation]) => ({ method, operation }));
}
