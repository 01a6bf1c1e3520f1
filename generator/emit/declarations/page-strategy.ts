import type { Pagination, PropertyPath, Type } from '../../ir/model.js';
import type { MethodPlan } from '../../plan/plan.js';
import { hasAt, hasScalar, optionalAlong, type Schemas } from '../../plan/shape.js';
import type { CodeFile } from '../file.js';
import { code, literal, type Code, type Literal } from '../literal.js';
import { runtime } from '../runtime.js';

/** How a list goes on, as the call that makes the runtime's strategy; undefined for what is no list. */
export function pageStrategy({ operation, result }: MethodPlan, schemas: Schemas, file: CodeFile): Code | undefined {
  const { pagination } = operation;
  if (pagination === undefined) return undefined;
  const body = result.kind === 'json' ? result.type : undefined;
  const said = settings(pagination, listAt(pagination, result, schemas), body, schemas, file);
  const needed = Object.values(said).some((value) => value !== undefined);
  return call(runtime[pagination.kind === 'page' ? 'pageNumber' : pagination.kind], needed ? [said] : [], file);
}

/** Where the items are, whether the document allows them to be absent, and the member that identifies one. */
function listAt({ items, itemType }: Pagination, result: MethodPlan['result'], schemas: Schemas): Readonly<Record<string, Literal>> {
  if (result.kind !== 'json') return { items };
  const optional = optionalAlong(result.type, items ?? [], schemas);
  // A success without content is a page without a list.
  const lacking = result.mayBeEmpty && optional[0]?.length !== 0 ? [[], ...optional] : optional;
  return {
    items,
    optional: lacking.length > 0 ? lacking : undefined,
    itemId: ['id', '_id', 'uuid'].find((name) => hasScalar(itemType, name, schemas)),
  };
}

function settings(pagination: Pagination, list: Readonly<Record<string, Literal>>, body: Type | undefined, schemas: Schemas, file: CodeFile): Readonly<Record<string, Literal>> {
  switch (pagination.kind) {
    case 'page': {
      const { page, firstPage } = pagination;
      return { page, firstPage: firstPage === 1 ? undefined : firstPage, ...list, more: conditions(pagination, body, schemas, file) };
    }
    case 'offset': {
      const { offset, limit } = pagination;
      return { offset, limit, ...list, more: conditions(pagination, body, schemas, file) };
    }
    case 'cursor':
      return { cursor: pagination.cursor, next: pagination.next, ...list, more: said('hasMore', pagination.hasMore, file) };
    case 'cursorFromLast':
      return { cursor: pagination.cursor, itemKey: pagination.itemKey, ...list, more: said('hasMore', pagination.hasMore, file) };
    case 'nextUrl':
      return { next: pagination.next, ...list };
    case 'linkHeader':
      return list;
  }
}

/**
 * What tells that a counted list goes on: the members that the document declares, the plainest first, up to one that every
 * body has; without such a one in the end also the length of the page.
 */
function conditions(pagination: Extract<Pagination, { kind: 'page' | 'offset' }>, body: Type | undefined, schemas: Schemas, file: CodeFile): Literal {
  const size = pagination.kind === 'page' ? pagination.pageSize : pagination.limit;
  const declared = [
    ['hasMore', pagination.hasMore],
    ['totalPages', pagination.kind === 'page' ? pagination.totalPages : undefined],
    ['totalCount', pagination.totalCount],
  ] as const;
  const found: Literal[] = [];
  for (const [name, path] of declared) {
    if (path === undefined) continue;
    found.push(said(name, path, file));
    if (body !== undefined && hasAt(body, path, schemas)) return together(found, file);
  }
  return together([...found, call(runtime.whileFull, size === undefined ? [] : [size], file)], file);
}

function said(name: 'hasMore' | 'totalPages' | 'totalCount', path: PropertyPath | undefined, file: CodeFile): Literal {
  return path && call(runtime[name], [path], file);
}

function together(found: readonly Literal[], file: CodeFile): Literal {
  const [only] = found;
  return found.length === 1 ? only : call(runtime.firstSaid, found, file);
}

function call(symbol: (typeof runtime)[keyof typeof runtime], args: readonly Literal[], file: CodeFile): Code {
  return code(`${file.value(symbol)}(${args.map(literal).join(', ')})`);
}
