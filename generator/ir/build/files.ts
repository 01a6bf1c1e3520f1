import { edgesOf, reach } from '../graph/reach.js';
import type { Codec, Content, Operation, SchemaId, Type } from '../model.js';
import { mapTypes, refsOf, visitTypes } from '../visit.js';
import { mapOperation } from './operation/operation.js';

interface Typed {
  readonly id: SchemaId;
  readonly type: Type;
}

/** Codecs whose bodies can hold bytes; JSON, a form, a header and a URL hold text. */
const bytes: ReadonlySet<Codec> = new Set<Codec>(['multipart', 'binary']);

/**
 * Makes the content of a file a text wherever the body that holds it cannot carry bytes: `format: binary` within JSON says
 * that the text stands for bytes, and the document's prose says how. Where a body may be multipart too, that comes first,
 * since nothing else can send the file.
 *
 * @param payloads what webhooks deliver, which is JSON
 */
export function placeFiles<Schema extends Typed>(operations: readonly Operation[], payloads: readonly Type[], schemas: readonly Schema[]): { readonly operations: readonly Operation[]; readonly schemas: readonly Schema[] } {
  const types = new Map(schemas.map(({ id, type }) => [id, type]));
  const edges = edgesOf(types);
  const holdsFile = (type: Type): boolean => hasBinary(type) || [...reach(refsOf(type), edges)].some((id) => hasBinary(types.get(id)));
  const sorted = operations.map((operation) => multipartFirst(operation, holdsFile));
  const contents = sorted.flatMap(contentsOf);
  const withBytes = reach(contents.flatMap(({ codec, type }) => (bytes.has(codec) ? refsOf(type) : [])), edges);
  const texts = [...contents.flatMap(({ codec, type }) => (bytes.has(codec) ? [] : [type])), ...sorted.flatMap(({ parameters }) => parameters.map(({ type }) => type)), ...payloads];
  const withTexts = reach(texts.flatMap(refsOf), edges);
  return {
    operations: sorted.map(placeTexts),
    schemas: schemas.map((schema) => (withTexts.has(schema.id) && !withBytes.has(schema.id) ? withType(schema, asText(schema.type)) : schema)),
  };
}

/** The type with texts in place of files. */
export function asText(type: Type): Type {
  return mapTypes(type, (inner) => (inner.kind === 'binary' ? { kind: 'string', format: 'binary' } : inner));
}

function multipartFirst(operation: Operation, holdsFile: (type: Type) => boolean): Operation {
  const { body } = operation;
  const [first] = body?.contents ?? [];
  if (body === undefined || first === undefined || bytes.has(first.codec) || !holdsFile(first.type)) return operation;
  const multipart = body.contents.filter(({ codec }) => codec === 'multipart');
  return multipart.length === 0 ? operation : { ...operation, body: { ...body, contents: [...multipart, ...body.contents.filter(({ codec }) => codec !== 'multipart')] } };
}

function placeTexts(operation: Operation): Operation {
  const { body, responses } = operation;
  const texts = mapOperation(operation, asText, asText);
  return {
    ...texts,
    ...(body === undefined ? {} : { body: { ...body, contents: body.contents.map(placed) } }),
    responses: texts.responses.map((response, index) => ({ ...response, contents: (responses[index]?.contents ?? []).map(placed) })),
  };
}

function placed(content: Content): Content {
  return bytes.has(content.codec) ? content : withType(content, asText(content.type));
}

function withType<Holder extends { readonly type: Type }>(holder: Holder, type: Type): Holder {
  return type === holder.type ? holder : { ...holder, type };
}

function contentsOf({ body, responses }: Operation): readonly Content[] {
  return [...(body?.contents ?? []), ...responses.flatMap(({ contents }) => contents)];
}

function hasBinary(type: Type | undefined): boolean {
  let found = false;
  if (type !== undefined) visitTypes(type, (inner) => (found ||= inner.kind === 'binary'));
  return found;
}
