import type { OutgoingRequest } from '../middleware.js';
import { sdk } from '../sdk.js';

// Rather too many than too few. An author alone has nothing to do with authentication.
const secretName =
  /auth(?!or(?!i[sz]))|cookie|session|secret|token|passw|passphrase|pwd|signature|credential|assertion|bearer|jwt|csrf|xsrf|key]?$|(^|[-_.[])(pass|sig|sid|otp|pin)]?$/i;

/** The request as a command for a shell (POSIX quoting), with `***` for every value that its name marks as secret. */
export function curl({ url, method, headers, body }: OutgoingRequest): string {
  const target = new URL(url);
  const query = target.search
    .slice(1)
    .split('&')
    .map((pair) => (isSecret(decode(pair.split('=')[0] ?? '')) ? `${pair.split('=')[0]}=***` : pair));
  const parts = [
    'curl',
    '-X',
    method,
    quote(target.origin + target.pathname + (target.search && `?${query.join('&')}`)),
  ];
  for (const [name, value] of headers) parts.push('-H', quote(`${name}: ${isSecret(name) ? '***' : value}`));
  if (typeof body === 'string') parts.push('--data-binary', quote(redactBody(body)));
  else if (body !== undefined) parts.push('--data-binary', "'@body'");
  return parts.join(' ');
}

/** Whether what has this name (a header, a parameter, a member of a body) must not be shown. */
export function isSecret(name: string): boolean {
  return (
    secretName.test(name) ||
    Object.values(sdk.schemes).some(
      (scheme) => scheme.kind === 'apiKey' && scheme.name.toLowerCase() === name.toLowerCase(),
    )
  );
}

/** In JSON and in forms, by the name of the member. */
function redactBody(text: string): string {
  return text
    .replace(/("([^"\\]*)"\s*:\s*)("(?:[^"\\]|\\.)*"|[\d.eE+-]+)/g, (whole, start: string, name: string) =>
      isSecret(name) ? `${start}"***"` : whole,
    )
    .replace(/(^|&)([^=&{"]*)=([^&]*)/g, (whole, start: string, name: string) =>
      isSecret(decode(name)) ? `${start}${name}=***` : whole,
    );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
