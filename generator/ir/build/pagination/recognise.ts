import type { Json, Operation, Parameter, Response, Type } from '../../model.js';
import { memberOf, plain, type Types } from '../schema/lookup.js';
import { listOf, type Field, type Items, type List } from './list.js';
import type { StatedPagination } from './stated.js';
import { isEndOf, isNextOf, termOf, terms } from './terms.js';

/** What the schemas of an operation say of its pages: in the members of `x-pagination`, and what is missing to be certain. */
export interface Recognition {
  readonly said: Pick<StatedPagination, 'style' | 'firstPage' | 'members'>;
  /** Why it is not certain. */
  readonly doubt?: string;
}

/** A query parameter that a first call can leave out, with its type behind references. */
interface Candidate {
  readonly name: string;
  readonly term: string;
  readonly type: Type;
  readonly parameter: Parameter;
}

interface Request {
  readonly parameters: readonly Candidate[];
  readonly list: List;
  readonly items: Items;
  readonly links: boolean;
  readonly types: Types;
}

/**
 * Recognises a list in pages by its parameters and its response, as docs/pagination.md tells. What the response says itself
 * (a cursor, an address, a link) counts for more than a number that has to be counted up.
 *
 * @param success the one successful response
 * @param body its JSON
 * @returns nothing where the operation does not look like a list in pages
 */
export function recognisePagination(operation: Operation, success: Response, body: Type, types: Types): Recognition | undefined {
  if (operation.verb !== 'GET' && operation.verb !== 'QUERY') return undefined;
  const list = listOf(body, types);
  const items = list?.candidates[0];
  if (list === undefined || items === undefined) return undefined;
  // RFC 8288: who documents the header means it to be followed.
  const links = success.headers.some(({ name }) => name.toLowerCase() === 'link');
  const request = { parameters: candidatesOf(operation, types), list, items, links, types };
  const certain = byCursor(request) ?? byLastItem(request) ?? byAddress(request) ?? byLink(request);
  const found = certain === undefined ? (byNumber(request) ?? byUnknownCursor(request)) : { said: certain };
  if (found === undefined || list.candidates.length === 1) return found;
  const names = list.candidates.map(({ path }) => `"${path.join('.')}"`).join(', ');
  return { ...found, doubt: `its response has several lists, and no name says which are the items: ${names}` };
}

function byCursor({ parameters, list: { fields }, items }: Request): Recognition['said'] | undefined {
  const hasMore = the(fields, isHasMore);
  const pairs = parameters.flatMap((parameter) =>
    fields
      .filter((field) => !isSize(parameter) && isSameKind(parameter.type, field.type) && !isAddress(field))
      .filter(({ term, holder }) => isNextOf(parameter.term, term, holder) || (hasMore !== undefined && isEndOf(parameter.term, term)))
      .map((field) => ({ parameter, field })),
  );
  const [pair, other] = pairs;
  if (pair === undefined || other !== undefined) return undefined;
  return said('cursor', items, [['cursor', pair.parameter.name], ['next', textOf(pair.field)], ['hasMore', textOf(hasMore)]]);
}

function byLastItem({ parameters, list: { fields }, items, types }: Request): Recognition['said'] | undefined {
  const parameter = the(parameters, ({ term }) => terms.lastId.has(term));
  const hasMore = the(fields, isHasMore);
  const id = memberOf(items.type, 'id', types);
  if (parameter === undefined || hasMore === undefined || id === undefined || !isSameKind(parameter.type, plain(id.type, types))) return undefined;
  return said('cursorFromLast', items, [['cursor', parameter.name], ['itemKey', 'id'], ['hasMore', textOf(hasMore)]]);
}

function byAddress({ list: { fields }, items }: Request): Recognition['said'] | undefined {
  const next = the(fields, (field) => field.type.kind === 'string' && isNextAddress(field));
  return next === undefined ? undefined : said('nextUrl', items, [['next', textOf(next)]]);
}

function byLink({ parameters, links, items }: Request): Recognition['said'] | undefined {
  const asksForPages = parameters.some((parameter) => isSize(parameter) || terms.page.has(parameter.term) || terms.cursor.has(parameter.term));
  return links && asksForPages ? said('linkHeader', items, []) : undefined;
}

