import type { Words } from '../../model.js';
import type { Outline } from '../outline.js';
import { singularWords } from '../singular.js';
import { isItem, segmentsOf } from './segments.js';
import { idWords } from './operation-id.js';

/**
 * What the types of an operation are called after: the words of the operationId where a person wrote it as a phrase
 * (`list Orders`); the thing and the method where it has a namespace (`email list`); else the method and the thing
 * (`get file version`).
 */
export function typeName(outline: Outline, resource: readonly [Words, ...Words[]], method: Words): Words {
  const id = idWords(outline);
  if (id !== undefined && !id.machine && id.namespace.length === 0) return id.words;
  const last = resource.at(-1) ?? resource[0];
  const above = resource.slice(0, -1).flatMap(singularWords);
  if (id !== undefined && id.namespace.length > 0) {
    const [first, ...rest] = [...above, ...singularWords(last), ...method];
    return [first ?? last[0], ...rest];
  }
  const many = !isItem(segmentsOf(outline.path)) && outline.verb === 'GET' && method[0] === 'list';
  const [verb, ...rest] = method;
  return [verb, ...above, ...(many ? last : singularWords(last)), ...rest];
}
