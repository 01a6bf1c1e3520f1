import type { SymbolPlan } from '../plan/plan.js';

/** What emitted code uses of the runtime (templates/runtime, copied to src/core). A test compares it with the runtime itself. */
export const runtime: Readonly<Record<RuntimeName, SymbolPlan>> = {
  APIClient: core('client', 'APIClient'),
  BaseClient: core('base-client', 'BaseClient'),
  plain: core('extras/plain', 'plain'),
  ClientOptions: core('options', 'ClientOptions'),
  CredentialOption: core('options', 'CredentialOption'),
  CredentialOptions: core('sdk', 'CredentialOptions'),
  RequestOptions: core('options', 'RequestOptions'),
  logging: core('features/logging', 'logging'),
  LoggingOptions: core('features/logging', 'LoggingOptions'),
  rateLimits: core('features/rate-limit', 'rateLimits'),
  RateLimits: core('features/rate-limit', 'RateLimits'),
  RateLimit: core('features/rate-limit', 'RateLimit'),
  deprecation: core('features/deprecation', 'deprecation'),
  driftReporter: core('features/drift', 'driftReporter'),
  Drift: core('features/drift', 'Drift'),
  DriftOptions: core('features/drift', 'DriftOptions'),
  Shapes: core('features/shapes', 'Shapes'),
  Middleware: core('middleware', 'Middleware'),
  Resource: core('resource', 'Resource'),
  Method: core('method', 'Method'),
  PageMethod: core('method', 'PageMethod'),
  StatusError: core('failure', 'StatusError'),
  APIError: core('errors/api', 'APIError'),
  BaseError: core('errors/base', 'BaseError'),
  SdkInfo: core('info', 'SdkInfo'),
  RateQuota: core('info', 'RateQuota'),
  ServerTemplate: core('servers', 'ServerTemplate'),
  chooseServer: core('servers', 'chooseServer'),
  UnknownVariant: core('open', 'UnknownVariant'),
  FileInput: core('body/file', 'FileInput'),
  toFile: core('body/to-file', 'toFile'),
  ToFileOptions: core('body/to-file', 'ToFileOptions'),
  styled: core('params/styled', 'styled'),
  wholeQuery: core('params/styled', 'wholeQuery'),
  json: core('body/json', 'json'),
  jsonAs: core('body/json', 'jsonAs'),
  form: core('body/form', 'form'),
  multipart: core('body/multipart', 'multipart'),
  textBody: core('body/text', 'textBody'),
  binary: core('body/binary', 'binary'),
  choose: core('body/choose', 'choose'),
  ContentTypeOption: core('body/choose', 'ContentTypeOption'),
  empty: core('response/empty', 'empty'),
  jsonOrEmpty: core('response/json', 'jsonOrEmpty'),
  text: core('response/text', 'text'),
  blob: core('response/blob', 'blob'),
  sse: core('response/sse', 'sse'),
  jsonLines: core('response/json-lines', 'jsonLines'),
  either: core('response/either', 'either'),
  jsonResponse: core('response/json', 'jsonResponse'),
  documentedHeaders: core('response/headers', 'documentedHeaders'),
  NamedPlaces: core('response/int64', 'NamedPlaces'),
  int64At: core('response/int64', 'int64At'),
  jsonInt64: core('response/int64', 'jsonInt64'),
  Stream: core('stream/stream', 'Stream'),
  StreamingMethod: core('stream/method', 'StreamingMethod'),
  streaming: core('stream/method', 'streaming'),
  bearer: core('security/bearer', 'bearer'),
  http: core('security/http', 'http'),
  basic: core('security/basic', 'basic'),
  clientCredentials: core('security/oauth2', 'clientCredentials'),
  apiKeyHeader: core('security/api-key', 'apiKeyHeader'),
  apiKeyQuery: core('security/api-key', 'apiKeyQuery'),
  apiKeyCookie: core('security/api-key', 'apiKeyCookie'),
  backoff: core('retries/backoff', 'backoff'),
  paged: core('pagination/paged', 'paged'),
  pageNumber: core('pagination/page-number', 'pageNumber'),
  offset: core('pagination/offset', 'offset'),
  cursor: core('pagination/cursor', 'cursor'),
  cursorFromLast: core('pagination/cursor', 'cursorFromLast'),
  nextUrl: core('pagination/next-url', 'nextUrl'),
  linkHeader: core('pagination/link-header', 'linkHeader'),
  firstSaid: core('pagination/more', 'firstSaid'),
  hasMore: core('pagination/more', 'hasMore'),
  totalPages: core('pagination/more', 'totalPages'),
  totalCount: core('pagination/more', 'totalCount'),
  whileFull: core('pagination/more', 'whileFull'),
  WebhookSecretOption: core('webhooks/secret-option', 'WebhookSecretOption'),
  WebhookScheme: core('webhooks/scheme', 'WebhookScheme'),
  RawBody: core('webhooks/delivery', 'RawBody'),
  WebhookHeaders: core('webhooks/delivery', 'WebhookHeaders'),
  WebhookError: core('webhooks/error', 'WebhookError'),
  VerifyOptions: core('webhooks/verify', 'VerifyOptions'),
  unwrapWebhook: core('webhooks/unwrap', 'unwrapWebhook'),
  WebhookHandler: core('webhooks/handler', 'WebhookHandler'),
  WebhookHandlerOptions: core('webhooks/handler', 'WebhookHandlerOptions'),
  DeliveryStore: core('webhooks/handler', 'DeliveryStore'),
  handleWebhooks: core('webhooks/handler', 'handleWebhooks'),
  toNodeListener: core('webhooks/node', 'toNodeListener'),
  NodeListenerOptions: core('webhooks/node', 'NodeListenerOptions'),
  SignOptions: core('webhooks/sign', 'SignOptions'),
  SignedWebhook: core('webhooks/sign', 'SignedWebhook'),
  signDelivery: core('webhooks/sign', 'signDelivery'),
  createMockFetch: core('testing/mock-fetch', 'createMockFetch'),
  mockBaseURL: core('testing/mock-fetch', 'mockBaseURL'),
  MockFetch: core('testing/mock-fetch', 'MockFetch'),
  MockOptions: core('testing/mock-fetch', 'MockOptions'),
  MockCall: core('testing/mock-fetch', 'MockCall'),
  MockReply: core('testing/mocked', 'MockReply'),
  Fault: core('testing/faults', 'Fault'),
  MockRequestError: core('testing/errors', 'MockRequestError'),
  ReplayError: core('testing/errors', 'ReplayError'),
  recordFetch: core('testing/recording/record', 'recordFetch'),
  RecordingFetch: core('testing/recording/record', 'RecordingFetch'),
  replayFetch: core('testing/recording/replay', 'replayFetch'),
  FetchRecord: core('testing/recording/exchange', 'FetchRecord'),
};

