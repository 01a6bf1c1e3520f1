import { member } from '../platform.js';

const members = ['message', 'error', 'detail', 'errors', 'error_description', 'title', 'description', 'msg', 'reason'];

/**
 * What the server says went wrong, in its own words: from `{message}`, `{error}`, `{error: {message}}`, `{errors: [...]}`,
 * problem details (RFC 9457), OAuth errors (RFC 6749, section 5.2), an HTML page's title, or plain text.
 *
 * @param body the parsed body, or its text
 * @param otherwise the message for a body that says nothing
 * @returns at most 500 characters on one line
 */
export function messageOf(body: unknown, otherwise: string): string {
  const found = find(body, 4) || (Object(body) === body ? JSON.stringify(body) : '');
  // Control characters could rewrite the terminal that the message is printed on.
  const line = found.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (/^(\{\}|\[\])?$/.test(line)) return otherwise;
  return line.length > 500 ? `${line.slice(0, 499)}…` : line;
}

function find(value: unknown, depth: number): string {
  if (typeof value === 'string') return /^\s*<[!a-z]/i.test(value) ? textOfPage(value) : value;
  if (depth === 0 || Object(value) !== value) return '';
  const within = (each: unknown): string => find(each, depth - 1);
  if (Array.isArray(value)) return value.slice(0, 10).map(within).filter(Boolean).join('; ');
  return members.map((name) => within(member(value, name))).find((text) => text.trim()) ?? '';
}

function textOfPage(html: string): string {
  const title = /<(title|h1)[^>]*>([^<]*)/i.exec(html)?.[2]?.trim();
  return title || html.slice(0, 20_000).replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/gi, ' ');
}
