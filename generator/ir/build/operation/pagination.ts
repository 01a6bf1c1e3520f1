import type { Node } from '../../../source/document.js';
import type { Operation, Pagination, PropertyPath, Type } from '../../model.js';
import { report, type Build } from '../context.js';
import { memberOf, plain, type Types } from '../schema/lookup.js';
import { ownExtension, statedPagination, type StatedPagination } from './stated-pagination.js';

/** The declaration, the operation it belongs to, and a place for what does not fit. */
interface Declaration {
  /** What the document says, in the members of `x-pagination`. */
  readonly stated: StatedPagination;
  readonly operation: Operation;
  /** What a successful call gives. */
  readonly body: Type | undefined;
  readonly types: Types;
  readonly problems: string[];
}

/**
 * Reads `x-pagination` of an operation, or an extension of another tool that says the same, and checks every name in it against its parameters and its response.
 *
 * @param types settled schemas
 * @returns nothing where the operation declares none, or where a name leads nowhere: that is reported, as an error where the
 *   extension is ours, which nobody writes but for this
 */
export function paginationOf(node: Node, operation: Operation, types: Types, build: Build): Pagination | undefined {
  const stated = statedPagination(node);
  if (stated === undefined) return undefined;
  const declaration: Declaration = { stated, operation, body: successBody(operation), types, problems: [] };
  const pagination = read(declaration);
  for (const problem of declaration.problems) {
    report(build, {
      code: 'pagination-mismatch',
      severity: stated.extension === ownExtension ? 'error' : 'warning',
      message: `\`${stated.extension}\` of operation ${operation.id} does not fit: ${problem}.`,
      at: stated.node,
      fix: 'Name parameters and members of the response as the operation declares them, with dots between levels: `pagination.hasMore`.',
    });
  }
  return declaration.problems.length === 0 ? pagination : undefined;
}

function read(declaration: Declaration): Pagination | undefined {
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
  const path = text === undefined ? undefined : pathOf(text);
  const type = path === undefined ? body : follow(body, path, types);
  const list = type === undefined ? undefined : plain(type, types);
  if (list?.kind === 'array') return { ...(path === undefined ? {} : { items: path }), itemType: list.items };
  problems.push(path === undefined ? 'the response is no array, and `items` does not say where the items are' : `\`items\` is "${text}", which is ${type === undefined ? 'no member' : 'no array'} of the response`);
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
  const path = pathOf(text);
  const type = path === undefined ? undefined : follow(from, path, declaration.types);
  if (type === undefined) declaration.problems.push(`\`${key}\` is "${text}", which is no member of ${holder}`);
  else {
    const target = plain(type, declaration.types).kind;
    if (target !== 'unknown' && !kinds.includes(target)) declaration.problems.push(`\`${key}\` is "${text}", which is of type ${target} and not ${kinds.join(' or ')}`);
  }
  return path;
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

function pathOf(text: string): PropertyPath | undefined {
  const [first, ...rest] = text.split('.');
  return first === undefined || first === '' ? undefined : [first, ...rest];
}

function follow(type: Type, path: readonly string[], types: Types): Type | undefined {
  let current: Type | undefined = type;
  for (const name of path) current = current === undefined ? undefined : memberOf(current, name, types)?.type;
  return current;
}

/** The JSON body of the first documented success. */
function successBody(operation: Operation): Type | undefined {
  for (const { match, contents } of operation.responses) {
    const success = match.kind === 'status' ? match.status >= 200 && match.status < 300 : match.kind === 'range' && match.hundreds === 2;
    const content = success ? contents.find(({ codec }) => codec === 'json') : undefined;
    if (content !== undefined) return content.type;
  }
  return undefined;
}
