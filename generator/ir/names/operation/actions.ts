/**
 * Verbs that stand as a path segment of their own (`/orders/{id}/cancel`, `/users/terminate_sessions`), so that the segment
 * says what is done and not what there is.
 */
export const actions: ReadonlySet<string> = new Set([
  ...['accept', 'acknowledge', 'activate', 'add', 'apply', 'approve', 'archive', 'assign', 'attach', 'authorize', 'block', 'calculate', 'cancel', 'capture', 'check', 'clear', 'clone', 'close'],
  ...['commit', 'compact', 'complete', 'confirm', 'convert', 'copy', 'deactivate', 'decline', 'detach', 'disable', 'disconnect', 'dismiss', 'dispatch', 'download', 'duplicate', 'edit', 'enable'],
  ...['evaluate', 'execute', 'expire', 'export', 'extend', 'finalize', 'find', 'finish', 'follow', 'generate', 'hangup', 'import', 'invite', 'invoke', 'join', 'leave', 'lock', 'login', 'logout'],
  ...['mark', 'merge', 'move', 'pause', 'pay', 'preview', 'promote', 'publish', 'purge', 'read', 'recover', 'redeliver', 'refer', 'refresh', 'refund', 'regenerate', 'register', 'reject', 'release'],
  ...['remix', 'remove', 'rename', 'render', 'reopen', 'reorder', 'replace', 'reprocess', 'rerun', 'resend', 'reset', 'resolve', 'restart', 'restore', 'resume', 'retry', 'revoke', 'rotate', 'run'],
  ...['schedule', 'search', 'send', 'set', 'share', 'sign', 'skip', 'start', 'stop', 'submit', 'subscribe', 'suspend', 'sync', 'terminate', 'test', 'transfer', 'trigger', 'unarchive', 'unblock'],
  ...['unfollow', 'unlock', 'unpublish', 'unsubscribe', 'update', 'upgrade', 'upload', 'upsert', 'validate', 'verify', 'void', 'withdraw'],
]);

/** Verbs that are as often the first word of a noun: `upload_sessions`, `export_jobs`. */
export const nounsToo: ReadonlySet<string> = new Set([
  ...['block', 'check', 'download', 'edit', 'export', 'import', 'invite', 'login', 'lock', 'mark', 'merge', 'preview', 'read', 'refund', 'release', 'run', 'schedule', 'search', 'send', 'set', 'share'],
  ...['sign', 'sync', 'test', 'transfer', 'trigger', 'update', 'upgrade', 'upload'],
]);

/** What is done to a collection or one of its items. */
export type Crud = 'list' | 'get' | 'create' | 'update' | 'delete';

/** The words that people write for the same five things. */
const synonyms: ReadonlyMap<string, Crud> = new Map([
  ...['list', 'index', 'browse', 'enumerate'].map((word) => [word, 'list'] as const),
  ...['get', 'retrieve', 'fetch', 'read', 'show', 'find', 'describe', 'view', 'lookup', 'query'].map((word) => [word, 'get'] as const),
  ...['create', 'add', 'new', 'insert', 'post', 'make', 'upload', 'assign', 'invite', 'store'].map((word) => [word, 'create'] as const),
  ...['update', 'modify', 'edit', 'patch', 'put', 'change', 'set', 'replace', 'save'].map((word) => [word, 'update'] as const),
  ...['delete', 'remove', 'destroy', 'unassign', 'del'].map((word) => [word, 'delete'] as const),
]);

/** What a verb does to a collection or an item, where it is one of the five. */
export function crudOf(verb: string): Crud | undefined {
  return synonyms.get(verb.toLowerCase());
}

/** Whether a word is known as a verb. */
export function isVerb(word: string): boolean {
  const lower = word.toLowerCase();
  return synonyms.has(lower) || actions.has(lower) || otherVerbs.has(lower);
}

/** Verbs of operationIds that hardly stand in a path. */
const otherVerbs: ReadonlySet<string> = new Set([
  ...['allow', 'append', 'ban', 'batch', 'bulk', 'bust', 'call', 'count', 'crosspost', 'destroy', 'disallow', 'dislike', 'exchange', 'give', 'grant', 'install', 'instantiate', 'judge', 'like'],
  ...['overwrite', 'pin', 'place', 'prune', 'query', 'recycle', 'request', 'return', 'seek', 'star', 'stream', 'switch', 'toggle', 'track', 'transition', 'unban', 'uninstall', 'unmerge', 'unpin'],
  ...['unschedule', 'unstar', 'use'],
]);

/** Whether the words of a path segment say what is done. */
export function isAction([first, ...more]: readonly string[]): boolean {
  const verb = first?.toLowerCase() ?? '';
  return actions.has(verb) && (more.length === 0 || !nounsToo.has(verb));
}
