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

/** What the SDK sets itself, and how a caller gets at it. */
const remedies = {
  method: 'it belongs to the operation',
  headers: 'use the option headers',
  body: 'it comes from the params',
  signal: 'use the option signal of the call',
  redirect: 'redirects that could leak a credential are never followed',
  duplex: 'it follows from the body',
};

/** The flaw of such options, as the rest of a sentence; undefined if they have none. */
export function flawOfFetchOptions(options: unknown): string | undefined {
  for (const [name, remedy] of Object.entries(remedies)) if (name in Object(options)) return `fetchOptions.${name} is set by the SDK: ${remedy}.`;
  return undefined;
}
