/**
 * Verbs that stand as a path segment of their own (`/orders/{id}/cancel`, `/users/terminate_sessions`), so that the segment
 * says what is done and not what there is.
 */
export const actions: ReadonlySet<string> = new Set([
  ...['accept', 'activate', 'add', 'apply', 'approve', 'archive', 'assign', 'attach', 'authorize', 'calculate', 'cancel', 'capture', 'check', 'clear', 'clone', 'close'],
  ...['commit', 'complete', 'confirm', 'convert', 'copy', 'deactivate', 'decline', 'detach', 'disable', 'dispatch', 'download', 'duplicate', 'edit', 'enable', 'evaluate'],
  ...['execute', 'expire', 'export', 'extend', 'finalize', 'find', 'finish', 'generate', 'hangup', 'import', 'invite', 'invoke', 'join', 'leave', 'lock', 'login', 'logout'],
  ...['mark', 'merge', 'move', 'pause', 'pay', 'preview', 'publish', 'refer', 'refresh', 'refund', 'register', 'reject', 'release', 'remix', 'remove', 'rename', 'render'],
  ...['reopen', 'replace', 'resend', 'reset', 'resolve', 'restart', 'restore', 'resume', 'retry', 'revoke', 'rotate', 'run', 'schedule', 'search', 'send', 'set', 'share'],
  ...['sign', 'start', 'stop', 'submit', 'subscribe', 'suspend', 'sync', 'terminate', 'test', 'transfer', 'trigger', 'unarchive', 'unlock', 'unpublish', 'unsubscribe'],
  ...['update', 'upload', 'upsert', 'validate', 'verify', 'void', 'withdraw'],
]);

/** Verbs that are as often the first word of a noun: `upload_sessions`, `export_jobs`. */
export const nounsToo: ReadonlySet<string> = new Set(['check', 'download', 'edit', 'export', 'import', 'invite', 'login', 'lock', 'mark', 'preview', 'refund', 'run', 'schedule', 'search', 'set', 'share', 'sign', 'test', 'transfer', 'trigger', 'update', 'upload']);
