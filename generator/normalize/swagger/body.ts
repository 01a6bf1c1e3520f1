import type { Node } from '../../source/document.js';
import { appendToken } from '../../source/pointer.js';
import type { JsonObject, RewritingBuilder } from '../rewriting.js';
import { pick } from './members.js';
import { styleOf, valueSchema } from './parameter.js';

const urlencoded = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data';

/** The parameter with `in: body` as a Request Body Object, which stands at the place of the parameter. */
export function bodyOf(parameter: Node, consumes: readonly string[], builder: RewritingBuilder): JsonObject {
  const node = parameter.deref();
  const schema = node.get('schema');
  if (schema && typeof schema.value === 'object' && schema.value !== null) builder.keepOrigin(schema.value, schema.origin);
  const content = schema ? { schema: schema.value } : {};
  const body = {
    ...pick(node, 'description', 'required'),
    content: Object.fromEntries((consumes.length > 0 ? consumes : ['application/json']).map((mediaType) => [mediaType, content])),
  };
  builder.keepOrigin(body, node.origin);
  return body;
}

/** The parameters with `in: formData` as a Request Body Object with one property each. */
export function formOf(parameters: readonly Node[], operation: Node, consumes: readonly string[], builder: RewritingBuilder): JsonObject {
  const fields = parameters.map((parameter) => parameter.deref());
  const required = fields.flatMap((field) => (field.boolean('required') === true ? [field.string('name') ?? ''] : []));
  const schema = {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.string('name') ?? '', valueSchema(field, builder, 'description', 'example')])),
    ...(required.length > 0 ? { required } : {}),
  };
  const encoding = Object.fromEntries(
    fields.filter((field) => field.string('type') === 'array').map((field) => [field.string('name') ?? '', styleOf('formData', field.string('collectionFormat'))]),
  );
  const content = { schema, ...(Object.keys(encoding).length > 0 ? { encoding } : {}) };
  const body = {
    ...(required.length > 0 ? { required: true } : {}),
    content: Object.fromEntries(formTypes(fields, consumes).map((mediaType) => [mediaType, content])),
  };
  const place = { file: operation.origin.file, pointer: appendToken(operation.origin.pointer, 'parameters') };
  builder.keepOrigin(schema, place);
  builder.keepOrigin(body, place);
  return body;
}

/** A file travels in multipart only; a form that names no media type is urlencoded. */
function formTypes(fields: readonly Node[], consumes: readonly string[]): readonly string[] {
  if (fields.some((field) => field.string('type') === 'file')) return [multipart];
  const forms = consumes.filter((mediaType) => mediaType.startsWith(urlencoded) || mediaType.startsWith(multipart));
  return forms.length > 0 ? forms : [urlencoded];
}
