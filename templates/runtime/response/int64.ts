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

/** Of no more digits than anybody counts with: reading a BigInt takes more than linear time. */
const integer = /^-?(?:0|[1-9]\d{0,999})$/;

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
    decode: (body, context) => {
      if (codec.decode(body, context) === undefined) return undefined;
      const text = new TextDecoder().decode(body.bytes);
      try {
        return read(text);
      } catch (cause) {
        throw context.fail('The response is JSON that is nested too deeply or too long to be read.', text.slice(0, 200), cause);
      }
    },
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
  const tokens = /["{}[\],]|-?\d[\d.eE+-]*/g;
  let written = '';
  let from = 0;
  for (let match = tokens.exec(text); match; match = tokens.exec(text)) {
    const [token] = match;
    const frame = stack.at(-1);
    switch (token) {
      case '{':
      case '[': {
        const places = here();
        stack.push({ places, items: token === '[' ? itemPlaces(places, named) : undefined, key: undefined });
        break;
      }
      case '}':
      case ']':
        stack.pop();
        break;
      case ',':
        if (frame) frame.key = undefined;
        break;
      case '"':
        tokens.lastIndex = endOfString(text, tokens.lastIndex);
        if (frame && !frame.items && frame.key === undefined) frame.key = String(JSON.parse(text.slice(match.index, tokens.lastIndex)));
        break;
      default:
        if (!integer.test(token) || !here().includes('int64')) break;
        written += `${text.slice(from, match.index)}"${mark}${token}"`;
        from = tokens.lastIndex;
    }
  }
  return written + text.slice(from);
}

/** Where the next token begins. A regular expression for a whole string would run out of stack on a long one. */
function endOfString(text: string, start: number): number {
  const stops = /["\\]/g;
  stops.lastIndex = start;
  for (let stop = stops.exec(text); stop; stop = stops.exec(text)) {
    if (stop[0] === '"') return stops.lastIndex;
    stops.lastIndex++;
  }
  return text.length;
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
