import { assign } from '../errors/details.js';
import type { Feature } from '../middleware.js';
import { documentedRateLimit } from '../sdk.js';
import { momentOf, numberOf } from '../transport/retry-after.js';

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
  #known: RateLimit = documentedRateLimit ? { limit: documentedRateLimit.requests, window: documentedRateLimit.window } : {};
  // They are read when someone asks: most never do.
  readonly #answers: (readonly [headers: Headers, moment: number])[] = [];

  hear(headers: Headers): void {
    if (this.#answers.push([headers, Date.now()]) > 10) this.#answers.shift();
  }

  /** What the last ten answers said, and those before them as far as it was asked for. */
  get current(): RateLimit {
    for (const answer of this.#answers.splice(0)) this.#known = { ...this.#known, ...readRateLimit(...answer) };
    return this.#known;
  }
}

/** Keeps what each answer says of the rate limit. */
export const rateLimits: Feature = ({ shared }) => {
  const limits = shared(RateLimits);
  return { observe: ({ headers }) => limits.hear(headers) };
};

/**
 * What an answer says of the rate limit, from the header fields of the IETF's drafts (draft-ietf-httpapi-ratelimit-headers:
 * `RateLimit` and `RateLimit-Policy` as structured fields; before draft 8 `RateLimit: limit=…`, before draft 7 three fields
 * of their own) or from `X-RateLimit-*`. Of several quotas the one with the least left counts.
 *
 * @param now the present, in milliseconds since 1970
 * @returns without the members that the answer does not tell, or not so that they can be read
 */
export function readRateLimit(headers: Headers, now: number): RateLimit {
  const get = (name: string): string => headers.get(name) ?? '';
  const field = (name: string): string => get(`ratelimit-${name}`) || get(`x-ratelimit-${name}`) || get(`x-rate-limit-${name}`);
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) => numberOf(field(name).split(',')[0]));
  const items = itemsOf(get('ratelimit'));
  const [quota] = items.filter(({ r }) => r !== undefined).sort((a, b) => Number(a.r) - Number(b.r));
  const policy = itemsOf(get('ratelimit-policy') || field('limit')).find((each) => (quota ? each.name === quota.name : each.w));
  const said: Item = [...items, quota].reduce<Item>((all, item) => Object.assign(all, item), {});
  const moment = said.t ?? said.reset ?? reset;
  const found: RateLimit = {};
  assign(found, {
    limit: policy?.q ?? said.limit ?? limit,
    remaining: said.r ?? said.remaining ?? remaining,
    reset: moment === undefined ? moment : new Date(momentOf(moment, now)),
    window: policy?.w,
  });
  return found;
}

/** A quota or policy with its parameters: `q` and `w` of a policy, `r` and `t` of what is left, and the members before draft 8. */
interface Item extends Readonly<Partial<Record<'q' | 'w' | 'r' | 't' | 'limit' | 'remaining' | 'reset', number>>> {
  readonly name?: string | undefined;
}

/** The members of a structured list (RFC 9651, section 3.1): a comma within quotes parts nothing. */
function itemsOf(text: string): Item[] {
  return (text.match(/("[^"]*"|[^",])+/g) ?? []).map((item) => {
    const parameters = [...item.matchAll(/(?:^|;)\s*(\w+)=\s*(\d+)/g)].map(([, name, value]) => [name, Number(value)]);
    return { ...Object.fromEntries(parameters), name: item.split(';')[0]?.trim() };
  });
}
