import { BaseClient } from './base-client.js';
import { APIError } from './errors/api.js';
import { ConfigurationError } from './errors/configuration.js';
import { InvalidRequestError } from './errors/invalid-request.js';
import { ResponseParseError } from './errors/response-parse.js';
import {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
} from './errors/status.js';
import { AbortError, ConnectionError, TimeoutError } from './errors/transport.js';
import { createFeatures, type Features } from './extras/features.js';
import type { Feature, Shared } from './middleware.js';
import type { HttpMethod, OperationSpec } from './operation.js';
import { inherited, type ClientOptions, type RequestOptions } from './options.js';
import { tag } from './params/value.js';
import { APIPromise } from './promise.js';
import { rawBody } from './raw-body.js';
import type { GivenCredentials } from './request/credentials.js';
import { describeOperation } from './request/describe.js';
import { jsonOrEmpty } from './response/json.js';
import { createCall } from './transport/call.js';

/** What a request outside of the generated methods can have. */
export interface RawRequestOptions extends RequestOptions {
  /**
   * Sent as JSON; a string, FormData, URLSearchParams, Blob, bytes, a stream (of the web or of Node), an async iterable or a
   * generator of bytes or text is sent as it is. What can be read once only is not retried.
   */
  readonly body?: unknown;
}

/**
 * What every full client of an API has beyond {@link BaseClient}: requests to any path, clients derived from it, and its
 * features. The client of an SDK adds the resources.
 */
export class APIClient extends BaseClient {
  // The errors of the SDK, for who has the client at hand: `error instanceof Client.NotFoundError`.
  static readonly APIError: typeof APIError = APIError;
  static readonly AuthenticationError: typeof AuthenticationError = AuthenticationError;
  static readonly BadRequestError: typeof BadRequestError = BadRequestError;
  static readonly ConflictError: typeof ConflictError = ConflictError;
  static readonly InternalServerError: typeof InternalServerError = InternalServerError;
  static readonly NotFoundError: typeof NotFoundError = NotFoundError;
  static readonly PermissionDeniedError: typeof PermissionDeniedError = PermissionDeniedError;
  static readonly RateLimitError: typeof RateLimitError = RateLimitError;
  static readonly UnprocessableEntityError: typeof UnprocessableEntityError = UnprocessableEntityError;
  static readonly AbortError: typeof AbortError = AbortError;
  static readonly ConnectionError: typeof ConnectionError = ConnectionError;
  static readonly TimeoutError: typeof TimeoutError = TimeoutError;
  static readonly ResponseParseError: typeof ResponseParseError = ResponseParseError;
  static readonly InvalidRequestError: typeof InvalidRequestError = InvalidRequestError;
  static readonly ConfigurationError: typeof ConfigurationError = ConfigurationError;

  readonly #features: Features;

  /**
   * @param credentials by the names of their options; what is not given is taken from the environment
   * @param features what the client does at each attempt; absent: what the one that it derives from does
   * @throws ConfigurationError that names the option or variable which is missing or can't be right
   */
  constructor(
    options: ClientOptions = {},
    credentials: GivenCredentials = {},
    features?: readonly Feature[],
  ) {
    const made = createFeatures(options, Object.keys(credentials), features);
    super(options, credentials, made);
    this.#features = made;
  }

  /** The options to construct a derived client with. */
  protected derive<O extends ClientOptions>(options: O): O {
    return { ...options, [inherited]: { ...BaseClient.stateOf(this), features: this.#features } };
  }

  /** What this client shares with those derived from it, by class: the state of its features. */
  protected get shared(): Shared {
    return this.#features.shared;
  }

  /** GET of a path, with the credentials, retries and errors of the generated methods. A 204 gives undefined. */
  get<Data = unknown>(path: string, options: RawRequestOptions = {}): APIPromise<Data, APIError> {
    return this.#raw('GET', path, options);
  }

  /** POST to a path; see {@link RawRequestOptions.body}. */
  post<Data = unknown>(path: string, options: RawRequestOptions = {}): APIPromise<Data, APIError> {
    return this.#raw('POST', path, options);
  }

  /** PUT to a path. */
  put<Data = unknown>(path: string, options: RawRequestOptions = {}): APIPromise<Data, APIError> {
    return this.#raw('PUT', path, options);
  }

  /** PATCH of a path. */
  patch<Data = unknown>(path: string, options: RawRequestOptions = {}): APIPromise<Data, APIError> {
    return this.#raw('PATCH', path, options);
  }

  /** DELETE of a path. */
  delete<Data = unknown>(path: string, options: RawRequestOptions = {}): APIPromise<Data, APIError> {
    return this.#raw('DELETE', path, options);
  }

  #raw<Data>(method: HttpMethod, path: string, given: RawRequestOptions): APIPromise<Data, APIError> {
    // What is no string, or no object, is refused when the call is sent.
    const text = typeof path === 'string' ? path : '';
    const { body, ...rest } = { ...given };
    const options = tag(given) === 'Object' ? rest : given;
    const [where = ''] = text.split(/[?#]/, 1);
    const spec: OperationSpec = { id: `${method} ${where}`, method, path, body: rawBody, bodyParam: 'body', response: jsonOrEmpty };
    // A brace begins no variable here, and is no character of a URL (RFC 3986, section 2); a URL parser drops blanks at the end.
    const template = { segments: [[text.replace(/[{} ]/g, encodeURIComponent)]], names: [] };
    // The query may hold secrets, which whoever prints the operation would show.
    const operation = describeOperation({ ...spec, path: where });
    const args = { operation, template, values: [], params: { body }, options };
    return new APIPromise(createCall<Data>(BaseClient.stateOf(this), spec, args, new Error()));
  }
}
