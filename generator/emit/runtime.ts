import type { SymbolPlan } from '../plan/plan.js';

/** What emitted code uses of the runtime (templates/runtime, copied to src/core). */
export const runtime = {
  APIClient: core('client', 'APIClient'),
  ClientOptions: core('options', 'ClientOptions'),
  CredentialOption: core('options', 'CredentialOption'),
  RequestOptions: core('options', 'RequestOptions'),
  Resource: core('resource', 'Resource'),
  Method: core('method', 'Method'),
  PageMethod: core('method', 'PageMethod'),
  StatusError: core('errors/status', 'StatusError'),
  BaseError: core('errors/base', 'BaseError'),
  SdkInfo: core('info', 'SdkInfo'),
  UnknownVariant: core('types', 'UnknownVariant'),
  FileInput: core('body/file', 'FileInput'),
  json: core('body/json', 'json'),
  form: core('body/form', 'form'),
  multipart: core('body/multipart', 'multipart'),
  textBody: core('body/text', 'text'),
  binary: core('body/binary', 'binary'),
  empty: core('response/empty', 'empty'),
  text: core('response/text', 'text'),
  blob: core('response/blob', 'blob'),
  pageNumber: core('pagination/page-number', 'pageNumber'),
  offset: core('pagination/offset', 'offset'),
  cursor: core('pagination/cursor', 'cursor'),
  cursorFromLast: core('pagination/cursor', 'cursorFromLast'),
  nextUrl: core('pagination/next-url', 'nextUrl'),
  linkHeader: core('pagination/link-header', 'linkHeader'),
} as const satisfies Record<string, SymbolPlan>;

function core(file: string, name: string): SymbolPlan {
  return { name, file: `core/${file}` };
}
