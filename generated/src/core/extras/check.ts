import { InvalidRequestError } from '../errors/invalid-request.js';
import type { OperationSpec } from '../operation.js';
import type { ClientOptions, Failure, RequestOptions } from '../options.js';
import { ownMember } from '../params/own-member.js';
import { textsOf } from '../params/texts.js';
import { tag } from '../params/value.js';
import { isBlank, member } from '../platform.js';
import { flawOfFetchOptions } from '../request/fetch-options.js';
import { isHeaderName } from '../request/headers.js';
import type { CallArguments } from '../request/plan.js';
import { hasDots } from '../request/url.js';
import { sdk, type CredentialOptions } from '../sdk.js';
import { didYouMean } from './did-you-mean.js';

/** What an option can be: a test, and its words. */
type Rule = readonly [fits: (value: unknown) => boolean, wanted: string];
type Rules = Readonly<Record<string, Rule>>;

const isPlain = (value: unknown): boolean => tag(value) === 'Object';
const isFunction = (value: unknown): boolean => typeof value === 'function';
const aFunction: Rule = [isFunction, 'a function'];
const plainObject: Rule = [isPlain, 'a plain object'];
const limit: Rule = [(value) => typeof value === 'number' && value >= 0, 'a number from 0 to Infinity'];
const address: Rule = [(value) => /^(String|URL)$/.test(tag(value)), 'an http(s) URL: a string or a URL'];

/** What a client and a call take alike. */
const shared = {
  timeout: limit,
  deadline: limit,
  idleTimeout: limit,
  maxRetries: limit,
  maxRetryAfter: limit,
  maxResponseBytes: limit,
  headers: [(value) => typeof value === 'object' && value !== null, 'an object, Headers or pairs'],
  query: plainObject,
  baseURL: address,
  baseUrl: address,
  fetch: aFunction,
  fetchOptions: plainObject,
  onRetry: aFunction,
  middleware: [(value) => Array.isArray(value) && value.every(isFunction), 'a list of functions'],
} satisfies Record<keyof ClientOptions & keyof RequestOptions, Rule>;

const ofCall: Rules = {
  ...shared,
  ...({
    signal: [(value) => value === null || isFunction(member(value, 'throwIfAborted')), 'an AbortSignal'],
    idempotencyKey: [(value) => typeof value === 'string' && !isBlank(value), 'a string that is not blank'],
    authorize: [(value) => typeof value === 'boolean', 'true or false'],
  } satisfies Record<Exclude<keyof RequestOptions, keyof typeof shared | keyof CredentialOptions>, Rule>),
};

const ofClient: Rules = {
  ...shared,
  ...({
    idempotencyHeader: [isHeaderName, 'the name of a header: letters, digits and hyphens'],
  } satisfies Record<Exclude<keyof ClientOptions & string, keyof typeof shared>, Rule>),
  // Only what receives webhooks reads it, and only there its type.
  webhookSecret: [(value) => /^(String|Array)$/.test(tag(value)), 'a string or a list of strings'],
};

/**
 * Looks at the path, the params and the options of a call before anything is made of them, for callers whose compiler did not.
 *
 * @throws InvalidRequestError that names the argument and the remedy, or if a URL parser would read the path as another one:
 *   with a step that is `.` or `..`, also in encoded spelling, with a backslash or with a control character
 */
export function checkCall({ params, options }: CallArguments, { id, path, body }: OperationSpec): void {
  checkPath(path);
  for (const [what, value] of Object.entries({ params, options }))
    if (value !== undefined && !isPlain(value)) throw new InvalidRequestError(`The ${what} of ${id} must be a plain object.`);
  checkOptions(id, Object(options), ofCall, InvalidRequestError, () => [
    ...Object.values(sdk.schemes).flatMap(({ sources }) => sources.map(({ option }) => option)),
    ...(body?.contentTypes ? ['contentType'] : []),
  ]);
}

/**
 * Looks at the options of a client.
 *
 * @param options as the caller gave them
 * @param others the names of those that are not the runtime's own: of credentials and features
 * @throws Failure that names the option and the remedy
 */
export function checkClient(name: string, options: object, others: readonly string[], Failure: Failure): void {
  if (!isPlain(options)) throw new Failure(`The options of ${name} must be a plain object: new ${name}({ … }).`);
  checkOptions(name, options, ofClient, Failure, () => others);
  try {
    textsOf(ownMember({ ...options }, 'query'));
  } catch (error) {
    throw new Failure(`query: ${String(member(error, 'message'))}`);
  }
}

function checkOptions(of: string, options: object, rules: Rules, Failure: Failure, others: () => readonly string[]): void {
  for (const [name, value] of Object.entries(options)) {
    const rule = ownMember(rules, name);
    if (!rule && !others().includes(name)) throw new Failure(`${of} has no option "${name}": ${didYouMean(name, [...Object.keys(rules), ...others()])}`);
    if (rule && value !== undefined && !rule[0](value)) throw new Failure(`${name} must be ${rule[1]}.`);
  }
  const flaw = flawOfFetchOptions(Object(member(options, 'fetchOptions')));
  if (flaw) throw new Failure(flaw);
  const [baseURL, baseUrl] = [member(options, 'baseURL'), member(options, 'baseUrl')];
  if (baseURL && baseUrl && String(baseURL) !== String(baseUrl))
    throw new Failure('baseURL and baseUrl are one option: pass one of them.');
}

/** URL parsers remove tabs and line breaks, take a backslash for a slash, and follow dots (WHATWG URL, section 4.4). */
function checkPath(path: unknown): void {
  if (typeof path !== 'string') throw new InvalidRequestError(`The path is ${tag(path)}: pass a string such as "/orders".`);
  if (hasDots(path) || /^[^?#]*\\|[\0-\x1f\x7f\p{Surrogate}]/u.test(path))
    throw new InvalidRequestError(
      `The path ${JSON.stringify(path)} would be read as another one: pass it without "." or "..", backslashes, control characters and halves of surrogate pairs.`,
    );
}
