import type { BundledDocument, JsonObject } from '../support/bundled.js';
import { isObject } from '../support/spec.js';

/** A response as the document describes it, in whichever version. */
export interface DescribedResponse {
  /** `200`, `4XX`, `default`. */
  readonly status: string;
  /** Schemas of its JSON bodies. */
  readonly json: readonly unknown[];
  /** Its other media types. */
  readonly others: readonly string[];
}

export function describeResponses(operation: JsonObject, document: BundledDocument): readonly DescribedResponse[] {
  const responses = isObject(operation['responses']) ? operation['responses'] : {};
  return Object.entries(responses).flatMap(([status, value]) => {
    const response = document.deref(value);
    if (!isObject(response) || status.startsWith('x-')) return [];
    return [typeof document.root['swagger'] === 'string' ? response2(status, response, operation, document) : response3(status, response, document)];
  });
}

function response3(status: string, response: JsonObject, document: BundledDocument): DescribedResponse {
  const contents = isObject(response['content']) ? Object.entries(response['content']).map(([mediaType, value]) => [mediaType, document.deref(value)] as const) : [];
  const json = contents.filter(([mediaType, value]) => isJson(mediaType, isObject(value) ? document.deref(value['schema']) : undefined));
  return {
    status,
    json: json.slice(0, 1).map(([, value]) => (isObject(value) ? (value['schema'] ?? true) : true)),
    others: contents.map(([mediaType]) => mediaType).filter((mediaType) => !json.some(([other]) => other === mediaType)),
  };
}

/** Swagger 2.0: one schema for every media type that the operation produces. */
function response2(status: string, response: JsonObject, operation: JsonObject, { root, deref }: BundledDocument): DescribedResponse {
  const schema = response['schema'];
  if (schema === undefined) return { status, json: [], others: [] };
  const listed = [operation['produces'], root['produces']].find((list) => Array.isArray(list) && list.length > 0);
  const mediaTypes = (Array.isArray(listed) ? listed : ['application/json']).map(String);
  const target = deref(schema);
  if (isObject(target) && target['type'] === 'file') return { status, json: [], others: ['application/octet-stream'] };
  const json = mediaTypes.some((mediaType) => isJson(mediaType, target));
  return { status, json: json ? [schema] : [], others: json ? [] : mediaTypes };
}

/** JSON, and a wildcard behind which there is an object or an array. */
function isJson(mediaType: string, schema: unknown): boolean {
  if (/^(?:application|text)\/json\b|\+json\b/iu.test(mediaType)) return true;
  const values = isObject(schema) && (['object', 'array'].includes(String(schema['type'])) || ['properties', 'allOf', 'oneOf', 'anyOf', 'items'].some((keyword) => schema[keyword] !== undefined));
  return /^(?:\*|application)\/\*/u.test(mediaType) && values;
}
