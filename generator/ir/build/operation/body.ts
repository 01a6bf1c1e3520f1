import type { Node } from '../../../source/document.js';
import type { RequestBody } from '../../model.js';
import { report } from '../context.js';
import { docsOf } from '../docs.js';
import { hasProperties, typesOf } from '../schema/keywords.js';
import { placeScope, within, type Scope } from '../schema/scope.js';
import { contentsOf } from './content.js';

/** Methods whose requests cannot carry a body (Fetch standard, Request constructor). */
const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** The request body (OpenAPI 3.2, section 4.13); nothing where it names no media type, and for methods that take none. */
export function bodyOf(operation: Node, verb: string, scope: Scope): RequestBody | undefined {
  const node = operation.get('requestBody');
  const target = node?.deref();
  if (node === undefined || target === undefined || target.ref !== undefined) return undefined;
  if (bodiless.has(verb)) {
    if (saysSomething(target)) reportIgnored(node, verb, scope);
    return undefined;
  }
  const inner = node.ref === undefined ? within(scope, ['body']) : placeScope(target, scope);
  const contents = contentsOf(target, inner, 'request');
  if (contents.length === 0) return undefined;
  return {
    origin: node.origin,
    required: target.boolean('required') === true,
    docs: { ...docsOf(target), ...(node.ref === undefined ? {} : docsOf(node)) },
    contents,
  };
}

/** Generated documents give every GET an empty form, which nobody misses. */
function saysSomething(body: Node): boolean {
  return (body.get('content')?.entries() ?? []).some(([, content]) => {
    const schema = content.get('schema')?.deref();
    return schema !== undefined && (hasProperties(schema) || typesOf(schema).types[0] !== 'object');
  });
}

function reportIgnored(node: Node, verb: string, scope: Scope): void {
  report(scope.build, {
    code: 'request-body-ignored',
    severity: 'warning',
    message: `A ${verb} request cannot carry a body on the web platform; the body is left out.`,
    at: node,
    fix: 'Describe the values as query parameters, or use POST or QUERY.',
  });
}
