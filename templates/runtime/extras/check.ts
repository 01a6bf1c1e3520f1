import { InvalidRequestError } from '../errors/invalid-request.js';
import type { OperationSpec } from '../operation.js';
import type { Failure, RequestOptions } from '../options.js';
import { ownMember } from '../params/own-member.js';
import { tag } from '../params/value.js';
import { flawOfFetchOptions } from '../request/fetch-options.js';
import type { CallArguments } from '../request/plan.js';
import { sdk, type CredentialOptions } from '../sdk.js';

/** What an option can be: a test, and its words. None: what is made of it finds its flaws. */
type Rule = readonly [fits: (value: unknown) => boolean, wanted: string] | undefined;

const isFunction = (value: unknown): boolean => typeof value === 'function';
const limit: Rule = [(value) => typeof value === 'number' && value >= 0, 'a number from 0 to Infinity'];

/** Everything that a call can be given; the client takes most of it too. */
const rules = {
  signal: [(value) => value === null || 'aborted' in Object(value), 'an AbortSignal'],
  timeout: limit,
  deadline: limit,
  idleTimeout: limit,
  maxRetries: limit,
  maxRetryAfter: limit,
  maxResponseBytes: limit,
  idempotencyKey: undefined,
  headers: [(value) => typeof value === 'object', 'an object, Headers or pairs'],
  query: undefined,
  baseURL: undefined,
  baseUrl: undefined,
  fetch: [isFunction, 'a function'],
  fetchOptions: undefined,
  onRetry: [isFunction, 'a function'],
  middleware: [(value) => Array.isArray(value) && value.every(isFunction), 'a list of functions'],
  authorize: undefined,
} satisfies Record<Exclude<keyof RequestOptions, keyof CredentialOptions>, Rule>;

/**
 * Looks at the path, the params and the options of a call before anything is made of them, for callers whose compiler did not.
 *
 * @throws InvalidRequestError that names the argument and the remedy, or if a step of the path is `.` or `..`, also in encoded
 *   spelling
 */
export function checkCall({ params, options }: CallArguments, { id, path, body }: OperationSpec): void {
  if (/^([^?#]*[/\\])?(\.|%2e){1,2}([/\\?#]|$)/i.test(path))
    throw new InvalidRequestError(`The path ${JSON.stringify(path)} has "." or ".." in it: write where it leads.`);
  for (const [what, value] of Object.entries({ params, options }))
    if (value !== undefined && tag(value) !== 'Object') throw new InvalidRequestError(`The ${what} of ${id} must be a plain object.`);
  for (const name of Object.keys(Object(options))) {
    if (Object.hasOwn(rules, name)) continue;
    const credentials = Object.values(sdk.schemes).flatMap(({ sources }) => sources.map(({ option }) => option));
    const known = [...Object.keys(rules), ...credentials, ...(body?.contentTypes ? ['contentType'] : [])];
    if (!known.includes(name)) throw new InvalidRequestError(`${id} has no option "${name}": the options are ${known.join(', ')}.`);
  }
  checkOptions(Object(options), InvalidRequestError);
}

/**
 * Looks at the options that a client and a call share.
 *
 * @throws Failure that names the option and the remedy
 */
export function checkOptions(options: { readonly baseURL?: unknown; readonly baseUrl?: unknown; readonly fetchOptions?: unknown }, Failure: Failure): void {
  for (const [name, value] of Object.entries(options)) {
    const rule = ownMember<Rule>(rules, name);
    if (rule && value !== undefined && !rule[0](value)) throw new Failure(`${name} must be ${rule[1]}.`);
  }
  const { baseURL, baseUrl, fetchOptions } = options;
  const flaw = fetchOptions === undefined ? undefined : flawOfFetchOptions(fetchOptions);
  if (flaw) throw new Failure(flaw);
  if (baseURL && baseUrl && String(baseURL) !== String(baseUrl))
    throw new Failure('baseURL and baseUrl are one option: pass one of them.');
}
