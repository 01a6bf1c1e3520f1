import { refuse } from '../params/refuse.js';
import { tag } from '../params/value.js';
import { member } from '../platform.js';
import { mediaTypeOf } from './media-types.js';
import { bytesOf, isByteSource, streamOf } from './stream.js';

/** The content of a file. A Node file stream is an async iterable; its name is taken from its path. */
export type FileContent = Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string> | Response;

/** A file with a name or type that its content does not tell. */
export interface NamedFile {
  readonly data: FileContent | string;
  /** Its last segment is sent. */
  readonly filename?: string | undefined;
  readonly contentType?: string | undefined;
  /** Further headers of its part in a multipart body. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export type FileInput = FileContent | NamedFile;

/** A file as it is sent. */
export interface FileData {
  /** A stream can be sent once only. */
  readonly content: Blob | ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly filename?: string | undefined;
  /** As given, or as the name's ending suggests. */
  readonly contentType?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Whether a value is a file rather than a value that JSON or text could carry. */
export function isFile(value: unknown): value is FileInput {
  return isContent(value) || (isNamed(value) && (typeof value.data !== 'string' || value.filename !== undefined || value.contentType !== undefined));
}

export function isNamed(value: unknown): value is NamedFile {
  return typeof value === 'object' && value !== null && 'data' in value && (typeof value.data === 'string' || isContent(value.data));
}

function isContent(value: unknown): value is FileContent {
  return /^(ArrayBuffer|Blob|File|Response)$/.test(tag(value)) || ArrayBuffer.isView(value) || isByteSource(value);
}

// Of the platform or of a library: `instanceof` knows the platform's only.

function isResponse(value: FileContent): value is Response {
  return tag(value) === 'Response';
}

function isBlob(value: FileContent): value is Blob {
  return /^(Blob|File)$/.test(tag(value));
}

/**
 * Finds out what a file is made of, what it is called, and of which type it is. Nothing is read yet.
 *
 * @param name of the parameter, for messages
 * @throws InvalidRequestError if it is no file, or its content was read already
 */
export function readFile(value: unknown, name: string): FileData {
  if (isContent(value)) return describeContent(value, name);
  if (!isNamed(value)) {
    const got = value === null ? 'null' : typeof value === 'object' ? `a ${tag(value)}` : `a ${typeof value}`;
    throw refuse(name, `is ${got}, not a file: ${got === 'a Promise' ? 'await it' : 'pass a File, Blob, bytes, a stream, a Response, or { data, filename, contentType }'}.`);
  }
  const { data, filename, contentType, headers } = value;
  const own = typeof data === 'string' ? { content: new Blob([data]) } : describeContent(data, name);
  const called = filename === undefined ? own.filename : baseName(filename);
  return { content: own.content, filename: called, contentType: contentType ?? own.contentType ?? (called === undefined ? undefined : mediaTypeOf(called)), headers };
}

function describeContent(value: FileContent, name: string): FileData {
  if (value instanceof Blob) return describe(value, 'name' in value ? value.name : undefined, value.type);
  if (ArrayBuffer.isView(value)) return { content: new Blob([bytesOf(value)]) };
  if (isResponse(value)) {
    if (value.bodyUsed) throw refuse(name, 'is a Response whose body was read already: pass it unread, or the data that was read.');
    return describe(value.body ? streamOf(value.body, name) : new Blob([]), responseName(value), value.headers.get('content-type') ?? '');
  }
  if (isByteSource(value)) return describe(streamOf(value, name), member(value, 'path'), '');
  // A library's Blob is none that the platform's could be made of.
  if (isBlob(value)) return describe(streamOf(value.stream(), name), member(value, 'name'), value.type);
  return { content: new Blob([value]) };
}

function describe(content: FileData['content'], filename: unknown, contentType: string): FileData {
  const called = typeof filename === 'string' ? baseName(filename) : undefined;
  return { content, filename: called, contentType: contentType || (called === undefined ? undefined : mediaTypeOf(called)) };
}

/** The last segment: a server must not learn the caller's folders, nor be led into its own. */
function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? '';
}

/** The name that a server gave to a download (RFC 6266), else the last segment of its URL. */
function responseName({ headers, url }: Response): string | undefined {
  const named = /filename="?([^";]+)"?/i.exec(headers.get('content-disposition') ?? '')?.[1];
  if (named !== undefined || !URL.canParse(url)) return named;
  return new URL(url).pathname.split('/').at(-1) || undefined;
}
