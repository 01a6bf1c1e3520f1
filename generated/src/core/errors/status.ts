import { APIError } from './api.js';

/** 400: the request is malformed, or a value in it is not allowed. */
export class BadRequestError<Body = unknown> extends APIError<Body> {
  static override readonly label = 'BadRequestError';
  declare readonly name: 'BadRequestError';
  declare readonly status: 400;
}

/** 401: the credential is missing, wrong or expired. */
export class AuthenticationError<Body = unknown> extends APIError<Body> {
  static override readonly label = 'AuthenticationError';
  declare readonly name: 'AuthenticationError';
  declare readonly status: 401;
}

/** 403: the credential is known, but may not do this. */
export class PermissionDeniedError<Body = unknown> extends APIError<Body> {
  static override readonly label = 'PermissionDeniedError';
  declare readonly name: 'PermissionDeniedError';
  declare readonly status: 403;
}

/** 404: there is no such thing, or it is not visible to this credential. */
export class NotFoundError<Body = unknown> extends APIError<Body> {
  static override readonly label = 'NotFoundError';
  declare readonly name: 'NotFoundError';
  declare readonly status: 404;
}

/** 409: the request does not fit the present state of the thing it is about. */
export class ConflictError<Body = unknown> extends APIError<Body> {
  static override readonly label = 'ConflictError';
  declare readonly name: 'ConflictError';
  declare readonly status: 409;
}

/** 422: the request is well-formed, but its content is refused. */
export class UnprocessableEntityError<Body = unknown> extends APIError<Body> {
  static override readonly label = 'UnprocessableEntityError';
  declare readonly name: 'UnprocessableEntityError';
  declare readonly status: 422;
}

/** 429: too many requests; `retryAfter` says how long to wait, where the server told. */
export class RateLimitError<Body = unknown> extends APIError<Body> {
  static override readonly label = 'RateLimitError';
  declare readonly name: 'RateLimitError';
  declare readonly status: 429;
}

/** 500 to 599: the server failed. */
export class InternalServerError<Body = unknown, Status extends number = number> extends APIError<Body> {
  static override readonly label = 'InternalServerError';
  declare readonly name: 'InternalServerError';
  declare readonly status: Status;
}
