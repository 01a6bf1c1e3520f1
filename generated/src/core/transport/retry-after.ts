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
  const milliseconds = numberOf(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return milliseconds / 1000;

  const text = headers.get('retry-after');
  const seconds = numberOf(text);
  if (seconds !== undefined) return seconds;
  // A date has letters; without this, Date.parse would make a year of a bare or negative number.
  const date = text && /[a-z]/i.test(text) ? Date.parse(text) : NaN;
  if (!Number.isNaN(date)) return Math.max(0, (date - now) / 1000);

  // On other statuses it tells when the quota is renewed, which is no reason to wait.
  const reset = status === 429 ? numberOf(headers.get('x-ratelimit-reset')) : undefined;
  if (reset === undefined || reset < 1e9) return reset;
  return Math.max(0, reset / (reset < 1e11 ? 1 : 1000) - now / 1000);
}

/** A number of digits, fractions included; undefined for any other text. */
export function numberOf(text: string | null = ''): number | undefined {
  return text && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
