import { browserBuild } from '../build.js';
import { member } from '../platform.js';

/**
 * What the server says went wrong, in its own words.
 *
 * @param body the parsed body, or its text
 * @param otherwise the message for a body that says nothing
 * @returns at most 500 characters on one line
 */
export type MessageReader = (body: unknown, otherwise: string, response: Response) => string;

/** What lies beyond is not looked at. */
const longestText = 20_000;

/** At most 500 characters. Control characters could rewrite the terminal that a message is printed on. */
export function oneLine(text: string): string {
  const line = text.slice(0, longestText).replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > 500 ? `${line.slice(0, 499)}…` : line;
}

const members = ['message', 'error_description', 'error', 'detail', 'errors', 'title', 'description', 'msg', 'reason'];

/**
 * Finds the message in every shape that is in use: `{message}`, `{error}`, `{error: {message}}`, `{errors: [...]}`,
 * problem details (RFC 9457), OAuth errors (RFC 6749, section 5.2), an HTML page's title, or plain text. A redirect says
 * where it leads.
 */
export const messageOf: MessageReader = (body, otherwise, response) => {
  const line = oneLine(find(body, 4) || (Object(body) === body ? JSON.stringify(body) : ''));
  return redirection(response) ?? (/^(\{\}|\[\])?$/.test(line) ? otherwise : line);
};

/** Credentials would get elsewhere if it were followed. A user name, password or query in it may be secret. */
function redirection(response: Response): string | undefined {
  const { status, headers, type } = response;
  const leads = type === 'opaqueredirect' || (!browserBuild && status >= 300 && status < 400 && headers.get('location'));
  return leads ? `The server redirects to ${browserBuild ? 'another URL' : targetOf(response)}, which is not followed: set baseURL to where the API is.` : undefined;
}

function targetOf({ headers, url }: Response): string {
  const location = headers.get('location');
  if (!location || !URL.canParse(location, url || undefined)) return 'another URL';
  const { origin, pathname } = new URL(location, url || undefined);
  return `${origin}${pathname}`.slice(0, 200);
}

function find(value: unknown, depth: number): string {
  if (typeof value === 'string') return /^\s*<[!a-z]/i.test(value) ? textOfPage(value) : value;
  if (depth === 0 || Object(value) !== value) return '';
  const within = (each: unknown): string => find(each, depth - 1);
  if (Array.isArray(value)) return value.slice(0, 10).map(within).filter(Boolean).join('; ');
  return members.map((name) => within(member(value, name))).find((text) => text.trim()) ?? '';
}

function textOfPage(html: string): string {
  const title = /<(?:title|h1)[^<>]*>([^<]*)/i.exec(html)?.[1]?.trim();
  if (title) return title;
  const parts = html.slice(0, longestText).split(/<\/(?:style|script)>/i);
  return parts.map((part) => part.replace(/<(?:style|script)[\s\S]*/i, '').replace(/<[^<>]*>/g, ' ')).join(' ');
}
