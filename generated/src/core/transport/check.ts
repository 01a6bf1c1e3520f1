import { InvalidRequestError } from '../errors/invalid-request.js';
import type { OperationSpec } from '../operation.js';
import type { CallArguments } from './plan.js';
import { refuse } from '../params/refuse.js';
import { hasMembers } from '../params/value.js';
import type { ClientOptions, Failure, RequestOptions } from '../options.js';

/** Everything that a call can be given; the client takes most of it too. */
const names: readonly string[] = [
  'signal',
  'timeout',
  'deadline',
  'idleTimeout',
  'maxRetries',
  'maxRetryAfter',
  'idempotencyKey',
  'headers',
  'query',
  'baseURL',
  'baseUrl',
  'fetch',
  'middleware',
  'authorize',
] satisfies (keyof RequestOptions)[];

/**
 * Looks at the path, the params and the options of a call before anything is made of them, for callers whose compiler did not.
 *
 * @throws InvalidRequestError that names the argument and the remedy, or if a step of the path is `.` or `..`, also in encoded
 *   spelling
 */
export function checkCall({ params = {}, options }: CallArguments, { id, path }: OperationSpec): void {
  const [before = ''] = path.split(/[?#]/);
  if (/(^|[/\\])(\.|%2e){1,2}(?=[/\\]|$)/i.test(before))
    throw new InvalidRequestError(
      `The path ${JSON.stringify(before)} has "." or ".." in it, which leads elsewhere: write the path that is meant.`,
    );
  if (!isObject(params) || !hasMembers(params))
    throw refuse('params', `of ${id} is no plain object: pass an object with the parameters, such as { limit: 10 }.`);
  if (options === undefined) return;
  if (!isObject(options))
    throw new InvalidRequestError(`The options of ${id} are no object: pass them last, such as { timeout: 5000 }.`);
  for (const name of Object.keys(options)) {
    if (!names.includes(name))
      throw new InvalidRequestError(`${id} has no option "${name}": the options are ${names.join(', ')}.`);
  }
  const { signal } = options;
  if (signal !== undefined && signal !== null && !(isObject(signal) && 'aborted' in signal))
    throw new InvalidRequestError('signal is no AbortSignal: pass the signal of an AbortController.');
  checkOptions(options, InvalidRequestError);
}

/**
 * Looks at the options that a client and a call share.
 *
 * @throws Failure that names the option and the remedy
 */
export function checkOptions(options: Unchecked, Failure: Failure): void {
  for (const name of ['timeout', 'deadline', 'idleTimeout', 'maxRetries', 'maxRetryAfter'] as const) {
    const value = options[name];
    if (value === undefined || (typeof value === 'number' && value >= 0)) continue;
    const found = typeof value === 'number' ? value : `of type ${typeof value}`;
    const wanted = name === 'maxRetries' ? 'a count' : 'milliseconds';
    throw new Failure(`${name} is ${found}: pass ${wanted}, zero or more, or Infinity for no limit.`);
  }
  const { baseURL, baseUrl, fetch = globalThis.fetch, headers = {}, middleware = [] } = options;
  if (baseURL && baseUrl && addressOf(baseURL) !== addressOf(baseUrl))
    throw new Failure('baseURL and baseUrl are one option, and their values differ: pass one of them.');
  if (typeof fetch !== 'function')
    throw new Failure('fetch is no function: pass one that works like the fetch of the platform.');
  if (!isObject(headers))
    throw new Failure("headers is no object: pass { name: 'value' }, a Headers object or pairs of name and value.");
  if (!Array.isArray(middleware) || middleware.some((each) => typeof each !== 'function'))
    throw new Failure('middleware is no list of functions: pass such as [(request, next) => next(request)].');
}

/** Options of any type: what is known of an argument before it is looked at. */
type Unchecked = { readonly [name in keyof RequestOptions | keyof ClientOptions]?: unknown };

function addressOf(url: unknown): string {
  const text = String(url);
  return URL.canParse(text) ? new URL(text).href : text;
}

function isObject(value: unknown): value is Unchecked {
  return typeof value === 'object' && value !== null;
}
