import type { Feature } from '../middleware.js';
import type { OperationInfo } from '../operation-info.js';
import { isFirst } from './first.js';

/**
 * Warns, once for each operation, where the document calls it deprecated or the server does: by `Deprecation` (RFC 9745) or
 * `Sunset` (RFC 8594).
 */
export const deprecation: Feature = ({ shared }) => ({
  middleware: async (request, next, { operation, log }) => {
    const response = await next(request);
    const notice = noticeOf(operation, response.headers);
    if (log && notice && isFirst(shared, operation.id)) log('warn', notice);
    return response;
  },
});

function noticeOf({ id, deprecated }: OperationInfo, headers: Headers): string | undefined {
  const since = headers.get('deprecation') ?? '';
  const until = dayOf(Date.parse(headers.get('sunset') ?? ''));
  const link = /<([^>]*)>[^,]*\brel="?[^",]*(deprecation|sunset)/i.exec(headers.get('link') ?? '')?.[1];
  const facts: string[] = [];
  // "false" and "?0" are what drafts before the RFC said of what is not deprecated.
  if (deprecated || !/^(false|\?0)?$/.test(since)) {
    const day = dayOf(
      since.startsWith('@') ? Number(since.slice(1)) * 1000 : /\d{4}/.test(since) ? Date.parse(since) : NaN,
    );
    facts.push(`is deprecated${day && ` as of ${day}`}`);
  }
  if (until) facts.push(`stops working on ${until}`);
  return facts.length === 0 ? undefined : `${id} ${facts.join(' and ')}${link ? `: see ${link}` : '.'}`;
}

/** YYYY-MM-DD; empty for what is no time (of which toJSON, unlike toISOString, makes null). */
function dayOf(time: number): string {
  return String(new Date(time).toJSON() ?? '').split('T')[0] ?? '';
}
