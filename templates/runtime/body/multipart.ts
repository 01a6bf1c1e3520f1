import type { BodyCodec } from '../operation.js';
import { bracketPairs } from '../params/brackets.js';
import { isList, plain } from '../params/value.js';
import { refuse } from '../params/refuse.js';
import { isFile, readFile } from './file.js';
import { encodeFormData, isFormData } from './form-data.js';
import { fields, type Encoding, type FieldEncoding } from './form.js';
import { writeJSON } from './json-text.js';
import { joinParts, type Part } from './multipart-text.js';

/**
 * `multipart/form-data` (RFC 7578).
 *
 * A list gives one part an item, an object a part of JSON, a file its bytes with name and type, all else its text. The
 * document's encoding of a property decides otherwise. Undefined members are left out; null is refused.
 * Without streams among its parts the body is one Blob: the same bytes at each attempt, and files on disk stay there
 * until they are sent. A FormData object is sent with the parts that it has.
 *
 * @throws InvalidRequestError from `encode`, naming the field
 */
export function multipart(encoding: Encoding = {}): BodyCodec {
  return {
    encode: (value) => {
      if (isFormData(value)) return encodeFormData(value);
      return joinParts(fields(value).flatMap(([name, member]) => parts(name, member, Object.hasOwn(encoding, name) ? encoding[name] : undefined)));
    },
  };
}

function parts(name: string, value: unknown, how: FieldEncoding = {}): Part[] {
  if (how.style !== undefined || how.explode !== undefined) return styled(name, value, how);
  const json = how.contentType?.split(',').find((type) => /[/+]json\b/i.test(type));
  if (isList(value) && json === undefined) {
    return value.flatMap((item, index) => (item === undefined ? [] : part(name, item, `${name}[${index}]`, how)));
  }
  return json === undefined ? part(name, value, name, how) : [{ name, content: writeJSON(value, name), contentType: json.trim() }];
}

/** One part: of a property, or of an item of it. */
function part(name: string, value: unknown, at: string, how: FieldEncoding): Part[] {
  if (isFile(value)) {
    const { content, filename, contentType, headers } = readFile(value, at);
    const declared = how.contentType?.split(',')[0]?.trim();
    const fallback = declared === undefined || declared.includes('*') ? 'application/octet-stream' : declared;
    return [{ name, content, filename: filename || 'file', contentType: contentType ?? fallback, headers }];
  }
  if (value === null) throw refuse(at, 'is null, which a form has no value for: leave it out.');
  const content = plain(value, at, how.format);
  if (content === undefined || content === null) return [];
  if (typeof content === 'string') return [{ name, content, contentType: how.contentType }];
  return [{ name, content: writeJSON(content, at), contentType: 'application/json' }];
}

/** A property with a style: the fields that a query would have (OpenAPI 3.2, section 4.15.1.2), each a part of text. */
function styled(name: string, value: unknown, { style = 'form', explode = style === 'form' || style === 'deepObject', format }: FieldEncoding): Part[] {
  const texts = (at: string, member: unknown): string[] => {
    const content = plain(member, at, format);
    if (typeof content === 'string') return [content];
    if (content === undefined) return [];
    throw refuse(at, `is ${content === null ? 'null' : 'nested'}, which the field's style (${style}) can't express.`);
  };
  const content = plain(value, name, format);
  if (style === 'deepObject' || typeof content !== 'object' || content === null) return bracketPairs(name, content, 'refuse').map(([key, text]) => ({ name: key, content: text }));
  if (explode) {
    const members: [string, unknown][] = isList(content) ? content.map((item) => [name, item]) : Object.entries(content);
    return members.flatMap(([key, member]) => texts(key, member).map((text) => ({ name: key, content: text })));
  }
  const flat = isList(content) ? content.flatMap((item) => texts(name, item)) : Object.entries(content).flatMap(([key, member]) => texts(key, member).flatMap((text) => [key, text]));
  return flat.length === 0 ? [] : [{ name, content: flat.join(style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ',') }];
}
