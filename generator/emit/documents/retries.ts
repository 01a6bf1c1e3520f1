import type { RetryPolicy } from '../../ir/model.js';

/** How often a failed attempt is repeated unless the caller says it, for the README's table. */
export function retryCount(policy: RetryPolicy | undefined): string {
  if (policy?.max !== undefined) return String(policy.max);
  return policy?.maxElapsedTime === undefined ? '2' : `as many as begin within ${policy.maxElapsedTime} ms of the call`;
}

/** What is repeated, as the beginning of a sentence. */
export function retriedFailures({ statuses, connectionErrors = true }: Pick<RetryPolicy, 'statuses' | 'connectionErrors'> = {}): string {
  const listed = statuses?.map((match) => (match.kind === 'status' ? String(match.status) : `${match.hundreds}xx`));
  const answers = listed === undefined ? ['the statuses 408, 409, 429 and 5xx (501 and 505 aside)'] : listed.length === 0 ? [] : [`the statuses ${and(listed)}`];
  const failures = [...(connectionErrors ? ['connection errors', 'time-outs'] : []), ...answers];
  if (failures.length === 0) return 'Only what the server asks to repeat is retried';
  const text = and(failures);
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)} are retried`;
}

function and(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
