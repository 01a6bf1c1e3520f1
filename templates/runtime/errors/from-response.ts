import { member } from '../platform.js';
import { retryAfterOf } from '../transport/retry-after.js';
import { APIError, type APIErrorDetails } from './api.js';
import type { CallDetails } from './call.js';
import { oneLine, type MessageReader } from './message.js';
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

const classes: Readonly<Record<number, new (message: string, details: APIErrorDetails<unknown>) => APIError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
  422: UnprocessableEntityError,
  429: RateLimitError,
};

/**
 * The error for an answer that is no success. Its class follows the status alone, whatever the body is.
 *
 * @param text the body as text
 * @param details what the call knows of itself
 * @param conceal takes the secrets of the call out of a text
 */
export function errorFrom(response: Response, text: string, details: CallDetails, conceal: (text: string) => string, messageOf: MessageReader): APIError {
  const { status, statusText, headers } = response;
  let body: unknown = text.trim() ? conceal(text) : undefined;
  try {
    // A secret may also be spelled with escapes, which parsing resolves.
    const parsed: unknown = JSON.parse(conceal(text), (_, value: unknown) => (typeof value === 'string' ? conceal(value) : value));
    // What nests deeper is more than a printer's or a logger's stack holds.
    if (!isDeeper(parsed, 100)) body = parsed;
  } catch {
    // Then it is its text.
  }
  const code = member(body, 'code') ?? member(member(body, 'error'), 'code');
  const told = headers.get('x-should-retry');
  // RFC 9110, section 15: the statuses that say "not now" rather than "no". 501 and 505 will not change.
  const passes = [408, 409, 429].includes(status) || (status >= 500 && ![501, 505].includes(status));
  const make = classes[status] ?? (status >= 500 ? InternalServerError : APIError);
  return new make(messageOf(body, oneLine(`${status} ${statusText}`), response), {
    ...details,
    status,
    headers,
    body,
    code: /string|number/.test(typeof code) ? String(code) : undefined,
    retryAfter: retryAfterOf(response, Date.now()),
    isRetryable: told === 'true' || (passes && told !== 'false'),
  });
}

function isDeeper(value: unknown, levels: number): boolean {
  return Object(value) === value && (levels === 0 || Object.values(Object(value)).some((each) => isDeeper(each, levels - 1)));
}

/** The id that the server gave the request, under the names in use. */
export function requestIdOf(headers: Headers): string | undefined {
  const names = ['x-request-id', 'request-id', 'x-amzn-requestid', 'x-correlation-id', 'cf-ray'];
  return names.map((name) => headers.get(name)).find(Boolean) ?? undefined;
}
