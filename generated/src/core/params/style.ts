import { bracketPairs, isList } from './brackets.js';
import { refuse } from './refuse.js';
import { plain } from './value.js';

export type Style = 'matrix' | 'label' | 'simple' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject' | 'cookie';

export interface Expansion {
  readonly style: Style;
  readonly explode: boolean;
  /** Percent-encodes a value, or leaves it as it is where the place has no such encoding (headers). */
  readonly encode: (text: string) => string;
  /** The same for names. */
  readonly encodeName: (text: string) => string;
  /** Between the pairs of one parameter: `&` in a query, `; ` in a Cookie header. */
  readonly separator?: string;
  readonly format?: 'date' | undefined;
  /** What null within the value means; on its own it has no text. */
  readonly nulls?: 'omit' | 'refuse';
}

/**
 * Writes one parameter as OpenAPI's styles say (OpenAPI 3.2, section 4.12.6: Style Examples; the forms of label and
 * matrix follow RFC 6570, as 3.0.4 and 3.1.1 corrected them). Without a value to write it gives undefined: absent, null,
 * an empty array or an object with no members.
 *
 * Where the styles define nothing, for lists and objects within lists and objects, exploded `form` and `deepObject` write
 * brackets (see {@link bracketPairs}) and the others refuse.
 *
 * @throws InvalidRequestError that names the parameter
 */
export function expand(name: string, value: unknown, how: Expansion): string | undefined {
  const { style, explode, encode, encodeName, nulls } = how;
  const content = plain(value, name, how.format);
  if (content === undefined || content === null) return undefined;

  const prefix = style === 'matrix' ? ';' : style === 'label' ? '.' : '';
  const named = style !== 'simple' && style !== 'label';
  const pair = (key: string, text: string): string => (style === 'matrix' && text === '' ? key : `${key}=${text}`);
  const single = (text: string): string => prefix + (named ? pair(encodeName(name), text) : text);
  const nested = (at: string, member: unknown): string[] => bracketPairs(at, member, nulls).map(([key, text]) => `${encodeName(key)}=${encode(text)}`);
  /** One item or member: its texts, none where it is left out. */
  const texts = (at: string, member: unknown, write: (text: string) => string): string[] => {
    const inner = plain(member, at, how.format);
    if (typeof inner === 'string') return [write(encode(inner))];
    if (inner === null && nulls === 'refuse') return nested(at, inner);
    if (inner === null || inner === undefined) return [];
    if (style === 'form' && explode) return nested(at, inner);
    throw refuse(at, `is nested, which the parameter's style (${style}) can't express: pass a string, a number or a boolean.`);
  };

  if (typeof content === 'string') return single(encode(content));
  if (style === 'deepObject') return nested(name, content).join(exploded(how)) || undefined;

  const parts = isList(content)
    ? content.flatMap((item, index) => texts(`${name}[${index}]`, item, (text) => (explode && named ? pair(encodeName(name), text) : text)))
    : Object.entries(content).flatMap(([key, member]) => texts(explode && style === 'form' ? key : `${name}.${key}`, member, (text) => (explode ? pair(encodeName(key), text) : `${encodeName(key)}${delimiter(style)}${text}`)));
  if (parts.length === 0) return undefined;
  return explode ? prefix + parts.join(exploded(how)) : single(parts.join(delimiter(style)));
}

/** Between the items of a value that is not exploded. */
function delimiter(style: Style): string {
  return style === 'spaceDelimited' ? '%20' : style === 'pipeDelimited' ? '%7C' : ',';
}

/** Between the items of a value that is. */
function exploded(how: Expansion): string {
  return how.style === 'simple' ? ',' : how.style === 'label' ? '.' : how.style === 'matrix' ? ';' : (how.separator ?? '&');
}
