import type { Node } from '../../../source/document.js';
import type { Constraints, NumberType, Type } from '../../model.js';

/** Media types whose content is text, so that a string that carries them is no file. */
const textual = /^text\/|[/+](?:json|xml|yaml)$|^application\/(?:javascript|graphql|jwt|sql|x-www-form-urlencoded)$/iu;

/**
 * A string, or the content of a file: `format: binary` (OpenAPI 3.0), or a media type of bytes that are not encoded as
 * text (OpenAPI 3.1, section 4.8.14.3: `contentMediaType` without `contentEncoding`).
 */
export function stringType(node: Node): Type {
  const mediaType = node.string('contentMediaType');
  const encoding = node.string('contentEncoding');
  const format = node.string('format');
  if (format === 'binary' || (mediaType !== undefined && encoding === undefined && format === undefined && !textual.test(mediaType))) {
    return { kind: 'binary', ...(mediaType === undefined || mediaType === 'application/octet-stream' ? {} : { mediaType }) };
  }
  const constraints = constraintsOf(node, ['minLength', 'maxLength'], true);
  const known = format ?? (encoding === 'base64' ? 'byte' : undefined);
  return { kind: 'string', ...(known === undefined ? {} : { format: known }), ...(constraints === undefined ? {} : { constraints }) };
}

/** A number with its format and limits. */
export function numberType(node: Node, integer: boolean): NumberType {
  const format = node.string('format');
  const constraints = constraintsOf(node, ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'], false);
  return { kind: 'number', integer, ...(format === undefined ? {} : { format }), ...(constraints === undefined ? {} : { constraints }) };
}

type NumericConstraint = Exclude<keyof Constraints, 'pattern'>;

function constraintsOf(node: Node, keywords: readonly NumericConstraint[], withPattern: boolean): Constraints | undefined {
  let found: Constraints = {};
  for (const keyword of keywords) {
    const limit = node.number(keyword);
    if (limit !== undefined) found = { ...found, [keyword]: limit };
  }
  const pattern = withPattern ? node.string('pattern') : undefined;
  if (pattern !== undefined) found = { ...found, pattern };
  return Object.keys(found).length === 0 ? undefined : found;
}
