import { causesOf } from '../errors/causes.js';
import { asText } from '../errors/details.js';
import { member } from '../platform.js';

const unreached =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|DNSException)/;

/**
 * Whether a failure was that of connecting (refused, no route, no such host), so that the request was not sent: as Node
 * (codes), Bun (codes of its own) and Deno (words) report it. Browsers do not tell.
 */
export function neverLeft(cause: unknown): boolean {
  const chain = causesOf(cause);
  // A connection that stood and lost its route fails with the same codes, after the request may have arrived.
  if (chain.some((error) => /^(read|write)$/.test(String(member(error, 'syscall'))))) return false;
  const codes = chain.map((error) => member(error, 'code')).filter((code) => typeof code === 'string');
  if (codes.length > 0) return codes.every((code) => unreached.test(code));
  return chain.some((error) => /\(Connect\)|dns error|connection refused/i.test(asText(error)));
}
