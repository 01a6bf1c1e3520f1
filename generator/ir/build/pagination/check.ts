import type { Operation, Pagination, PropertyPath, Type } from '../../model.js';
import { memberOf, plain, type Types } from '../schema/lookup.js';
import type { StatedPagination } from './stated.js';

/** What is said of an operation's pages, the operation, and a place for what does not fit. */
export interface Declaration {
  /** In the members of `x-pagination`. */
  readonly stated: Pick<StatedPagination, 'style' | 'firstPage' | 'members'>;
  readonly operation: Operation;
  /** What a successful call gives. */
  readonly body: Type | undefined;
  readonly types: Types;
  readonly problems: string[];
}

/**
 * Makes the pagination of what was stated, with every name in it looked up among the operation's parameters and in its response.
 *
 * @param declaration `problems` is told of each name that leads nowhere, or to a value of another type
 */
export function checkPagination(declaration: Declaration): Pagination | undefined {
  const items = itemsOf(declaration);
  if (items === undefined) return undefined;
  const { stated } = declaration;
  const { style } = stated;
  const hasMore = optional('hasMore', response(declaration, 'hasMore', ['boolean']));
  switch (style) {
    case 'page':
      return {
        ...items,
        kind: 'page',
        page: parameter(declaration, 'page', true) ?? '',
        ...optional('pageSize', parameter(declaration, 'pageSize', false)),
        firstPage: stated.firstPage ?? 1,
        ...hasMore,
        ...optional('totalPages', response(declaration, 'totalPages', ['number'])),
        ...optional('totalCount', response(declaration, 'totalCount', ['number'])),
      };
    case 'offset':
      return {
        ...items,
        kind: 'offset',
        offset: parameter(declaration, 'offset', true) ?? '',
        ...optional('limit', parameter(declaration, 'limit', false)),
        ...hasMore,
        ...optional('totalCount', response(declaration, 'totalCount', ['number'])),
      };
    case 'cursor': {
      const next = demanded(declaration, 'next', response(declaration, 'next', ['string', 'number']));
      return next && { ...items, kind: 'cursor', cursor: parameter(declaration, 'cursor', true) ?? '', next, ...hasMore };
    }
    case 'cursorFromLast': {
      const itemKey = demanded(declaration, 'itemKey', pathAt(declaration, 'itemKey', items.itemType, 'an item', ['string', 'number']));
      return itemKey && { ...items, kind: 'cursorFromLast', cursor: parameter(declaration, 'cursor', true) ?? '', itemKey, ...hasMore };
    }
    case 'nextUrl': {
      const next = demanded(declaration, 'next', response(declaration, 'next', ['string']));
      return next && { ...items, kind: 'nextUrl', next };
    }
    case 'linkHeader':
      return { ...items, kind: 'linkHeader' };
    default:
      declaration.problems.push(`\`style\` is ${style === undefined ? 'missing' : `"${style}"`}; it is one of page, offset, cursor, cursorFromLast, nextUrl, linkHeader`);
      return undefined;
  }
}

function itemsOf(declaration: Declaration): { readonly items?: PropertyPath; readonly itemType: Type } | undefined {
  const { stated, body, types, problems } = declaration;
  if (body === undefined) {
    problems.push('no successful response has a JSON body');
    return undefined;
  }
  const text = stated.members.get('items');
  const found = text === undefined ? undefined : memberAt(body, text, types);
  const type = text === undefined ? body : found?.type;
  const list = type === undefined ? undefined : plain(type, types);
  if (list?.kind === 'array') return { ...(found === undefined ? {} : { items: found.path }), itemType: list.items };
  problems.push(text === undefined ? 'the response is no array, and `items` does not say where the items are' : `\`items\` is "${text}", which is ${type === undefined ? 'no member' : 'no array'} of the response`);
  return undefined;
}

/** A member of the query or of the body, by its wire name. */
function parameter(declaration: Declaration, key: string, required: boolean): string | undefined {
  const { stated, operation, types, problems } = declaration;
  const name = stated.members.get(key);
  if (name === undefined) {
    if (required) problems.push(`\`${key}\` is missing`);
    return undefined;
  }
  const inQuery = operation.parameters.some((candidate) => candidate.in === 'query' && candidate.name === name);
  const body = operation.body?.contents[0]?.type;
  if (!inQuery && (body === undefined || memberOf(body, name, types) === undefined)) problems.push(`\`${key}\` is "${name}", which the operation does not take`);
  return name;
}

function response(declaration: Declaration, key: string, kinds: readonly Type['kind'][]): PropertyPath | undefined {
  return declaration.body === undefined ? undefined : pathAt(declaration, key, declaration.body, 'the response', kinds);
}

function pathAt(declaration: Declaration, key: string, from: Type, holder: string, kinds: readonly Type['kind'][]): PropertyPath | undefined {
  const text = declaration.stated.members.get(key);
  if (text === undefined) return undefined;
  const found = memberAt(from, text, declaration.types);
  if (found === undefined) declaration.problems.push(`\`${key}\` is "${text}", which is no member of ${holder}`);
  else {
    const target = plain(found.type, declaration.types).kind;
    if (target !== 'unknown' && !kinds.includes(target)) declaration.problems.push(`\`${key}\` is "${text}", which is of type ${target} and not ${kinds.join(' or ')}`);
  }
  // Where nothing was found that is the problem; a missing member would be another.
  return found?.path ?? [text];
}

function demanded(declaration: Declaration, key: string, path: PropertyPath | undefined): PropertyPath | undefined {
  if (path === undefined) declaration.problems.push(`\`${key}\` is missing`);
  return path;
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [Name in Key]?: Value } {
  const result: { [Name in Key]?: Value } = {};
  if (value !== undefined) result[key] = value;
  return result;
}

interface Found {
  readonly path: PropertyPath;
  readonly type: Type;
}

/** Follows names with dots between them. A name may itself hold dots (`@odata.nextLink`): the shortest that is a member is taken first. */
function memberAt(from: Type, text: string, types: Types): Found | undefined {
  const segments = text.split('.');
  for (let length = 1; length <= segments.length; length += 1) {
    const name = segments.slice(0, length).join('.');
    const type = memberOf(from, name, types)?.type;
    if (type === undefined) continue;
    if (length === segments.length) return { path: [name], type };
    const rest = memberAt(type, segments.slice(length).join('.'), types);
    if (rest !== undefined) return { path: [name, ...rest.path], type: rest.type };
  }
  return undefined;
}
