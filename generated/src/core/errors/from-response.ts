import type { OperationInfo } from '../operation-info.js';
import { retryAfterOf } from '../transport/retry-after.js';
import { APIError, type APIErrorDetails } from './api.js';
import { messageOf } from './message.js';
import {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
} from './status.js';

/**
 * The error for an answer that is no success. Its class follows the status alone, whatever the body is.
 *
 * @param text the body as text
 */
export function errorFrom(response: Response, text: string, operation: OperationInfo, curl: () => string): APIError {
  const { status, headers } = response;
  const body = parse(text);
  const details: APIErrorDetails<unknown> = {
    status,
    headers,
    operation,
    curl,
    body,
    code: codeOf(body),
    requestId: requestIdOf(headers),
    retryAfter: retryAfterOf(response, Date.now()),
    isRetryable: isRetryable(response),
  };
  const message = redirection(response) ?? messageOf(body, `${status} ${response.statusText}`.trim());
  const make = byStatus(status);
  return new make(message, details);
}

/** The id that the server gave the request, under the names in use. */
export function requestIdOf(headers: Headers): string | undefined {
  for (const name of ['x-request-id', 'request-id', 'x-amzn-requestid', 'x-correlation-id', 'cf-ray']) {
    const id = headers.get(name);
    if (id) return id;
  }
  return undefined;
}

function byStatus(status: number): new (message: string, details: APIErrorDetails<unknown>) => APIError {
  switch (status) {
    case 400:
      return BadRequestError;
    case 401:
      return AuthenticationError;
    case 403:
      return PermissionDeniedError;
    case 404:
      return NotFoundError;
    case 409:
      return ConflictError;
    case 422:
      return UnprocessableEntityError;
    case 429:
      return RateLimitError;
    default:
      return status >= 500 ? InternalServerError : APIError;
  }
}

/** RFC 9110, section 15: the statuses that say "not now" rather than "no". 501 and 505 will not change. */
function isRetryable({ status, headers }: Response): boolean {
  const told = headers.get('x-should-retry');
  if (told === 'true' || told === 'false') return told === 'true';
  return status === 408 || status === 409 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}

function redirection({ status, headers, type }: Response): string | undefined {
  const target =
    type === 'opaqueredirect'
      ? 'another URL'
      : status >= 300 && status < 400 && headers.get('location')?.split(/[?#]/)[0];
  if (!target) return undefined;
  return `The server redirects to ${target.slice(0, 200)}, which only a 307 or 308 within its origin may do, lest credentials get elsewhere: set baseURL to where the API is.`;
}

function parse(text: string): unknown {
  const content = text.trim();
  if (content === '') return undefined;
  try {
    const value: unknown = JSON.parse(content);
    return value;
  } catch {
    return text;
  }
}

function codeOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const error: unknown = Reflect.get(body, 'error');
  const code: unknown =
    Reflect.get(body, 'code') ?? (typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined);
  return typeof code === 'string' || typeof code === 'number' ? String(code) : undefined;
}
