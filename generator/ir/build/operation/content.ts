import type { Node } from '../../../source/document.js';
import type { Codec, Content, PartEncoding, ResponseHeader, Type } from '../../model.js';
import { report } from '../context.js';
import { docsOf, exampleOf } from '../docs.js';
import { typesOf } from '../schema/keywords.js';
import { typeAt } from '../schema/schema.js';
import { within, type Scope } from '../schema/scope.js';
import { eventType, tellsEventsApart, wireEvents } from './event-stream.js';
import { codecOf, essence, preferred, unsent } from './media-type.js';

/** The bodies that a `content` map offers (OpenAPI 3.2, section 4.14: Media Type Object), best first. */
export function contentsOf(holder: Node, scope: Scope, direction: 'request' | 'response'): readonly Content[] {
  const offered = (holder.get('content')?.entries() ?? []).map(([mediaType, node]) => [mediaType, node.deref()] as const);
  const usable = direction === 'response' ? offered : offered.filter(([mediaType, node]) => unsent(mediaType, node) === undefined);
  const contents = usable.map(([mediaType, node]) => contentOf(mediaType, node, scope, direction));
  return contents.map((content, index) => ({ content, index })).sort((left, right) => preferred(left.content, right.content) || left.index - right.index).map(({ content }) => content);
}

function contentOf(mediaType: string, node: Node, scope: Scope, direction: 'request' | 'response'): Content {
  const schema = node.get('schema');
  const codec = direction === 'request' ? codecOf(mediaType, schema !== undefined && describesValues(schema)) : readBy(mediaType, node, schema, scope);
  const events = codec === 'sse' ? wireEvents(node.get('itemSchema') ?? schema) : [];
  const terminator = codec === 'sse' ? node.string('x-stream-terminator') : undefined;
  const sent = direction === 'request' && codec === 'json' && essence(mediaType).includes('*') ? 'application/json' : mediaType;
  return {
    origin: node.origin,
    mediaType: sent,
    codec,
    type: events.length > 0 ? eventType(events, scope) : bodyType(node, schema, codec, mediaType, scope),
    encoding: (node.get('encoding')?.entries() ?? []).map(([property, encoding]) => partEncoding(property, encoding, scope)),
    ...(tellsEventsApart(events) ? { wholeEvents: true as const } : {}),
    ...(terminator === undefined ? {} : { terminator }),
    ...exampleOf(node),
  };
}

/** Forms and parts are read as what they are sent as: a text or bytes, whose schema nobody applies. */
function readBy(mediaType: string, node: Node, schema: Node | undefined, scope: Scope): Codec {
  const codec = codecOf(mediaType, schema !== undefined && describesValues(schema));
  if (!isForm(codec)) return codec;
  const read = codec === 'form' ? 'text' : 'binary';
  if (schema !== undefined || node.get('itemSchema') !== undefined) {
    report(scope.build, {
      code: 'response-undecoded',
      severity: 'info',
      message: `A response of ${mediaType} is given as ${read === 'text' ? 'its text' : 'a Blob'}; its schema is not applied.`,
      at: node,
    });
  }
  return read;
}

/** What the codec makes of the body. Where a media type has no schema, its codec says what is known. */
function bodyType(node: Node, schema: Node | undefined, codec: Codec, mediaType: string, scope: Scope): Type {
  switch (codec) {
    case 'binary':
      return { kind: 'binary', ...(mediaType.includes('*') || essence(mediaType) === 'application/octet-stream' ? {} : { mediaType }) };
    case 'text': {
      const type = schema === undefined || describesValues(schema) ? undefined : typeAt(schema, scope);
      return type === undefined || type.kind === 'unknown' || type.kind === 'binary' ? { kind: 'string' } : type;
    }
    case 'sse':
    case 'jsonl':
      return recordType(node, schema, codec, scope);
    default: {
      const type: Type = schema === undefined ? { kind: 'unknown', reason: 'unconstrained' } : typeAt(schema, scope);
      return isForm(codec) && type.kind === 'unknown' && type.reason === 'unconstrained' ? anyFields : type;
    }
  }
}

function isForm(codec: Codec): boolean {
  return codec === 'form' || codec === 'multipart';
}

/** What a form is that nobody describes: fields with names. */
const anyFields: Type = { kind: 'object', properties: [], extends: [], additional: { kind: 'unknown', reason: 'unconstrained' }, patterns: [] };

/**
 * One event or record: `itemSchema` (OpenAPI 3.2, section 4.14.3: sequential media types), else the items of a schema for
 * the whole sequence, else the schema, which older documents write for one event.
 */
function recordType(node: Node, schema: Node | undefined, codec: Codec, scope: Scope): Type {
  const item = node.get('itemSchema');
  if (item !== undefined) return typeAt(item, scope);
  if (schema === undefined) return codec === 'sse' ? { kind: 'string' } : { kind: 'unknown', reason: 'unconstrained' };
  const target = schema.deref();
  const items = typesOf(target).types[0] === 'array' ? target.get('items') : undefined;
  return typeAt(items ?? schema, scope);
}

function describesValues(schema: Node): boolean {
  const target = schema.deref();
  const { types } = typesOf(target);
  return types.includes('object') || types.includes('array') || ['allOf', 'oneOf', 'anyOf'].some((keyword) => target.get(keyword) !== undefined);
}

function partEncoding(property: string, node: Node, scope: Scope): PartEncoding {
  const contentType = node.string('contentType');
  const style = node.string('style');
  const explode = node.boolean('explode');
  const allowReserved = node.boolean('allowReserved');
  return {
    property,
    ...(contentType === undefined ? {} : { contentType }),
    ...(style === undefined ? {} : { style }),
    ...(explode === undefined ? {} : { explode }),
    ...(allowReserved === undefined ? {} : { allowReserved }),
    headers: headersOf(node, within(scope, property)),
  };
}

/** The headers of a response or a part; `Content-Type` is the media type's (OpenAPI 3.2, section 4.17). */
export function headersOf(holder: Node, scope: Scope): readonly ResponseHeader[] {
  return (holder.get('headers')?.entries() ?? []).flatMap(([name, node]) => {
    const header = node.deref();
    if (header.ref !== undefined || name.toLowerCase() === 'content-type') return [];
    const [content] = header.get('content')?.entries() ?? [];
    const schema = header.get('schema') ?? content?.[1].deref().get('schema');
    const type: Type = schema === undefined ? { kind: 'string' } : typeAt(schema, within(scope, name));
    return [{ name, required: header.boolean('required') === true, docs: docsOf(header), type }];
  });
}
