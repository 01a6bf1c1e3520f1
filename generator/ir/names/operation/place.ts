import type { Words } from '../../model.js';

/** Where an operation could be called: its resource from the client down, and names for the method, best first. */
export interface Place {
  readonly resource: readonly Words[];
  readonly methods: readonly [Words, ...Words[]];
}
