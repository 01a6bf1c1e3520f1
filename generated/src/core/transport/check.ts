import { InvalidRequestError } from '../errors/invalid-request.js';
import type { OperationSpec } from '../operation.js';
import type { Failure, RequestOptions } from '../options.js';
import { tag } from '../params/value.js';
import type { CallArguments } from './plan.js';

/** What an option can be: a test, and its words. */
type Rule = readonly [fits: (value: unknown) => boolean, wanted: string];

const limit: Rule = [(value) => typeof value === 'number' && value >= 0, 'a number from 0 to Infinity'];
const anything: Rule = [() => true, ''];

/** Everything that a call can be given; the client takes most of it too. */
const rules = {
  signal: [(value) => value === null || (isObject(value) && 'aborted' in value), 'an AbortSignal'],
  timeout: limit,
  deadline: limit,
  idleTimeout: limit,
  maxRetries: limit,
  maxRetryAfter: limit,
  idempotencyKey: anything,
  headers: [isObject, 'an object, Headers or pairs'],
  query: anything,
  baseURL: anything,
  baseUrl: anything,
  fetch: [isFunction, 'a function'],
  middleware: [(value) => Array.isArray(value) && value.every(isFunction), 'a list of functions'],
  authorize: anything,
} satisfies Record<keyof RequestOptions, Rule>;

function ruleOf(name: string): Rule | undefined {
  const all: Readonly<Record<string, Rule>> = rules;
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

/**
 * Looks at the path, the params and the options of a call before anything is made of them, for callers whose compiler did not.
 *
 * @throws InvalidRequestError that names the argument and the remedy, or if a step of the path is `.` or `..`, also in encoded
 *   spelling
 */
export function checkCall({ params = {}, options = {} }: CallArguments, { id, path }: OperationSpec): void {
  const [before = ''] = path.split(/[?#]/);
  if (/(^|[/\\])(\.|%2e){1,2}(?=[/\\]|$)/i.test(before))
    throw new InvalidRequestError(`The path ${JSON.stringify(before)} has "." or ".." in it: write where it leads.`);
  if (!isObject(params) || tag(params) !== 'Object')
    throw new InvalidRequestError(`The params of ${id} must be a plain object, such as { limit: 10 }.`);
  if (!isObject(options)) throw new InvalidRequestError(`The options of ${id} must be an object, such as { timeout: 5000 }.`);
  for (const name of Object.keys(options)) {
    if (!ruleOf(name))
      throw new InvalidRequestError(`${id} has no option "${name}": the options are ${Object.keys(rules).join(', ')}.`);
  }
  checkOptions(options, InvalidRequestError);
}

/**
 * Looks at the options that a client and a call share.
 *
 * @throws Failure that names the option and the remedy
 */
export function checkOptions(options: { readonly baseURL?: unknown; readonly baseUrl?: unknown }, Failure: Failure): void {
  for (const [name, value] of Object.entries(options)) {
    const [fits, wanted] = ruleOf(name) ?? anything;
    if (value !== undefined && !fits(value)) throw new Failure(`${name} must be ${wanted}.`);
  }
  const { baseURL, baseUrl } = options;
  if (baseURL && baseUrl && String(baseURL) !== String(baseUrl))
    throw new Failure('baseURL and baseUrl are one option: pass one of them.');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}
