import type { Json } from '../../ir/model.js';
import type { Node } from '../../source/document.js';
import { isObject, type JsonObject, type RewritingBuilder } from '../rewriting.js';
import { pick } from './members.js';

/** Rewrites responses. In 2.0 their media types belong to the operation, in 3.0 to the response. */
export interface Responses {
  /** The `responses` member of an operation. */
  of(operation: Node, produces: readonly string[]): JsonObject;
  /** One response at its place, unless it has been done. */
  upgrade(response: Node, produces: readonly string[]): void;
}

/**
 * @param shared media types of the document; a response that operations of different media types share has these where it
 *   stands, and a copy in the operations that differ
 */
export function createResponses(shared: readonly string[], builder: RewritingBuilder): Responses {
  const done = new Map<object, string>();
  const upgrade = (node: Node, produces: readonly string[]): void => {
    if (!isObject(node.value) || node.ref !== undefined || done.has(node.value)) return;
    done.set(node.value, produces.join());
    builder.replace(node.value, responseOf(node, produces, builder));
  };
  /** What to write in the operation: the response as it stands there, or a copy of its own. */
  const entry = (node: Node, produces: readonly string[]): Json => {
    const target = node.deref();
    if (!isObject(target.value) || target.ref !== undefined) return node.value;
    if (node.ref === undefined) {
      upgrade(target, produces);
      return node.value;
    }
    upgrade(target, shared.length > 0 ? shared : produces);
    if (done.get(target.value) === produces.join() || target.get('schema') === undefined) return node.value;
    const copy = responseOf(target, produces, builder);
    builder.keepOrigin(copy, target.origin);
    return copy;
  };
  return {
    upgrade,
    of: (operation, produces) => {
      const node = operation.get('responses');
      const target = node?.deref();
      if (!node || !target || !isObject(target.value)) return node ? { responses: node.value } : {};
      // Members that need no copy keep their place by being the same objects under the same keys.
      const entries = target.entries().map(([status, response]) => [status, status.startsWith('x-') ? response.value : entry(response, produces)] as const);
      const responses = Object.fromEntries(entries);
      builder.keepOrigin(responses, target.origin);
      return { responses };
    },
  };
}

function responseOf(node: Node, produces: readonly string[], builder: RewritingBuilder): JsonObject {
  return { ...pick(node, 'description', 'headers'), ...contentOf(node, produces, builder) };
}

function contentOf(node: Node, produces: readonly string[], builder: RewritingBuilder): JsonObject {
  const schema = node.get('schema');
  if (!schema) return {};
  if (typeof schema.value === 'object' && schema.value !== null) builder.keepOrigin(schema.value, schema.origin);
  const examples = node.get('examples');
  const content = mediaTypes(schema, produces).map((mediaType) => {
    const example = examples?.get(mediaType);
    return [mediaType, { schema: schema.value, ...(example ? { example: example.value } : {}) }];
  });
  return { content: Object.fromEntries(content) };
}

/** A document that names no media type speaks JSON; a file is none. */
function mediaTypes(schema: Node, produces: readonly string[]): readonly string[] {
  if (schema.deref().string('type') !== 'file') return produces.length > 0 ? produces : ['application/json'];
  const ofFiles = produces.filter((mediaType) => !/[/+]json\b/i.test(mediaType));
  return ofFiles.length > 0 ? ofFiles : ['application/octet-stream'];
}
