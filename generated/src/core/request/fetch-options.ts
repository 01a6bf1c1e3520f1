/**
 * What fetch takes beside the request itself, as the platform names it: `dispatcher` (Node's undici: a proxy, a pool, TLS), `proxy`
 * and `tls` (Bun), `client` (Deno), `next` (Next.js), `cf` (Cloudflare Workers), `cache`, `credentials`, `keepalive`. It is passed on
 * as it is.
 */
export interface FetchOptions {
  readonly cache?: 'default' | 'no-store' | 'reload' | 'no-cache' | 'force-cache' | 'only-if-cached' | undefined;
  readonly credentials?: 'omit' | 'same-origin' | 'include' | undefined;
  readonly keepalive?: boolean | undefined;
  readonly method?: never;
  readonly headers?: never;
  readonly body?: never;
  readonly signal?: never;
  readonly redirect?: never;
  readonly duplex?: never;
  readonly [option: string]: unknown;
}

/** What the SDK sets itself. */
const taken = ['method', 'headers', 'body', 'signal', 'redirect', 'duplex'];

/** The flaw of such options, as a sentence; undefined if they have none. */
export function flawOfFetchOptions(options: object): string | undefined {
  const name = taken.find((each) => each in options);
  return name && `fetchOptions.${name} is set by the SDK: use the params and the options beside fetchOptions.`;
}
