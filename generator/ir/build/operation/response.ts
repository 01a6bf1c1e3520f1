import type { Node } from '../../../source/document.js';
import type { Response, StatusMatch, Words } from '../../model.js';
import { docsOf } from '../docs.js';
import { namesFrom, placeScope, within, type Scope } from '../schema/scope.js';
import { contentsOf, headersOf } from './content.js';

/** The documented responses in document order; keys that are no status were reported by the checks. */
export function responsesOf(operation: Node, scope: Scope): readonly Response[] {
  return (operation.get('responses')?.entries() ?? []).flatMap(([key, node]) => {
    const match = matchOf(key);
    const target = node.deref();
    if (match === undefined || target.ref !== undefined) return [];
    const inner = node.ref === undefined ? scopeOf(match, key, scope) : placeScope(target, scope);
    return [
      {
        origin: node.origin,
        match,
        docs: { ...docsOf(target), ...(node.ref === undefined ? {} : docsOf(node)) },
        headers: headersOf(target, inner),
        contents: contentsOf(target, inner, 'response'),
      },
    ];
  });
}

/** `200`, `2XX`, `default` (OpenAPI 3.2, section 4.16.2). */
function matchOf(key: string): StatusMatch | undefined {
  if (key === 'default') return { kind: 'default' };
  if (/^[1-5]\d\d$/u.test(key)) return { kind: 'status', status: Number(key) };
  const range = /^([1-5])XX$/iu.exec(key)?.[1];
  switch (range) {
    case '1':
      return { kind: 'range', hundreds: 1 };
    case '2':
      return { kind: 'range', hundreds: 2 };
    case '3':
      return { kind: 'range', hundreds: 3 };
    case '4':
      return { kind: 'range', hundreds: 4 };
    case '5':
      return { kind: 'range', hundreds: 5 };
    default:
      return undefined;
  }
}

function scopeOf(match: StatusMatch, key: string, scope: Scope): Scope {
  const failure = match.kind === 'status' ? match.status >= 400 : match.kind === 'range' && match.hundreds >= 4;
  const role: Words = [failure ? 'error' : 'response'];
  const exact = within(scope, [...role, key]);
  return { build: scope.build, names: () => namesFrom(within(scope, role).names()[0], exact.names()) };
}
