import { CallError } from './call.js';

/** The connection could not be made, or broke. `responseStatus` is set where the response had already begun. */
export class ConnectionError extends CallError {
  static override readonly label = 'ConnectionError';
  declare readonly name: 'ConnectionError';
  declare readonly status?: undefined;
}

/** Time ran out: of one attempt (`timeout`), of the whole call with its retries and waits (`deadline`), or of the silence within a stream (`idle`). */
export class TimeoutError extends CallError {
  static override readonly label = 'TimeoutError';
  declare readonly name: 'TimeoutError';
  declare readonly status?: undefined;
  declare readonly kind: 'timeout' | 'deadline' | 'idle';
}

/** The caller's `signal` was aborted; `cause` is its reason. */
export class AbortError extends CallError {
  static override readonly label = 'AbortError';
  declare readonly name: 'AbortError';
  declare readonly status?: undefined;
}