function byNumber({ parameters, list: { fields }, items }: Request): Recognition | undefined {
  const page = the(parameters, ({ term, type }) => terms.page.has(term) && isInteger(type));
  const offset = the(parameters, ({ term, type }) => terms.offset.has(term) && isInteger(type));
  const size = the(parameters, isSize);
  const hasMore = the(fields, isHasMore);
  const totalCount = the(fields, ({ term, type }) => terms.totalCount.has(term) && isInteger(type));
  const totalPages = the(fields, ({ term, type }) => terms.totalPages.has(term) && isInteger(type));
  const ends = { hasMore: textOf(hasMore), totalCount: textOf(totalCount) };
  if (page !== undefined && offset === undefined) {
    const first = firstPageOf(page);
    const members = said('page', items, [['page', page.name], ['pageSize', size?.name], ['hasMore', ends.hasMore], ['totalPages', textOf(totalPages)], ['totalCount', ends.totalCount]]);
    const endless = hasMore === undefined && totalCount === undefined && totalPages === undefined;
    const doubt = first === undefined ? 'nothing says whether its pages count from 0 or from 1' : endless ? 'no member of its response says whether another page follows' : undefined;
    return { said: { ...members, firstPage: first ?? 1 }, ...(doubt === undefined ? {} : { doubt }) };
  }
  if (offset !== undefined && page === undefined) {
    const members = said('offset', items, [['offset', offset.name], ['limit', size?.name], ['hasMore', ends.hasMore], ['totalCount', ends.totalCount]]);
    const doubt = startsAt(offset) !== 0 ? 'its offset does not begin with 0' : hasMore === undefined && totalCount === undefined ? 'no member of its response says whether more items follow' : undefined;
    return { said: members, ...(doubt === undefined ? {} : { doubt }) };
  }
  return undefined;
}

/** A parameter that is called a cursor beside a page size or a word of more, and nothing that is certainly its next value. */
function byUnknownCursor({ parameters, list: { fields }, items }: Request): Recognition | undefined {
  const cursor = parameters.find(({ term }) => terms.cursor.has(term) || terms.lastId.has(term));
  const isList = parameters.some(isSize) || fields.some(isHasMore);
  if (cursor === undefined || !isList) return undefined;
  const next = fields.find(({ term, type }) => /^(?:next|end|last)(?:_|$)/u.test(term) && isSameKind(cursor.type, type));
  const hasMore = textOf(the(fields, isHasMore));
  const members = next === undefined ? said('cursorFromLast', items, [['cursor', cursor.name], ['itemKey', 'id'], ['hasMore', hasMore]]) : said('cursor', items, [['cursor', cursor.name], ['next', textOf(next)], ['hasMore', hasMore]]);
  return { said: members, doubt: `no member of its response is the next "${cursor.name}" without a doubt` };
}

function said(style: string, items: Items, members: readonly (readonly [string, string | undefined])[]): Recognition['said'] {
  const all = [...members, ['items', items.path.length === 0 ? undefined : items.path.join('.')] as const];
  return { style, members: new Map(all.flatMap(([key, text]) => (text === undefined ? [] : [[key, text] as const]))) };
}

/** Parameters of the query by whose name no other parameter goes. */
function candidatesOf(operation: Operation, types: Types): readonly Candidate[] {
  const { parameters } = operation;
  return parameters
    .filter((parameter) => parameter.in === 'query' && !parameter.required && parameters.filter(({ name }) => name === parameter.name).length === 1)
    .map((parameter) => ({ name: parameter.name, term: termOf(parameter.name), type: plain(parameter.type, types), parameter }));
}


function isHasMore({ term, type }: Field): boolean {
  return terms.hasMore.has(term) && type.kind === 'boolean';
}

function isSize({ term, type }: Candidate): boolean {
  return terms.size.has(term) && isInteger(type);
}

/** The address of the next page by its name, or by its format or example where it is merely called next. */
function isNextAddress(field: Field): boolean {
  const { term, holder } = field;
  if (terms.nextUrl.has(term)) return true;
  const isNext = term === 'next' || term === 'next_page' || (['next', 'next_page'].includes(holder) && ['href', 'url', 'uri'].includes(term));
  return isNext && isAddress(field);
}

function isAddress({ type, property }: Field): boolean {
  const format = type.kind === 'string' ? type.format : undefined;
  return ['uri', 'url', 'uri-reference', 'iri', 'iri-reference'].includes(format ?? '') || isWebAddress(property.example);
}

function isWebAddress(example: Json | undefined): boolean {
  return typeof example === 'string' && /^https?:\/\//u.test(example);
}

/** The number of the first page: the value that the server takes where it gets none, or the least that it takes where that is 1. */
function firstPageOf(page: Candidate): number | undefined {
  const stated = page.parameter.default;
  if (stated !== undefined) return stated === 0 || stated === 1 ? stated : undefined;
  return minimumOf(page.type) === 1 ? 1 : undefined;
}

function startsAt(offset: Candidate): Json {
  return offset.parameter.default ?? minimumOf(offset.type) ?? 0;
}

function minimumOf(type: Type): number | undefined {
  return type.kind === 'number' ? type.constraints?.minimum : undefined;
}

function isInteger(type: Type): boolean {
  return type.kind === 'number' && type.integer;
}

function isSameKind(left: Type, right: Type): boolean {
  return left.kind === right.kind && (left.kind === 'string' || left.kind === 'number');
}

function textOf(field: Field | undefined): string | undefined {
  return field?.path.join('.');
}

/** The one that fits; nothing where several do. */
function the<Value>(values: readonly Value[], fits: (value: Value) => boolean): Value | undefined {
  const [only, other] = values.filter(fits);
  return other === undefined ? only : undefined;
}
