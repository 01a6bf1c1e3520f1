import type { CallDetails } from './errors/call.js';
import type { Plan } from './request/plan.js';
import type { RetryPolicy } from './retries/policy.js';
import type { Clock } from './transport/clock.js';

/**
 * What the generated methods say about an operation: data, never code. The transport reads it at run time.
 */

export type HttpMethod =
  'GET' | 'HEAD' | 'PUT' | 'DELETE' | 'OPTIONS' | 'POST' | 'PATCH' | 'TRACE' | 'QUERY' | (string & {});

/** One operation of the API, as the generated code describes it. */
export interface OperationSpec {
  /** The operationId of the document; `GET /path` where it gives none. */
  readonly id: string;
  readonly method: HttpMethod;
  /** Path template; its variables are the leading positional arguments of the method, in order. */
  readonly path: string;
  readonly tags?: readonly string[];
  /**
   * Where members of the `params` object go, and how. A member that is not listed goes to the body where the operation has
   * one, else to the query. Absent: the operation has no parameters outside of its path.
   */
  readonly params?: Readonly<Record<string, ParameterSpec['in'] | ParameterSpec>>;
  /** The path variables that are no plain values in `simple` style: an array or object, or another style. */
  readonly variables?: Readonly<Record<string, ParameterWriter>>;
  /** How the body is written. Absent: the operation takes none. */
  readonly body?: BodyCodec;
  /** The whole body is this one member of `params` (a body that is no object, or whose members clash with parameters). */
  readonly bodyParam?: string;
  /** The body is sent even where no member of `params` belongs to it: an empty object. Absent: then there is no body. */
  readonly bodyRequired?: boolean;
  /** How a successful body is read: absent means JSON. */
  readonly response?: ResponseCodec;
  /** Reads the documented headers of a successful response. Absent: the document describes none. */
  readonly headers?: (headers: Headers) => unknown;
  readonly page?: PageStrategy;
  /** Overrides the client's security: an OR of ANDs of scheme names; `[]` sends no credential. */
  readonly security?: SecurityRequirement;
  /** A server of this operation's own. */
  readonly baseURL?: string;
  /** Set where the document says otherwise than the method does (RFC 9110, section 9.2.2). */
  readonly idempotent?: boolean;
  /** Header that carries the idempotency key; absent: the client's, if it has one. */
  readonly idempotencyHeader?: string;
  /** How failed attempts are repeated; absent: as the client does it. */
  readonly retries?: RetryPolicy;
  readonly deprecated?: boolean;
}

/** An OR of ANDs of security scheme names (OpenAPI 3.2, Security Requirement Object), in the order in which they are tried. */
export type SecurityRequirement = readonly (readonly string[])[];

export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie';

/** A parameter that is not called on the wire as in `params`, or not written in its location's default style. */
export interface ParameterSpec {
  readonly in: Exclude<ParameterLocation, 'path'>;
  /** Wire name, where the member of `params` is called otherwise. */
  readonly name?: string;
  /** Absent: the default style of the location, for values and lists of values. */
  readonly write?: ParameterWriter;
}

/**
 * Writes a parameter as it stands in its location: in the query and in cookies with its name. A writer that an API does
 * not use is not part of its SDK.
 *
 * @returns undefined where there is nothing to send
 * @throws InvalidRequestError that names the parameter
 */
export type ParameterWriter = (place: ParameterLocation, name: string, value: unknown) => string | undefined;

/** Writes a request body. A codec that an API does not use is not part of its SDK. */
export interface BodyCodec {
  /** The media types that the caller can choose from; absent: there is one. */
  readonly contentTypes?: readonly string[];
  /**
   * @param value what the caller gave; never changed
   * @param contentType the caller's choice
   * @throws InvalidRequestError that names the member which can't be sent
   */
  readonly encode: (value: unknown, contentType?: unknown) => EncodedBody;
}

/** What fetch can send. (The name BodyInit exists only where the DOM's types are loaded.) */
export type BodyInput = NonNullable<ConstructorParameters<typeof Response>[0]>;

export interface EncodedBody {
  readonly body: BodyInput;
  /** Absent: the platform sets it from the body (FormData). */
  readonly contentType?: string;
  /** False for a stream that can be read once only: the request is not retried. */
  readonly replayable: boolean;
}

/** Reads a successful response. */
export interface ResponseCodec {
  /** Value of the Accept header. */
  readonly accept: string;
  /**
   * For a codec that reads the body itself, as it arrives. Where this is absent or gives undefined, the transport reads the
   * body within `timeout` before `decode`.
   */
  readonly live?: LiveReader;
  /** Gives the value, or throws a ResponseParseError (made by `context.fail`). */
  readonly decode: (body: ResponseBody, context: DecodeContext) => unknown;
}

/**
 * Gives a response to be read later, on which the clock of its attempt goes on, or undefined.
 *
 * @param failed makes the error for a connection that breaks
 * @param details what an error knows of the call
 */
export type LiveReader = (
  response: Response,
  clock: Clock,
  plan: Plan,
  failed: (cause: unknown) => unknown,
  details: () => CallDetails,
) => Response | undefined;

export interface ResponseBody {
  /** Status and headers; its body is already read where `bytes` is set. */
  readonly response: Response;
  /** The whole body, unless the codec reads it live. */
  readonly bytes?: Uint8Array<ArrayBuffer> | undefined;
}

export interface DecodeContext {
  /** Makes the one parse error of this call. */
  readonly fail: (message: string, snippet: string, cause?: unknown) => Error;
  /** The request that was answered. */
  readonly plan: Plan;
  /** Sends a request of the same call; gives its response, with the body unread where the codec reads it live. */
  readonly send: (plan: Plan) => Promise<Response>;
}

/**
 * How a list continues. Serialisable state: `params` of the page to fetch.
 */
export interface PageStrategy {
  /**
   * The items of a page's body.
   *
   * @throws ResponseParseError, made by `fail`, where the document promises a list and the body has none
   */
  readonly items: (body: unknown, fail: PageFault) => readonly unknown[];
  /** The member of an item that identifies it, as its schema says. */
  readonly itemId?: string | undefined;
  /**
   * What to change for the page after this one, or undefined after the last. Never guesses: it reads what the document declares.
   *
   * @throws ResponseParseError if more follows, but the body does not say where
   */
  readonly next: (page: PageState) => PageStep | undefined;
  /**
   * The URL that a step leads to, where steps are URLs.
   *
   * @param current URL of the request that the step is taken from
   * @throws InvalidRequestError if the credentials must not be sent there
   */
  readonly resolve?: (current: string, target: string) => string;
}

/** Makes the ResponseParseError for the body of a page. */
export type PageFault = (message: string) => Error;

export interface PageState {
  readonly body: unknown;
  readonly fail: PageFault;
  readonly response: Response;
  /** The `params` that this page was fetched with. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly items: readonly unknown[];
  /** The items of the page before this one; none where the walk began here. */
  readonly previous: readonly unknown[];
}

/** Either other params, or another URL to fetch (next URL and Link header). */
export type PageStep = { readonly params: Readonly<Record<string, unknown>> } | { readonly url: string };
