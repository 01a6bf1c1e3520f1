import type { Feature } from '../middleware.js';
import { isFirst } from './first.js';

/**
 * Warns, once for each operation, where the document calls it deprecated or the server does: by `Deprecation` (RFC 9745) or
 * `Sunset` (RFC 8594).
 */
export const deprecation: Feature = ({ shared }) => ({
  observe: ({ headers }, { operation: { id, deprecated }, log }) => {
    const since = headers.get('deprecation') ?? '';
    const sunset = headers.get('sunset') ?? '';
    if (!deprecated && !since && !sunset) return;
    const from = dayOf(since);
    const until = dayOf(sunset);
    // "false" and "?0" are what drafts before the RFC said of what is not deprecated.
    const gone = deprecated || !/^(false|\?0)?$/.test(since) ? `is deprecated${from && ` as of ${from}`}` : '';
    const facts = [gone, until && `stops working on ${until}`].filter(Boolean).join(' and ');
    if (!log || !facts || !isFirst(shared, id)) return;
    const link = headers.get('link');
    log('warn', `${id} ${facts}.`, link ? { link } : undefined);
  },
});

/** YYYY-MM-DD of a date, or of seconds since 1970 behind an at sign (RFC 9651, section 3.3.7); empty for any other text. */
function dayOf(text: string): string {
  const moment = text.startsWith('@') ? Number(text.slice(1)) * 1000 : /\d{4}/.test(text) ? text : NaN;
  // Of what is no time, toJSON makes null, and toISOString would throw.
  return new Date(moment).toJSON()?.slice(0, 10) ?? '';
}
