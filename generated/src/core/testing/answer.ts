import { writeJSON } from '../body/json-text.js';
import type { Shape } from '../features/shapes.js';
import { ownMember } from '../params/own-member.js';
import type { Arrived } from './arrived.js';
import type { OperationData, PageData, SuccessData, TestingData } from './data.js';
import { generateValue, type Source } from './generate.js';
import type { Match } from './match.js';
import { seededRandom } from './random.js';

/** How responses are made. */
export interface AnswerOptions {
  readonly seed: number | string;
  /** Whether the document's own examples go before values made from the schemas. */
  readonly examples: boolean;
}

/** The documented success of an operation: an example of the document, else a value made from the schema. */
export function successOf({ id, data }: Match, request: Arrived, document: TestingData, options: AnswerOptions): Response {
  const { success } = data;
  if (success.types === undefined) return new Response(null, { status: success.status });
  const type = preferredType(success.types, request.headers.get('accept') ?? '');
  const source = sourceOf(id, success.status, document, options);
  if (success.item !== undefined && isStream(type)) {
    const { item } = success;
    return streamOf([0, 1].map(() => generateValue(item, source, 'item')), success, type);
  }
  if (!isJson(type)) return new Response(`${id}`, { status: success.status, headers: { 'content-type': type.includes('*') ? 'application/octet-stream' : type } });
  const value = jsonBody(id, data, success.status, document, options, source);
  return jsonOf(data.page ? onePage(value, data.page, request) : value, success.status, type);
}

/** The documented response for a status, for faults; a status that the document does not have gets a plain message. */
export function failureOf({ id, data }: Match, status: number, headers: Readonly<Record<string, string>>, document: TestingData, options: AnswerOptions): Response {
  const value = jsonBody(id, data, status, document, options, sourceOf(id, status, document, options));
  return jsonOf(value ?? { message: `Status ${status}, made by the mock.` }, status, 'application/json', headers);
}

/** A response for what a test gave: a body of the operation's result type. */
export function responseOf(value: unknown, { success }: OperationData): Response {
  const { status, types: [type = 'application/json'] = [] } = success;
  if (value === undefined) return new Response(null, { status });
  const stream = success.types?.find(isStream);
  if (stream !== undefined && Array.isArray(value)) return streamOf(value, success, stream);
  const raw = typeof value === 'string' || value instanceof Blob || value instanceof ArrayBuffer || value instanceof Uint8Array;
  if (!isJson(type) && raw) return new Response(value instanceof Uint8Array ? new Uint8Array(value) : value, { status, headers: { 'content-type': type.includes('*') ? 'application/octet-stream' : type } });
  return jsonOf(value, status, isJson(type) ? type : 'application/json');
}

function sourceOf(id: string, status: number, { named, examples }: TestingData, options: AnswerOptions): Source {
  return { named, examples: options.examples ? examples : {}, random: seededRandom(`${options.seed} ${id} ${status}`) };
}

/** The example of a status, else a value made from its schema; undefined where the document has no JSON for it. */
function jsonBody(id: string, data: OperationData, status: number, { answers }: TestingData, options: AnswerOptions, source: Source): unknown {
  const example = options.examples ? byStatus(data.examples, status) : undefined;
  if (example !== undefined) return structuredClone(example);
  const shape = byStatus<Shape>(ownMember(answers, id), status);
  return shape === undefined ? undefined : generateValue(shape, source, 'body');
}

/** What is documented for a status: by itself, by its range, by `default`. */
function byStatus<T>(documented: Readonly<Record<string, T>> | undefined, status: number): T | undefined {
  return [String(status), `${Math.floor(status / 100)}XX`, 'default'].map((key) => ownMember(documented, key)).find((each) => each !== undefined);
}

/** The first media type that the client names in its Accept header, else the first of all. */
function preferredType(types: readonly string[], accept: string): string {
  return types.find((type) => accept.includes(type)) ?? types[0] ?? 'application/json';
}

function isStream(type: string): boolean {
  return type === 'text/event-stream' || /jsonl|ndjson|json-seq|json-lines/.test(type);
}

function isJson(type: string): boolean {
  return /[/+]json\b/.test(type);
}

function jsonOf(value: unknown, status: number, type: string, headers: Readonly<Record<string, string>> = {}): Response {
  const empty = value === undefined || [204, 205, 304].includes(status);
  return new Response(empty ? null : writeJSON(value), { status, headers: { ...(empty ? {} : { 'content-type': type }), ...headers } });
}

function streamOf(items: readonly unknown[], { status, whole, terminator }: SuccessData, type: string): Response {
  const text = type === 'text/event-stream' ? events(items, whole === true, terminator) : items.map((item) => `${type.endsWith('json-seq') ? '\u001e' : ''}${writeJSON(item)}\n`).join('');
  return new Response(text, { status, headers: { 'content-type': type } });
}

/** Server-sent events (HTML, section 9.2). */
function events(items: readonly unknown[], whole: boolean, terminator: string | undefined): string {
  const texts = items.map((item) => {
    const members: Readonly<Record<string, unknown>> = whole && typeof item === 'object' ? { ...item } : { data: item };
    return Object.entries(members).map(([name, value]) => lines(name, typeof value === 'string' ? value : writeJSON(value))).join('');
  });
  return [...texts, ...(terminator === undefined ? [] : [`data: ${terminator}\n`])].map((text) => `${text}\n`).join('');
}

function lines(name: string, text: string): string {
  return text.split(/\r\n|\r|\n/).map((line) => `${name}: ${line}\n`).join('');
}

/** A list of one page: what asks for a later one gets no items. */
function onePage(value: unknown, { items = [], position, end = [] }: PageData, { url, content }: Arrived): unknown {
  const body = content.kind === 'json' && isObject(content.value) && position ? content.value[position.name] : undefined;
  const asked = (position && url.searchParams.get(position.name)) ?? (body === undefined || body === null ? undefined : String(body));
  const later = position !== undefined && asked !== undefined && asked !== '' && asked !== String(position.first);
  const ended = end.reduce((page, [path, member]) => withMember(page, path, member), value);
  return later ? withMember(ended, items, []) : ended;
}

function withMember(value: unknown, [name, ...rest]: readonly string[], member: unknown): unknown {
  if (name === undefined) return member;
  if (!isObject(value) || !Object.hasOwn(value, name)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === name ? withMember(each, rest, member) : each]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
