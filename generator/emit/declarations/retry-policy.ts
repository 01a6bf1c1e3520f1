import type { RetryPolicy } from '../../ir/model.js';
import type { CodeFile } from '../file.js';
import { code, literal, type Literal } from '../literal.js';
import { runtime } from '../runtime.js';

/** A retry policy as the value that the runtime asks: a plain count, or `backoff(…)` where the document says more. */
export function retryPolicy(policy: RetryPolicy | undefined, file: CodeFile): Literal {
  if (policy === undefined) return undefined;
  const { origin: _, max, statuses, ...rest } = policy;
  if (statuses === undefined && Object.keys(rest).length === 0) return { max };
  const listed = statuses?.map((match) => (match.kind === 'status' ? match.status : `${match.hundreds}XX`));
  return code(`${file.value(runtime.backoff)}(${literal({ max, ...rest, statuses: listed })})`);
}
