import type { OutgoingRequest } from '../middleware.js';
import { decode, isSecret, redactText } from './secrets.js';

/** A longer one is no part of a command that anybody reads. */
const longestBody = 100_000;

/** The request as a command for a shell (POSIX quoting), with `***` for every value that its name marks as secret. */
export function curl({ url, method, headers, body }: OutgoingRequest): string {
  const parts = ['curl', '-X', method, quote(redactText(url))];
  for (const [name, value] of headers)
    parts.push('-H', quote(`${name}: ${isSecret(name) ? '***' : redactText(value)}`));
  if (typeof body === 'string' && body.length <= longestBody) parts.push('--data-binary', quote(redactBody(body)));
  else if (body !== undefined) parts.push('--data-binary', "'@body'");
  return parts.join(' ');
}

/** In JSON and in forms, by the name of the member. */
export function redactBody(text: string): string {
  return text
    .replace(/("([^"\\]*)"\s*:\s*)("(?:[^"\\]|\\.)*"|[\d.eE+-]+)/g, (whole, start: string, name: string) =>
      isSecret(name) ? `${start}"***"` : whole,
    )
    .replace(/(^|&)([^=&{"]*)=([^&]*)/g, (whole, start: string, name: string) =>
      isSecret(decode(name)) ? `${start}${name}=***` : whole,
    );
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
