/** What the text of a header becomes; in a list, each item of it. */
export type HeaderKind = 'string' | 'number' | 'boolean';

/** The documented headers of a response, by name in lower case. */
export type HeaderKinds = Readonly<Record<string, HeaderKind | readonly [HeaderKind]>>;

/**
 * Gives the documented headers of a response by name. One that is not there, or is not what its document declares, is undefined;
 * a list is separated by commas (RFC 9110, section 5.6.1).
 */
export function documentedHeaders(kinds: HeaderKinds): (headers: Headers) => Readonly<Record<string, unknown>> {
  return (headers) => Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, valueOf(headers.get(name), kind)]));
}

function valueOf(text: string | null, kind: HeaderKind | readonly [HeaderKind]): unknown {
  if (text === null) return undefined;
  if (typeof kind === 'object') {
    const items = text.split(',').map((item) => valueOf(item.trim(), kind[0]));
    return items.includes(undefined) ? undefined : items;
  }
  if (kind === 'string') return text;
  if (kind === 'boolean') return /^true$/i.test(text) || (/^false$/i.test(text) ? false : undefined);
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}
