import { CallError } from './call.js';
import type { SuccessStatus } from './status-range.js';

/** The server answered with success, but its body is not what the operation declares. */
export class ResponseParseError extends CallError {
  static override readonly label = 'ResponseParseError';
  declare readonly name: 'ResponseParseError';
  declare readonly status: SuccessStatus;
  /** The Content-Type that the server sent. */
  declare readonly contentType?: string;
  /** The beginning of the body as text. */
  declare readonly snippet: string;
}
