import type { ObjectShape, Shape, Shapes } from '../features/shapes.js';

/** What the document says of requests and responses, as far as a mock needs it. Written by the generator. */
export interface TestingData {
  readonly operations: Readonly<Record<string, OperationData>>;
  /** Named shapes: those of `answers`, and those that only requests have. */
  readonly named: Shapes['named'];
  /** JSON bodies by operation, then by status. */
  readonly answers: Shapes['answers'];
  /** The document's own examples of named shapes. */
  readonly examples: Readonly<Record<string, unknown>>;
}

export interface OperationData {
  readonly method: string;
  /** Path template: `/orders/{id}`. */
  readonly path: string;
  /** A server of this operation's own. */
  readonly baseURL?: string;
  /** The parameters of each location as the members of an object. `rest` says that the location may have others. */
  readonly parameters?: Readonly<Partial<Record<'path' | 'query' | 'header' | 'cookie', ObjectShape>>>;
  readonly body?: BodyData;
  /** Its first documented success. */
  readonly success: SuccessData;
  /** The document's own examples of JSON bodies, by status. */
  readonly examples?: Readonly<Record<string, unknown>>;
  /** How the response says that no further page follows, where it is a page of a list. */
  readonly page?: PageData;
}

export interface BodyData {
  readonly required?: boolean;
  /** By media type. */
  readonly types: Readonly<Record<string, Shape>>;
}

export interface SuccessData {
  readonly status: number;
  /** Media types, the preferred one first; absent: no body. */
  readonly types?: readonly string[];
  /** One item of a stream. */
  readonly item?: Shape;
  /** Items are whole server-sent events, with `event`, `data` and `id`. */
  readonly whole?: boolean;
  /** The data that ends a stream of server-sent events. */
  readonly terminator?: string;
}

export interface PageData {
  /** Where the list is in the body; absent: the body is the list. */
  readonly items?: readonly string[];
  /** The parameter that asks for a page, and its value for the first one. */
  readonly position?: { readonly name: string; readonly first: number };
  /** Members that are set so that the walk ends, each with its path. */
  readonly end?: readonly (readonly [path: readonly string[], value: unknown])[];
}
