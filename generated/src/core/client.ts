import type { APIError } from './errors/api.js';
import type { Feature, Shared } from './middleware.js';
import type { HttpMethod, OperationSpec, PageStep } from './operation.js';
import {
  inherited,
  resolveSettings,
  type ClientOptions,
  type CredentialOption,
  type RequestOptions,
} from './options.js';
import { APIPromise, type Call } from './promise.js';
import { rawBody } from './raw-body.js';
import { jsonOrEmpty } from './response/json.js';
import { sdk } from './sdk.js';
import { buildRequest } from './transport/build-request.js';
import { createCall } from './transport/call.js';
import { createFeatures, createShared } from './transport/features.js';
import { resolveCredentials } from './transport/credentials.js';
import type { CallArguments } from './transport/plan.js';
import { createBudget } from './transport/retry.js';
import { chooseSchemes, missingCredentials } from './transport/security.js';
import type { ClientState } from './transport/state.js';

/** What a request outside of the generated methods can have. */
export interface RawRequestOptions extends RequestOptions {
  /** Sent as JSON; a string, FormData, URLSearchParams, Blob, bytes or a stream is sent as it is. */
  readonly body?: unknown;
}

/**
 * What every client of an API has: its settings, its credentials (neither of which can be printed), and requests to any
 * path. The client of an SDK adds the resources; a resource can also be used alone, with a client of this class.
 */
export class APIClient {
  readonly #state: ClientState;

  /**
   * @param credentials by the names of their options; what is not given is taken from the environment
   * @param features what the client does at each attempt; absent: what the one that it derives from does
   * @throws ConfigurationError that names the option or variable which is missing or can't be right
   */
  constructor(
    options: ClientOptions = {},
    credentials: Readonly<Record<string, CredentialOption | undefined>> = {},
    features?: readonly Feature[],
  ) {
    const parent = options[inherited];
    const shared = parent?.shared ?? createShared();
    this.#state = {
      settings: resolveSettings(options),
      credentials: resolveCredentials(credentials, parent?.credentials),
      budget: parent?.budget ?? createBudget(),
      watchers: parent?.watchers ?? new WeakMap(),
      features: createFeatures(features, options, shared, parent?.features),
      shared,
    };
    const { settings, credentials: found } = this.#state;
    const withoutOnPurpose = [...found.values()].includes(null);
    if (!withoutOnPurpose && !chooseSchemes(sdk.security, found, settings.headers))
      throw missingCredentials(sdk.security, sdk.name);
  }

  /** A client that has the same settings but for those given; this one stays as it is. */
  withOptions(options: ClientOptions): APIClient {
    return new APIClient(this.derive(options));
  }

  /** The options to construct a derived client with. */
  protected derive<O extends ClientOptions>(options: O): O {
    return { ...options, [inherited]: this.#state };
  }

  /** What this client shares with those derived from it, by class: the state of its features. */
  protected get shared(): Shared {
    return this.#state.shared;
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

  #raw<Data>(method: HttpMethod, path: string, { body, ...options }: RawRequestOptions): APIPromise<Data, APIError> {
    const id = `${method} ${path.split('?')[0]}`;
    // A brace would begin a variable of a path template.
    const template = path.replace(/[{}]/g, encodeURIComponent);
    const spec: OperationSpec = { id, method, path: template, body: rawBody, bodyParam: 'body', response: jsonOrEmpty };
    return new APIPromise(createCall<Data>(this.#state, spec, { values: [], params: { body }, options }, new Error()));
  }

  /** The calls of a client's operations, for {@link Resource}. @internal */
  static callsOf(client: APIClient): Calls {
    const state = client.#state;
    return {
      call: (spec, args, site, step) => createCall(state, spec, args, site, step),
      request: (spec, args) => buildRequest(state, spec, args),
    };
  }
}

/** @internal */
export interface Calls {
  readonly call: <Data>(spec: OperationSpec, args: CallArguments, site: Error, step?: PageStep) => Call<Data>;
  readonly request: (spec: OperationSpec, args: CallArguments) => Promise<Request>;
}
