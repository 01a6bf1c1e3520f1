import type { OperationSpec } from '../operation.js';
import { encode, encodeReserved } from './encode.js';
import { parameterOf } from './parameter.js';
import { writeContent } from './query.js';
import { refuse } from './refuse.js';
import { expand } from './style.js';

/**
 * Writes the value of the Cookie header: `session=abc; theme=dark`; empty where there is nothing to send.
 *
 * `form`, the default, percent-encodes. Its exploded form would put `&` between pairs, which no cookie parser reads; the
 * cookie's own separator is written, as OpenAPI 3.2's `cookie` style does (section 4.12.3), which leaves values as they are.
 *
 * @param params the cookies' members, as splitParams gives them
 * @throws InvalidRequestError that names the cookie
 */
export function serializeCookies(spec: OperationSpec, params: Readonly<Record<string, unknown>>): string {
  return Object.entries(params)
    .map(([member, value]) => {
      const how = parameterOf(spec, member);
      const name = how?.name ?? member;
      const style = how?.style ?? 'form';
      const raw = style === 'cookie';
      const encodeValue = raw ? cookieText(name) : how?.allowReserved ? (text: string): string => encodeReserved(text, ',;') : encode;
      if (value === undefined || (value === null && !how?.nullable)) return undefined;
      if (value === null) return `${name}=`;
      if (how?.content !== undefined) return `${name}=${encode(writeContent(name, value, how.content))}`;
      return expand(name, value, { style, explode: how?.explode ?? true, encode: encodeValue, encodeName: raw ? cookieText(name) : encode, separator: '; ', format: how?.format });
    })
    .filter((part) => part !== undefined)
    .join('; ');
}

/** Lets through what a cookie can hold without encoding (RFC 6265, section 4.1.1, which lenient parsers extend by blank and comma). */
function cookieText(name: string): (text: string) => string {
  return (text) => {
    if (/[^\x20-\x7e]|;/.test(text)) throw refuse(name, 'holds a character that a cookie can\'t carry as it is (a semicolon, a control character or one beyond ASCII): encode it.');
    return text;
  };
}
