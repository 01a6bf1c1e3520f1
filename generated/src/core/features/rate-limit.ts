import type { Feature } from '../middleware.js';
import { sdk } from '../sdk.js';

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
  current: RateLimit = documented();
}

/** Keeps what each answer says of the rate limit. */
export const rateLimits: Feature = ({ shared }) => ({
  middleware: async (request, next) => {
    const response = await next(request);
    const told = readRateLimit(response.headers, Date.now());
    if (told) shared(RateLimits).current = { ...documented(), ...told };
    return response;
  },
});

/**
 * What an answer says of the rate limit, from the header fields of the IETF's drafts (draft-ietf-httpapi-ratelimit-headers:
 * `RateLimit` and `RateLimit-Policy` as structured fields; before draft 8 `RateLimit: limit=…`, before draft 7 three fields
 * of their own) or from `X-RateLimit-*`. Of several quotas the one with the least left counts.
 *
 * @param now the present, in milliseconds since 1970
 * @returns undefined where the answer tells nothing that can be read
 */
export function readRateLimit(headers: Headers, now: number): RateLimit | undefined {
  const combined = headers.get('ratelimit') ?? '';
  const policies = listOf(headers.get('ratelimit-policy') ?? headers.get('ratelimit-limit') ?? '');
  const [quota] = listOf(combined)
    .filter((item) => parameter(item, 'r') !== undefined)
    .sort((a, b) => Number(parameter(a, 'r')) - Number(parameter(b, 'r')));
  const policy =
    quota === undefined
      ? policies.find((each) => parameter(each, 'w'))
      : policies.find((each) => nameOf(each) === nameOf(quota));

  const field = (name: string): number | undefined => {
    const plain = ['ratelimit-', 'x-ratelimit-', 'x-rate-limit-'].map((prefix) => headers.get(prefix + name));
    return parameter(combined, name) ?? numberAt(plain.find((text) => text !== null));
  };
  const until = quota === undefined ? field('reset') : parameter(quota, 't');
  const found = {
    limit: quota === undefined ? field('limit') : parameter(policy, 'q'),
    remaining: quota === undefined ? field('remaining') : parameter(quota, 'r'),
    reset: until === undefined ? undefined : momentOf(until, now),
    window: parameter(policy, 'w'),
  };
  const told = Object.entries(found).filter(([, value]) => value !== undefined);
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

function documented(): RateLimit {
  return sdk.rateLimit ? { limit: sdk.rateLimit.requests, window: sdk.rateLimit.window } : {};
}

/** The members of a structured list (RFC 9651, section 3.1): a comma within quotes parts nothing. */
function listOf(text: string): readonly string[] {
  return text.match(/("[^"]*"|[^",])+/g) ?? [];
}

function nameOf(item: string): string | undefined {
  return item.split(';')[0]?.trim();
}

function parameter(item: string | undefined, name: string): number | undefined {
  return numberAt(item?.match(`(?:^|[;,])\\s*${name}=\\s*(\\d+)`)?.[1]);
}

function numberAt(text: string | null | undefined): number | undefined {
  const [digits] = text?.match(/^\s*\d+(\.\d+)?/) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Seconds from now, or a Unix time in seconds or milliseconds: no quota lasts thirty years. */
function momentOf(reset: number, now: number): Date {
  return new Date(reset < 1e9 ? now + reset * 1000 : reset < 1e11 ? reset * 1000 : reset);
}
