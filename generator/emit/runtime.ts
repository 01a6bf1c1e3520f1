import type { SymbolPlan } from '../plan/plan.js';

/** What emitted code uses of the runtime (templates/runtime, copied to src/core). A test compares it with the runtime itself. */
export const runtime: Readonly<Record<RuntimeName, SymbolPlan>> = {
  APIClient: core('client', 'APIClient'),
  ClientOptions: core('options', 'ClientOptions'),
  CredentialOption: core('options', 'CredentialOption'),
  RequestOptions: core('options', 'RequestOptions'),
  Resource: core('resource', 'Resource'),
  Method: core('method', 'Method'),
  PageMethod: core('method', 'PageMethod'),
  StatusError: core('failure', 'StatusError'),
  BaseError: core('errors/base', 'BaseError'),
  SdkInfo: core('info', 'SdkInfo'),
  UnknownVariant: core('open', 'UnknownVariant'),
  FileInput: core('body/file', 'FileInput'),
  styled: core('params/styled', 'styled'),
  wholeQuery: core('params/styled', 'wholeQuery'),
  json: core('body/json', 'json'),
  jsonAs: core('body/json', 'jsonAs'),
  form: core('body/form', 'form'),
  multipart: core('body/multipart', 'multipart'),
  textBody: core('body/text', 'textBody'),
  binary: core('body/binary', 'binary'),
  empty: core('response/empty', 'empty'),
  jsonOrEmpty: core('response/json', 'jsonOrEmpty'),
  text: core('response/text', 'text'),
  blob: core('response/blob', 'blob'),
  sse: core('response/sse', 'sse'),
  jsonLines: core('response/json-lines', 'jsonLines'),
  either: core('response/either', 'either'),
  jsonResponse: core('response/json', 'jsonResponse'),
  Stream: core('stream/stream', 'Stream'),
  StreamingMethod: core('stream/method', 'StreamingMethod'),
  streaming: core('stream/method', 'streaming'),
  pageNumber: core('pagination/page-number', 'pageNumber'),
  offset: core('pagination/offset', 'offset'),
  cursor: core('pagination/cursor', 'cursor'),
  cursorFromLast: core('pagination/cursor', 'cursorFromLast'),
  nextUrl: core('pagination/next-url', 'nextUrl'),
  linkHeader: core('pagination/link-header', 'linkHeader'),
};

export type RuntimeName =
  | 'APIClient'
  | 'ClientOptions'
  | 'CredentialOption'
  | 'RequestOptions'
  | 'Resource'
  | 'Method'
  | 'PageMethod'
  | 'StatusError'
  | 'BaseError'
  | 'SdkInfo'
  | 'UnknownVariant'
  | 'FileInput'
  | 'styled'
  | 'wholeQuery'
  | 'json'
  | 'jsonAs'
  | 'form'
  | 'multipart'
  | 'textBody'
  | 'binary'
  | 'empty'
  | 'jsonOrEmpty'
  | 'text'
  | 'blob'
  | 'sse'
  | 'jsonLines'
  | 'either'
  | 'jsonResponse'
  | 'Stream'
  | 'StreamingMethod'
  | 'streaming'
  | 'pageNumber'
  | 'offset'
  | 'cursor'
  | 'cursorFromLast'
  | 'nextUrl'
  | 'linkHeader';

function core(file: string, name: string): SymbolPlan {
  return { name, file: `core/${file}` };
}
