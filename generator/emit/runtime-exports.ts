import { testingTypes } from './declarations/testing.js';
import { webhookTypes } from './declarations/webhooks.js';
import type { Plan } from '../plan/plan.js';
import { takesFiles } from '../plan/files.js';
import { runtime } from './runtime.js';
import type { Export } from './declarations/index-file.js';

/** What the main entry of every SDK offers of the runtime. A test compares it with the runtime itself. */
export const runtimeExports: readonly Export[] = [
  ...values('core/errors/api', ['APIError']),
  ...values('core/errors/status', [
    'AuthenticationError',
    'BadRequestError',
    'ConflictError',
    'InternalServerError',
    'NotFoundError',
    'PermissionDeniedError',
    'RateLimitError',
    'UnprocessableEntityError',
  ]),
  ...values('core/errors/transport', ['AbortError', 'ConnectionError', 'TimeoutError']),
  ...values('core/errors/response-parse', ['ResponseParseError']),
  ...values('core/errors/invalid-request', ['InvalidRequestError']),
  ...values('core/errors/configuration', ['ConfigurationError']),
  ...types('core/failure', ['StatusError', 'TransportError']),
  ...values('core/promise', ['APIPromise']),
  ...values('core/pagination/page-promise', ['PagePromise']),
  ...types('core/result', ['CallResult', 'SafeResult']),
  ...types('core/options', ['ClientOptions', 'CredentialOption', 'CredentialRequest', 'RequestOptions']),
  ...types('core/request/fetch-options', ['FetchOptions']),
  ...types('core/retries/observer', ['RetryEvent', 'RetryObserver']),
  ...types('core/method', ['Method', 'PageMethod']),
  ...types('core/operation-info', ['OperationInfo']),
  ...types('core/middleware', ['LogLevel', 'Middleware', 'MiddlewareContext', 'Next', 'OutgoingRequest']),
  ...types('core/features/logging', ['Logger', 'LoggingOptions']),
  ...types('core/features/rate-limit', ['RateLimit']),
];

function values(file: string, names: readonly string[]): readonly Export[] {
  return names.map((name) => ({ file, name, typeOnly: false }));
}

function types(file: string, names: readonly string[]): readonly Export[] {
  return names.map((name) => ({ file, name, typeOnly: true }));
}

/** What the main entry offers besides where methods give streams. */
export function streamExports({ resources }: Plan): readonly Export[] {
  const kinds = new Set(resources.flatMap(({ methods }) => methods.map(({ result }) => result.kind)));
  return [
    ...(kinds.has('stream') || kinds.has('choice') ? values('core/stream/stream', ['Stream']) : []),
    ...(kinds.has('choice') ? types('core/stream/method', ['StreamingMethod']) : []),
  ];
}

/** What the main entry offers besides where methods take files. */
export function fileExports(plan: Plan): readonly Export[] {
  return takesFiles(plan) ? [...values('core/body/to-file', ['toFile']), ...types('core/body/to-file', ['ToFileOptions']), ...types('core/body/file', ['FileInput'])] : [];
}

/** Names that a model or a resource cannot take, because the runtime has them. */
export const reservedRuntimeNames: ReadonlySet<string> = new Set([
  ...runtimeExports.map((entry) => entry.name),
  ...Object.values(runtime).map((symbol) => symbol.name),
  ...Object.values(webhookTypes),
  ...Object.values(testingTypes),
  'RootError',
]);

/** Members of the runtime's client, which a resource would hide. */
export const clientMembers: ReadonlySet<string> = new Set(['baseURL', 'delete', 'derive', 'get', 'head', 'options', 'patch', 'post', 'put', 'rateLimit', 'request', 'shared', 'webhookSecret', 'withOptions']);

/** Options of every client and every call, which a credential would hide. */
export const clientOptions: ReadonlySet<string> = new Set([
  'authorize', 'baseURL', 'baseUrl', 'body', 'deadline', 'fetch', 'fetchOptions', 'headers', 'idempotencyHeader', 'idempotencyKey', 'idleTimeout', 'logLevel', 'logger',
  'maxResponseBytes', 'maxRetries', 'maxRetryAfter', 'middleware', 'onRetry', 'query', 'signal', 'timeout',
]);
