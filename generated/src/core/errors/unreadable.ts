import type { CallDetails } from './call.js';
import { oneLine } from './message.js';
import { ResponseParseError } from './response-parse.js';

/** The error for a successful response whose body can't be used. */
export function unreadable({ status, headers }: Response, details: CallDetails, message: string, snippet: string, cause?: unknown): ResponseParseError {
  const contentType = headers.get('content-type') ?? undefined;
  return new ResponseParseError(oneLine(message), { ...details, status, isRetryable: false, contentType, snippet, cause });
}
