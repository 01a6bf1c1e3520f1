import { CallError, type CallDetails } from './call.js';
import { assign } from './details.js';

/** Time ran out: of one attempt (`timeout`), or of the whole call with its retries (`deadline`). */
export class TimeoutError extends CallError {
  static override readonly label = 'TimeoutError';
  declare readonly name: 'TimeoutError';
  declare readonly kind: 'timeout' | 'deadline';

  constructor(message: string, kind: 'timeout' | 'deadline', details: CallDetails = {}) {
    super(message, details);
    assign(this, { kind });
  }
}
