import type { Feature } from '../middleware.js';
import type { OperationInfo } from '../operation-info.js';

/** The operations that a client and all derived from it have warned of. */
class Warned {
  readonly operations: Set<string> = new Set();
}

/** Raw requests have as many ids as there are paths: a server that deprecates them all must not fill the memory. */
const mostWarnings = 1000;

/**
 * Warns, once for each operation, where the document calls it deprecated or the server does: by `Deprecation` (RFC 9745) or
 * `Sunset` (RFC 8594).
 */
export const deprecation: Feature = ({ shared }) => ({
  middleware: async (request, next, { operation, log }) => {
    const response = await next(request);
    const { operations } = shared(Warned);
    if (!log || operations.has(operation.id) || operations.size >= mostWarnings) return response;
    const notice = noticeOf(operation, response.headers);
    if (notice) {
      operations.add(operation.id);
      log('warn', notice);
    }
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
