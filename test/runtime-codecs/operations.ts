import type { OperationSpec } from '../../templates/runtime/operation.js';

/** An operation to test with: only what the test is about has to be said. */
export function operation(parts: Partial<OperationSpec> = {}): OperationSpec {
  return { id: 'getThing', method: 'GET', path: '/things', ...parts };
}

/** The message of what a function throws, and the class it belongs to. */
export function thrown(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('Nothing was thrown.');
}
