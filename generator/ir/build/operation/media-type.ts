import type { Node } from '../../../source/document.js';
import type { Codec } from '../../model.js';

/** `application/json; charset=utf-8` to `application/json` (RFC 9110, section 8.3.1). */
export function essence(mediaType: string): string {
  const [type = ''] = mediaType.split(';');
  return type.trim().toLowerCase();
}

/** First pattern that fits decides; what none fits is bytes. */
const codecs: readonly (readonly [RegExp, Codec])[] = [
  [/^(?:application|text)\/json$|\+json$/u, 'json'],
  [/^application\/x-www-form-urlencoded$/u, 'form'],
  [/^multipart\//u, 'multipart'],
  [/^text\/event-stream$/u, 'sse'],
  [/^application\/(?:x-)?(?:ndjson|jsonl|jsonlines|json-lines|json-seq|json-stream)$|\+(?:ndjson|jsonl|json-seq)$/u, 'jsonl'],
  [/^text\/|[/+](?:xml|yaml|x-yaml)$|^application\/(?:javascript|graphql|jwt|sql|x-yaml)$/u, 'text'],
];

/**
 * How a body of a media type is written and read.
 *
 * @param describesValues the schema is of an object or an array: behind a wildcard it is JSON then
 */
export function codecOf(mediaType: string, describesValues: boolean): Codec {
  const type = essence(mediaType);
  if (type === '*/*' || type === 'application/*' || type === '') return describesValues ? 'json' : 'binary';
  return codecs.find(([pattern]) => pattern.test(type))?.[1] ?? 'binary';
}

/**
 * Why a request body of a media type cannot be sent: it is a stream of items, or its parts are told apart by their order (OpenAPI
 * 3.2, section 4.14.5: `prefixEncoding`, `itemEncoding`) and not by names, which only `multipart/form-data` has (RFC 7578).
 */
export function unsent(mediaType: string, content: Node): string | undefined {
  const codec = codecOf(mediaType, false);
  if (codec === 'sse' || codec === 'jsonl') return `its request body is a stream of ${mediaType}`;
  const positional = ['prefixEncoding', 'itemEncoding', 'itemSchema'].some((keyword) => content.get(keyword) !== undefined);
  const named = ['multipart/form-data', 'multipart/*'].includes(essence(mediaType));
  return codec === 'multipart' && (positional || !named) ? `the parts of its request body (${mediaType}) have an order and no names` : undefined;
}

const preference: readonly Codec[] = ['json', 'multipart', 'form', 'text', 'binary', 'jsonl', 'sse'];

/** Order of two bodies that mean the same: the codec that keeps most of the types first, a plain media type before a vendor's. */
export function preferred(left: { readonly codec: Codec; readonly mediaType: string }, right: { readonly codec: Codec; readonly mediaType: string }): number {
  return preference.indexOf(left.codec) - preference.indexOf(right.codec) || vendorRank(left.mediaType) - vendorRank(right.mediaType);
}

function vendorRank(mediaType: string): number {
  return essence(mediaType) === 'application/json' ? 0 : 1;
}