export type RuntimeName =
  | 'APIClient'
  | 'BaseClient'
  | 'plain'
  | 'ClientOptions'
  | 'CredentialOption'
  | 'CredentialOptions'
  | 'RequestOptions'
  | 'logging'
  | 'LoggingOptions'
  | 'rateLimits'
  | 'RateLimits'
  | 'RateLimit'
  | 'deprecation'
  | 'driftReporter'
  | 'Drift'
  | 'DriftOptions'
  | 'Shapes'
  | 'Middleware'
  | 'Resource'
  | 'Method'
  | 'PageMethod'
  | 'StatusError'
  | 'APIError'
  | 'BaseError'
  | 'SdkInfo'
  | 'RateQuota'
  | 'ServerTemplate'
  | 'chooseServer'
  | 'UnknownVariant'
  | 'FileInput'
  | 'toFile'
  | 'ToFileOptions'
  | 'styled'
  | 'wholeQuery'
  | 'json'
  | 'jsonAs'
  | 'form'
  | 'multipart'
  | 'textBody'
  | 'binary'
  | 'choose'
  | 'ContentTypeOption'
  | 'empty'
  | 'jsonOrEmpty'
  | 'text'
  | 'blob'
  | 'sse'
  | 'jsonLines'
  | 'either'
  | 'jsonResponse'
  | 'documentedHeaders'
  | 'NamedPlaces'
  | 'int64At'
  | 'jsonInt64'
  | 'Stream'
  | 'StreamingMethod'
  | 'streaming'
  | 'bearer'
  | 'http'
  | 'basic'
  | 'clientCredentials'
  | 'apiKeyHeader'
  | 'apiKeyQuery'
  | 'apiKeyCookie'
  | 'backoff'
  | 'paged'
  | 'pageNumber'
  | 'offset'
  | 'cursor'
  | 'cursorFromLast'
  | 'nextUrl'
  | 'linkHeader'
  | 'firstSaid'
  | 'hasMore'
  | 'totalPages'
  | 'totalCount'
  | 'whileFull'
  | 'WebhookSecretOption'
  | 'WebhookScheme'
  | 'RawBody'
  | 'WebhookHeaders'
  | 'WebhookError'
  | 'VerifyOptions'
  | 'unwrapWebhook'
  | 'WebhookHandler'
  | 'WebhookHandlerOptions'
  | 'DeliveryStore'
  | 'handleWebhooks'
  | 'toNodeListener'
  | 'NodeListenerOptions'
  | 'SignOptions'
  | 'SignedWebhook'
  | 'signDelivery'
  | 'createMockFetch'
  | 'mockBaseURL'
  | 'MockFetch'
  | 'MockOptions'
  | 'MockCall'
  | 'MockReply'
  | 'Fault'
  | 'MockRequestError'
  | 'ReplayError'
  | 'recordFetch'
  | 'RecordingFetch'
  | 'replayFetch'
  | 'FetchRecord';

function core(file: string, name: string): SymbolPlan {
  return { name, file: `core/${file}` };
}
