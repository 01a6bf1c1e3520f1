import { causesOf } from '../errors/causes.js';
import { assign, asText } from '../errors/details.js';
import { member } from '../platform.js';

/** A shorter secret may be an ordinary word of a response. */
const shortest = 8;

/** Takes secrets out of a text: as they are, behind the name of an HTTP authentication scheme, percent-encoded, and with the slashes that JSON may escape. */
export function conceal(text: string, secrets: readonly string[]): string {
  const spellings = secrets.flatMap((secret) => [secret, secret.slice(secret.lastIndexOf(' ') + 1), encodeURIComponent(secret), secret.replaceAll('/', '\\/')]);
  return spellings.reduce((rest, spelling) => (spelling.length < shortest ? rest : rest.replaceAll(spelling, '***')), text);
}

/** An error without secrets. It stays itself unless it shows one, as those do that quote a URL or a body: then it is told in other words. */
export function concealError(error: unknown, secrets: readonly string[]): unknown {
  const shown = causesOf(error).flatMap((each) => [each, ...Object.values(each)]).map(asText).join();
  if (conceal(shown, secrets) === shown) return error;
  const other = new Error(conceal(asText(error), secrets));
  assign(other, { code: member(error, 'code') ?? member(member(error, 'cause'), 'code') });
  return other;
}
