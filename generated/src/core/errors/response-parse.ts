import { CallError, type CallDetails } from './call.js';

export interface ParseDetails extends CallDetails {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly snippet: string;
}

/** The server answered with success, but its body is not what the operation declares. */
export class ResponseParseError extends CallError {
  static override readonly label = 'ResponseParseError';
  declare readonly name: 'ResponseParseError';
  declare readonly status: number;
  /** The Content-Type that the server sent. */
  declare readonly contentType?: string;
  /** The beginning of the body as text. */
  declare readonly snippet: string;

  constructor(message: string, details: ParseDetails) {
    super(message, details);
  }
}
