import type { APIError } from './errors/api.js';
import type { ConfigurationError } from './errors/configuration.js';
import type { InvalidRequestError } from './errors/invalid-request.js';
import type { ResponseParseError } from './errors/response-parse.js';
import type {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
} from './errors/status.js';
import type { StatusesIn } from './errors/status-range.js';
import type { AbortError, ConnectionError, TimeoutError } from './errors/transport.js';

/** What can go wrong with any call, whatever its operation documents. */
export type TransportError =
  ConnectionError | TimeoutError | AbortError | ResponseParseError | InvalidRequestError | ConfigurationError;

/** A range of statuses as an OpenAPI document writes it. */
export type StatusRange = '1XX' | '2XX' | '3XX' | '4XX' | '5XX';

/**
 * The error for a documented status, range of statuses, or `'default'`, with the body that is documented for it. A union
 * of statuses gives a union of errors, which `error.status` and `instanceof` tell apart.
 *
 * @typeParam Known the statuses that the operation documents by themselves: a range or `'default'` stands for the rest
 */
export type StatusError<
  Status extends number | StatusRange | 'default',
  Body = unknown,
  Known = never,
> = Status extends number ? ExactError<Status, Body> : ExactError<Exclude<StatusesOf<Status>, Known>, Body>;

type ExactError<Status, Body> = Status extends keyof ByStatus<Body>
  ? ByStatus<Body>[Status]
  : Status extends StatusesOf<'5XX'>
    ? InternalServerError<Body, Status>
    : Status extends number
      ? APIError<Body> & { readonly status: Status }
      : never;

interface ByStatus<Body> {
  readonly 400: BadRequestError<Body>;
  readonly 401: AuthenticationError<Body>;
  readonly 403: PermissionDeniedError<Body>;
  readonly 404: NotFoundError<Body>;
  readonly 409: ConflictError<Body>;
  readonly 422: UnprocessableEntityError<Body>;
  readonly 429: RateLimitError<Body>;
}

type StatusesOf<Range> = Range extends `${infer First extends 1 | 2 | 3 | 4 | 5}XX`
  ? StatusesIn<First>
  : StatusesOf<'3XX' | '4XX' | '5XX'>;
