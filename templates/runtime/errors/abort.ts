import { CallError } from './call.js';

/** The caller's `signal` was aborted; `cause` is its reason. */
export class AbortError extends CallError {
  static override readonly label = 'AbortError';
  declare readonly name: 'AbortError';
}
