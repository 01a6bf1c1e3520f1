import type { OperationInfo } from '../operation-info.js';
import { member } from '../platform.js';
import { retryAfterOf } from '../transport/retry-after.js';
import { APIError, type APIErrorDetails } from './api.js';
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
 * @param messageOf finds what the server says, in whatever shape; absent: only in the plainest
 */
export function errorFrom(
  response: Response,
  text: string,
  operation: OperationInfo,
  curl: () => string,
  messageOf: MessageReader = plainMessage,
): APIError {
  const { status, statusText, headers } = response;
  const body = parse(text);
  const make = classes[status] ?? (status >= 500 ? InternalServerError : APIError);
  return new make(redirection(response) ?? messageOf(body, `${status} ${statusText}`.trim()), {
    status,
    headers,
    operation,
    curl,
    body,
    code: codeOf(body),
    requestId: requestIdOf(headers),
    retryAfter: retryAfterOf(response, Date.now()),
    isRetryable: isRetryable(response),
  });
}

/**
 * What the server says went wrong, in its own words.
 *
 * @param body the parsed body, or its text
 * @param otherwise the message for a body that says nothing
 * @returns at most 500 characters on one line
 */
export type MessageReader = (body: unknown, otherwise: string) => string;

/** From `{message}` or `{error}`. */
const plainMessage: MessageReader = (body, otherwise) => {
  const said = member(body, 'message') ?? member(body, 'error');
  return (typeof said === 'string' && oneLine(said)) || otherwise;
};

/** At most 500 characters. Control characters could rewrite the terminal that a message is printed on. */
export function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > 500 ? `${line.slice(0, 499)}…` : line;
}

/** The id that the server gave the request, under the names in use. */
export function requestIdOf(headers: Headers): string | undefined {
  const names = ['x-request-id', 'request-id', 'x-amzn-requestid', 'x-correlation-id', 'cf-ray'];
  return names.map((name) => headers.get(name)).find(Boolean) ?? undefined;
}

/** RFC 9110, section 15: the statuses that say "not now" rather than "no". 501 and 505 will not change. */
function isRetryable({ status, headers }: Response): boolean {
  const told = headers.get('x-should-retry');
  const passes = [408, 409, 429].includes(status) || (status >= 500 && ![501, 505].includes(status));
  return told === 'true' || (passes && told !== 'false');
}

/** Credentials would get elsewhere if it were followed. */
function redirection({ status, headers, type }: Response): string | undefined {
  const given = status >= 300 && status < 400 ? headers.get('location')?.split(/[?#]/)[0] : undefined;
  const target = type === 'opaqueredirect' ? 'another URL' : given?.slice(0, 200);
  if (!target) return undefined;
  return `The server redirects to ${target}, which is not followed: set baseURL to where the API is.`;
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text.trim() === '' ? undefined : text;
  }
}

function codeOf(body: unknown): string | undefined {
  const code = member(body, 'code') ?? member(member(body, 'error'), 'code');
  return typeof code === 'string' || typeof code === 'number' ? String(code) : undefined;
}
