import { assign } from '../errors/details.js';
import type { Feature } from '../middleware.js';
import { sdk } from '../sdk.js';
import { numberOf } from '../transport/retry-after.js';

/** How much of a quota is left. A member that nobody told is absent. */
export interface RateLimit {
  /** Requests allowed in one window. */
  readonly limit?: number;
  /** Requests left in the present window. */
  readonly remaining?: number;
  /** When the quota is renewed. */
  readonly reset?: Date;
  /** Length of the window in seconds. */
  readonly window?: number;
}

/** What a client and all derived from it know of their rate limit: at first the documented one. */
export class RateLimits {
  current: RateLimit = sdk.rateLimit ? { limit: sdk.rateLimit.requests, window: sdk.rateLimit.window } : {};
}

/** Keeps what each answer says of the rate limit. */
export const rateLimits: Feature = ({ shared }) => ({
  middleware: async (request, next) => {
    const response = await next(request);
    const limits = shared(RateLimits);
    limits.current = { ...limits.current, ...readRateLimit(response.headers, Date.now()) };
    return response;
  },
});

/**
 * What an answer says of the rate limit, from the header fields of the IETF's drafts (draft-ietf-httpapi-ratelimit-headers:
 * `RateLimit` and `RateLimit-Policy` as structured fields; before draft 8 `RateLimit: limit=…`, before draft 7 three fields
 * of their own) or from `X-RateLimit-*`. Of several quotas the one with the least left counts.
 *
 * @param now the present, in milliseconds since 1970
 * @returns without the members that the answer does not tell, or not so that they can be read
 */
export function readRateLimit(headers: Headers, now: number): RateLimit {
  const combined = headers.get('ratelimit') ?? '';
  const left = (item: string): number => parameter(item, 'r') ?? Infinity;
  const [quota] = listOf(combined)
    .filter((item) => left(item) < Infinity)
    .sort((a, b) => left(a) - left(b));
  const policy = listOf(headers.get('ratelimit-policy') ?? headers.get('ratelimit-limit') ?? '').find((each) =>
    quota ? nameOf(each) === nameOf(quota) : parameter(each, 'w'),
  );
  const field = (name: string): number | undefined => {
    const [plain] = ['ratelimit-', 'x-ratelimit-', 'x-rate-limit-'].flatMap((prefix) => headers.get(prefix + name) ?? []);
    return parameter(combined, name) ?? numberOf(plain?.split(',')[0]);
  };
  const reset = parameter(quota, 't') ?? field('reset');
  const found: RateLimit = {};
  assign(found, {
    limit: parameter(policy, 'q') ?? field('limit'),
    remaining: parameter(quota, 'r') ?? field('remaining'),
    reset: reset === undefined ? undefined : momentOf(reset, now),
    window: parameter(policy, 'w'),
  });
  return found;
}

/** The members of a structured list (RFC 9651, section 3.1): a comma within quotes parts nothing. */
function listOf(text: string): readonly string[] {
  return text.match(/("[^"]*"|[^",])+/g) ?? [];
}

function nameOf(item: string): string | undefined {
  return item.split(';')[0]?.trim();
}

function parameter(item: string | undefined, name: string): number | undefined {
  return numberOf(item?.match(`(?:^|[;,])\\s*${name}=\\s*(\\d+)`)?.[1]);
}

/** Seconds from now, or a Unix time in seconds or milliseconds: no quota lasts thirty years. */
function momentOf(reset: number, now: number): Date {
  return new Date(reset < 1e9 ? now + reset * 1000 : reset < 1e11 ? reset * 1000 : reset);
}
