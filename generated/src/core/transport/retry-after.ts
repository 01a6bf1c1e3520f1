/** The three forms of a date in HTTP (RFC 9110, section 5.6.7). Date.parse takes more for a date: `soon 5`. */
const httpDate = /^[A-Z][a-z]{2,8},? (\d\d[ -][A-Z][a-z]{2}[ -]\d{2,4}|[A-Z][a-z]{2} [ \d]\d) \d\d:\d\d:\d\d( GMT| \d{4})$/;

/**
 * How long the server asks to wait before another try: `retry-after-ms`, else `Retry-After` in seconds or as a date
 * (RFC 9110, section 10.2.3), else, on 429, `X-RateLimit-Reset` as seconds from now or as a Unix time. What can't be read is
 * ignored; a time that has passed is now.
 *
 * @param now the present, in milliseconds since 1970
 * @returns seconds, fractions included
 */
export function retryAfterOf(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  now: number,
): number | undefined {
  const after = headers.get('retry-after') ?? '';
  // The last form has no time zone; all are in UTC.
  const date = httpDate.test(after) ? Date.parse(after.replace(/\d$/, '$& GMT')) : NaN;
  // On other statuses it tells when the quota is renewed, which is no reason to wait.
  const reset = status === 429 ? numberOf(headers.get('x-ratelimit-reset')) : undefined;
  const moment = Number.isNaN(date) && reset !== undefined ? momentOf(reset, now) : date;
  const seconds = numberOf(headers.get('retry-after-ms'), 1000) ?? numberOf(after) ?? Math.max(0, (moment - now) / 1000);
  return Number.isNaN(seconds) ? undefined : seconds;
}

/** A number of digits, fractions included, divided by `unit`; undefined for any other text. */
export function numberOf(text: string | null = '', unit = 1): number | undefined {
  return text && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) / unit : undefined;
}

/** When a quota is renewed, in milliseconds since 1970: told in seconds from now, or as a Unix time in seconds or milliseconds. No quota lasts thirty years. */
export function momentOf(reset: number, now: number): number {
  return reset < 1e9 ? now + reset * 1000 : reset < 1e11 ? reset * 1000 : reset;
}
