import type { Node } from '../../../source/document.js';

/** What an operation says of its pages, whichever extension says it. Nothing has been checked yet. */
export interface StatedPagination {
  /** The extension: `x-pagination`. */
  readonly extension: string;
  readonly node: Node;
  readonly style?: string;
  readonly firstPage?: number;
  /** The other members of `x-pagination`: names of parameters, and paths in the response with dots between the levels. */
  readonly members: ReadonlyMap<string, string>;
}

type Said = Omit<StatedPagination, 'extension' | 'node'>;

/** Gives nothing where the extension says that there are no further pages. */
type Reader = (node: Node) => Said | undefined;

export const ownExtension = 'x-pagination';

/** The first of these that an operation has counts. */
const readers: readonly (readonly [string, Reader])[] = [
  [ownExtension, readOwn],
  ['x-speakeasy-pagination', readSpeakeasy],
  ['x-fern-pagination', readFern],
  ['x-ms-pageable', readMicrosoft],
];

/** Whether the first extension that an operation has says that it is no list in pages: `x-pagination: false`, `nextLinkName: null`. */
export function isDenied(operation: Node): boolean {
  return readers.some(([extension]) => operation.get(extension) !== undefined) && statedPagination(operation) === undefined;
}

/** @returns nothing where the operation says nothing, or where it says that there are no pages */
export function statedPagination(operation: Node): StatedPagination | undefined {
  for (const [extension, read] of readers) {
    const node = operation.get(extension);
    if (node === undefined) continue;
    const said = node.value === false ? undefined : read(node);
    return said === undefined ? undefined : { extension, node, ...said };
  }
  return undefined;
}

function readOwn(node: Node): Said {
  const style = node.string('style');
  const firstPage = node.number('firstPage');
  const members = node.entries().flatMap(([key]) => {
    const text = node.string(key);
    return text === undefined ? [] : [[key, text] as const];
  });
  return { ...(style === undefined ? {} : { style }), ...(firstPage === undefined ? {} : { firstPage }), members: new Map(members) };
}

/** `{ type: offsetLimit | cursor | url, inputs: [{ name, type }], outputs: { results, nextCursor, nextUrl, numPages } }`, the outputs as JSONPath. */
function readSpeakeasy(node: Node): Said {
  const inputs = new Map((node.get('inputs')?.items() ?? []).map((input) => [input.string('type'), input.string('name')]));
  const outputs = node.get('outputs');
  const type = node.string('type');
  const style = type === 'offsetLimit' ? (inputs.has('page') ? 'page' : 'offset') : type === 'url' ? 'nextUrl' : type;
  return {
    ...(style === undefined ? {} : { style }),
    members: stated([
      ['page', inputs.get('page')],
      ['offset', inputs.get('offset')],
      ['cursor', inputs.get('cursor')],
      [style === 'page' ? 'pageSize' : 'limit', inputs.get('limit')],
      ['items', jsonPath(outputs?.string('results'))],
      ['totalPages', jsonPath(outputs?.string('numPages'))],
      ['next', jsonPath(outputs?.string(style === 'nextUrl' ? 'nextUrl' : 'nextCursor'))],
    ]),
  };
}

/** `{ cursor: $request.cursor, next_cursor: $response.next, results: $response.data }`, or `offset` in place of the first two; `offset` counts pages unless `step` says by what it grows. */
function readFern(node: Node): Said {
  const cursor = jsonPath(node.string('cursor'));
  const offset = jsonPath(node.string('offset'));
  const next = jsonPath(node.string('next_cursor'));
  const style = cursor !== undefined ? 'cursor' : node.string('step') === undefined ? 'page' : 'offset';
  return {
    style,
    members: stated([
      ['cursor', cursor],
      ['next', next],
      [style === 'page' ? 'page' : 'offset', offset],
      ['limit', style === 'offset' ? jsonPath(node.string('step')) : undefined],
      ['items', jsonPath(node.string('results'))],
      ['hasMore', jsonPath(node.string('has-next-page'))],
    ]),
  };
}

/** `{ nextLinkName, itemName }`: the response has the address of the next page, and its items in `value` unless told otherwise. Without a name all comes at once. */
function readMicrosoft(node: Node): Said | undefined {
  const next = node.string('nextLinkName');
  return next === undefined ? undefined : { style: 'nextUrl', members: stated([['items', node.string('itemName') ?? 'value'], ['next', next]]) };
}

function stated(members: readonly (readonly [string, string | undefined])[]): ReadonlyMap<string, string> {
  return new Map(members.flatMap(([key, text]) => (text === undefined || text === '' ? [] : [[key, text] as const])));
}

/** `$.data.items`, `$response.data.items` and `$request.cursor` without their beginning; other JSONPath is left to the check of the names. */
function jsonPath(text: string | undefined): string | undefined {
  return text?.replace(/^\$(?:request|response)?\.?/u, '');
}
