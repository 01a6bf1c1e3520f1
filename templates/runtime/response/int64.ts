import type { ResponseCodec } from '../operation.js';
import { ownMember } from '../params/own-member.js';

/** Where a JSON value holds integers of 64 bits: here, or within. What is not named holds none. */
export type Int64Places =
  | 'int64'
  | { readonly ref: string }
  | { readonly items: Int64Places }
  | { readonly members?: Readonly<Record<string, Int64Places>>; readonly rest?: Int64Places }
  | { readonly any: readonly Int64Places[] };

/** The places within named schemas. */
export type NamedPlaces = Readonly<Record<string, Int64Places>>;

/** Reads JSON with its 64-bit integers as exact bigints, taken from the text: a number would lose digits beyond 2^53. */
export type Int64Reader = (text: string) => unknown;

interface Frame {
  /** Of an object. */
  readonly places: readonly Int64Places[];
  /** Of the items of an array, each the same. */
  readonly items: readonly Int64Places[] | undefined;
  /** Of the member that is being read; undefined while a key is expected. */
  key: string | undefined;
}

/** @returns a reader that throws a SyntaxError for what is not JSON */
export function int64At(place: Int64Places, named: NamedPlaces): Int64Reader {
  return (text) => {
    // No text of the server can begin with this, so that what does was marked here.
    const mark = `${crypto.randomUUID()}:`;
    return JSON.parse(marked(text, mark, [place], named), (_, value: unknown) =>
      typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
    );
  };
}

/** A JSON body with 64-bit integers. */
export function jsonInt64(read: Int64Reader, codec: ResponseCodec): ResponseCodec {
  return {
    ...codec,
    decode: (body, context) => (codec.decode(body, context) === undefined ? undefined : read(new TextDecoder().decode(body.bytes))),
  };
}

/** The text with each integer at such a place as a string behind the mark. One pass, without recursion. */
function marked(text: string, mark: string, root: readonly Int64Places[], named: NamedPlaces): string {
  const stack: Frame[] = [];
  const here = (): readonly Int64Places[] => {
    const frame = stack.at(-1);
    if (frame === undefined) return resolve(root, named);
    return frame.items ?? memberPlaces(frame, named);
  };
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[{}[\],]/g, (token) => {
    const frame = stack.at(-1);
    switch (token[0]) {
      case '{':
      case '[': {
        const places = here();
        stack.push({ places, items: token === '[' ? itemPlaces(places, named) : undefined, key: undefined });
        return token;
      }
      case '}':
      case ']':
        stack.pop();
        return token;
      case ',':
        if (frame) frame.key = undefined;
        return token;
      case '"':
        if (frame && !frame.items && frame.key === undefined) frame.key = String(JSON.parse(token));
        return token;
      default:
        return /^-?(?:0|[1-9]\d*)$/.test(token) && here().includes('int64') ? `"${mark}${token}"` : token;
    }
  });
}

function itemPlaces(places: readonly Int64Places[], named: NamedPlaces): readonly Int64Places[] {
  return resolve(
    places.flatMap((place) => (typeof place === 'object' && 'items' in place ? [place.items] : [])),
    named,
  );
}

/** The places at the member that is being read. */
function memberPlaces({ places, key = '' }: Frame, named: NamedPlaces): readonly Int64Places[] {
  const inner = places.flatMap((place): readonly Int64Places[] => {
    if (typeof place === 'string' || 'items' in place || 'any' in place || 'ref' in place) return [];
    const own = ownMember(place.members, key) ?? place.rest;
    return own === undefined ? [] : [own];
  });
  return resolve(inner, named);
}

/** References followed and alternatives spread. */
function resolve(places: readonly Int64Places[], named: NamedPlaces): readonly Int64Places[] {
  return places.flatMap((place) => {
    if (typeof place === 'string') return [place];
    if ('any' in place) return resolve(place.any, named);
    if (!('ref' in place)) return [place];
    const target = named[place.ref];
    return target === undefined ? [] : resolve([target], named);
  });
}
