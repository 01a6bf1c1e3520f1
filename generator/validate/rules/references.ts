import type { Node } from '../../source/document.js';
import { hasPlaceholder } from '../../source/location.js';
import type { Resolution } from '../../source/resolve.js';
import type { Finding, Rule } from '../rule.js';
import { suggest } from '../../diagnostics/suggest.js';
import type { DocumentIndex } from '../index-document.js';

/** Every `$ref` must lead to a value (OpenAPI 3.1, section 4.8.23). */
export const references: Rule = {
  code: 'reference-unresolved',
  severity: 'error',
  check: (index) => index.references.flatMap(({ node }) => findingOf(index, node)),
};

function findingOf(index: DocumentIndex, node: Node): readonly Finding[] {
  const { ref } = node;
  if (ref === undefined || node.deref().ref === undefined) return [];
  const place = node.get('$ref') ?? node;
  const resolution = index.document.trace(ref, node.origin);
  if (hasPlaceholder(ref) && (resolution.kind === 'malformed' || resolution.kind === 'file')) return [{ node: place, ...placeholder(ref) }];
  const finding = explain(ref, resolution, index);
  return finding ? [{ node: place, ...finding }] : [];
}

type Explanation = Omit<Finding, 'node'>;

function placeholder(ref: string): Explanation {
  return {
    code: 'reference-placeholder',
    severity: 'warning',
    message: `"${ref}" has a placeholder in its URL, so that what it leads to is unknown.`,
  };
}

function explain(ref: string, resolution: Resolution, index: DocumentIndex): Explanation | undefined {
  switch (resolution.kind) {
    case 'malformed':
      return { message: `"${ref}" is no URI reference.` };
    case 'file':
      return explainFile(ref, resolution);
    case 'pointer':
      return explainPointer(ref, resolution);
    case 'broken':
      // The syntax of that file has been reported.
      return undefined;
    case 'cycle':
      return { code: 'reference-cycle', message: `"${ref}" leads back to itself.` };
    case 'found':
      return explainChain(ref, resolution, index);
  }
}

/** The first step is there, so that the fault is further along the chain: a circle, or a reference reported by itself. */
function explainChain(ref: string, resolution: Resolution & { readonly kind: 'found' }, index: DocumentIndex): Explanation | undefined {
  const seen = new Set<string>();
  let next: Resolution = resolution;
  while (next.kind === 'found') {
    const key = `${next.file.file}#${next.pointer}`;
    if (seen.has(key)) return { code: 'reference-cycle', message: `"${ref}" leads into a circle of references with no value at its end.` };
    seen.add(key);
    const { value, file, pointer } = next;
    const following = typeof value === 'object' && value !== null && '$ref' in value ? value['$ref'] : undefined;
    if (typeof following !== 'string') return undefined;
    next = index.document.trace(following, { file: file.file, pointer });
  }
  if (next.kind === 'cycle') return { code: 'reference-cycle', message: `"${ref}" leads into a circle of references with no value at its end.` };
  return { message: `"${ref}" leads to a reference that leads nowhere.` };
}

function explainFile(ref: string, { failure }: Resolution & { readonly kind: 'file' }): Explanation {
  const name = ref.split('#', 1)[0] ?? ref;
  const code = failure.code === 'file-missing' || failure.code === 'file-unreadable' ? 'reference-file' : failure.code;
  return { code, message: `"${name}" cannot be used. ${failure.message}`, ...(failure.fix === undefined ? {} : { fix: failure.fix }) };
}

function explainPointer(ref: string, { file, at, token }: Resolution & { readonly kind: 'pointer' }): Explanation {
  const siblings = typeof at === 'object' && at !== null ? Object.keys(at) : [];
  const near = suggest(token, siblings);
  const message = `"${ref}" leads nowhere: ${file.display} has no "${token}" there.`;
  if (near !== undefined) return { message, fix: `Did you mean "${near}"?` };
  if (siblings.length === 0) return { message };
  return { message, fix: `Correct the reference, or add "${token}". What is there: ${siblings.slice(0, 8).join(', ')}${siblings.length > 8 ? ', …' : ''}.` };
}
