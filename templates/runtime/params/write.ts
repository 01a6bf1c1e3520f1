import { writeJSON } from '../body/json-text.js';
import type { ParameterLocation } from '../operation.js';
import { bracketPairs } from './brackets.js';
import { encode, encodeReserved } from './encode.js';
import { refuse } from './refuse.js';
import { isList, plain } from './value.js';

/** How a parameter is written where that is not its location's default (OpenAPI 3.2, section 4.12: style values). */
export interface ParameterStyle {
  readonly style?:
    'matrix' | 'label' | 'simple' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject' | 'cookie';
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Serialised as this media type instead of by style. */
  readonly content?: string;
  /** Strings of this format are made from a Date: `date` gives YYYY-MM-DD. */
  readonly format?: 'date';
  /** `null` is a value of the parameter's schema; otherwise it is left out. */
  readonly nullable?: boolean;
}

/** Reserved characters that would end the value where it stands; `+` would be read as a blank. */
const unsafe: Readonly<Record<ParameterLocation, string>> = { path: '/?#', query: '#&+', header: '', cookie: ',;' };

/**
 * Writes one parameter: by its media type where it has one, else by its style (OpenAPI 3.2, section 4.12.6: Style
 * Examples; the forms of label and matrix follow RFC 6570, as 3.0.4 and 3.1.1 corrected them). Gives undefined where
 * there is nothing to send: an absent value, a null that the schema does not know, an empty array, an object without
 * members.
 *
 * Where the styles define nothing, for lists and objects within lists and objects, exploded `form` and `deepObject` write
 * brackets (see {@link bracketPairs}) and the others refuse. Exploded `form` in a cookie, which would put `&` between
 * pairs, is separated as cookies are.
 *
 * @param nulls `refuse` throws for a null within the value, instead of leaving it out
 * @throws InvalidRequestError that names the parameter
 */
export function writeParameter(place: ParameterLocation, name: string, value: unknown, how: ParameterStyle = {}, nulls?: 'refuse'): string | undefined {
  const { style = place === 'path' || place === 'header' ? 'simple' : 'form', format, nullable, allowReserved, content: mediaType } = how;
  const { explode = style === 'form' || style === 'deepObject' || style === 'cookie' } = how;
  const raw = place === 'header' || style === 'cookie';
  const encodeName = raw ? String : encode;
  const encodeValue = (text: string): string => (raw ? literal(text, place, name) : allowReserved ? encodeReserved(text, unsafe[place]) : encode(text));
  const named = style !== 'simple' && style !== 'label';
  const prefix = style === 'matrix' ? ';' : style === 'label' ? '.' : '';
  const pair = (key: string, text: string): string => (style === 'matrix' && !text ? key : `${key}=${text}`);
  const single = (text: string): string => prefix + (named ? pair(encodeName(name), text) : text);

  const content = mediaType === undefined || value === undefined || value === null ? plain(value, name, format) : writeContent(name, value, mediaType);
  if (content === undefined || (content === null && !nullable)) return undefined;
  // RFC 6570 has no null; an empty value is what servers coerce to it.
  if (content === null || typeof content === 'string') return single(encodeValue(content ?? ''));

  const nested = (at: string, member: unknown): string[] => bracketPairs(at, member, nulls).map(([key, text]) => `${encodeName(key)}=${encodeValue(text)}`);
  /** An item or member: its texts, none where it is left out. */
  const texts = (at: string, member: unknown, write: (text: string) => string): string[] => {
    const inner = plain(member, at, format);
    if (typeof inner === 'string') return [write(encodeValue(inner))];
    if (inner === undefined || (inner === null && !nulls)) return [];
    if (inner === null || (style === 'form' && explode)) return nested(at, inner);
    throw refuse(at, `is nested, which the style ${style} can't express: pass a string, a number or a boolean.`);
  };
  const delimiter = style === 'spaceDelimited' ? '%20' : style === 'pipeDelimited' ? '%7C' : ',';
  const parts =
    style === 'deepObject' ? nested(name, content)
    : isList(content) ? content.flatMap((item, index) => texts(`${name}[${index}]`, item, (text) => (explode && named ? pair(encodeName(name), text) : text)))
    : Object.entries(content).flatMap(([key, member]) => texts(explode && style === 'form' ? key : `${name}.${key}`, member, (text) => (explode ? pair(encodeName(key), text) : encodeName(key) + delimiter + text)));
  if (parts.length === 0) return undefined;
  if (!explode && style !== 'deepObject') return single(parts.join(delimiter));
  return prefix + parts.join(prefix || (style === 'simple' ? ',' : place === 'cookie' ? '; ' : '&'));
}

/** A parameter that has a media type: JSON, or text as it is (OpenAPI 3.2, section 4.12.2.3). */
export function writeContent(name: string, value: unknown, mediaType: string): string {
  return typeof value === 'string' && !/[/+]json\b/i.test(mediaType) ? value : writeJSON(value, name);
}

/**
 * Text that nothing encodes: what HTTP lets through in a field (RFC 9110, section 5.5), of which fetch carries a
 * character as one byte; in a cookie without what would end it (RFC 6265, section 4.1.1). The message does not show the
 * text, which may be a secret.
 */
function literal(text: string, place: ParameterLocation, name: string): string {
  if ((place === 'cookie' ? /[^\x20-\x7e]|;/ : /[^\t\x20-\x7e\x80-\xff]/).test(text)) {
    throw refuse(name, `holds a character that a ${place} can't carry, such as a line break: remove or encode it.`);
  }
  return text;
}
