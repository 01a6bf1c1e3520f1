import type { Feature } from '../middleware.js';
import { isFirst } from './first.js';

/**
 * Warns, once for each operation, where the document calls it deprecated or the server does: by `Deprecation` (RFC 9745) or
 * `Sunset` (RFC 8594).
 */
export const deprecation: Feature = ({ shared }) => ({
  observe: ({ headers }, { operation, log }) => {
    const facts = factsOf(headers, operation.deprecated);
    if (log && facts && isFirst(shared, operation.id)) log('warn', `${operation.id} ${facts}`);
  },
});

function factsOf(headers: Headers, deprecated = false): string | undefined {
  const since = headers.get('deprecation') ?? '';
  const until = dayOf(headers.get('sunset'));
  // "false" and "?0" are what drafts before the RFC said of what is not deprecated.
  const gone = (deprecated || !/^(false|\?0)?$/.test(since)) && ['is deprecated', dayOf(since)].filter(Boolean).join(' as of ');
  const facts = [gone, until && `stops working on ${until}`].filter(Boolean).join(' and ');
  const [, link] = /<([^>]*)>[^,]*\brel="?[^",]*(deprecation|sunset)/i.exec((facts && headers.get('link')) || '') ?? [];
  return facts && facts + (link ? `: see ${link}` : '.');
}

/** YYYY-MM-DD of a date, or of seconds since 1970 behind an at sign (RFC 9651, section 3.3.7); undefined for any other text. */
function dayOf(text: string | null): string | undefined {
  if (!text) return undefined;
  const time = text.startsWith('@') ? Number(text.slice(1)) * 1000 : /\d{4}/.test(text) ? Date.parse(text) : NaN;
  // Of what is no time, toJSON makes null, and toISOString would throw.
  return new Date(time).toJSON()?.slice(0, 10);
}
