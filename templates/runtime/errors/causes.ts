import { member } from '../platform.js';

/** An error, its causes and the errors that it gathers; the nearest first. */
export function causesOf(error: unknown, depth = 4): object[] {
  if (typeof error !== 'object' || error === null || depth === 0) return [];
  return [error, ...[member(error, 'cause'), member(error, 'errors')].flat().flatMap((each) => causesOf(each, depth - 1))];
}
