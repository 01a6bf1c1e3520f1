import type { OperationSpec } from '../operation.js';
import { isList } from './brackets.js';
import { parameterOf } from './parameter.js';
import { refuse } from './refuse.js';
import { plain } from './value.js';
import { writeParameter } from './write.js';

/**
 * Fills the path template of an operation.
 *
 * Every value stays within its segment: all but unreserved characters are percent-encoded, and what a URL parser would
 * read as a step to this or the parent folder (RFC 3986, section 5.2.4, its encoded spellings included) is refused.
 * Arrays and objects are taken only where the operation lists the variable, with its style.
 *
 * @param values one for each variable, in the order of the template
 * @throws InvalidRequestError that names the parameter
 */
export function expandPath(spec: OperationSpec, values: readonly unknown[]): string {
  const order = new Map<string, number>();
  return spec.path
    .split('/')
    .map((segment) => {
      let variable: string | undefined;
      const filled = segment.replace(/\{([^{}]+)\}/g, (_, name: string) => {
        variable = name;
        if (!order.has(name)) order.set(name, order.size);
        return fill(spec, name, values[order.get(name) ?? 0]);
      });
      // The encoder makes `%25` of a percent sign: a server that decodes twice would still see the dots.
      if (variable !== undefined && /^(\.|%(25)?2e){1,2}$/i.test(filled)) {
        throw refuse(variable, 'would make the path segment "." or "..", which leads to another resource: pass an identifier.');
      }
      return filled;
    })
    .join('/');
}

function fill(spec: OperationSpec, name: string, value: unknown): string {
  const listed = parameterOf(spec, name);
  const how = listed?.in === 'path' ? listed : undefined;
  const content = how?.content === undefined ? plain(value, name) : value;
  if (content === undefined || content === null || content === '') {
    throw refuse(name, `is ${content === '' ? 'an empty string' : content}, so that the path of ${spec.id} would lead elsewhere: pass a value.`);
  }
  if (typeof content === 'object' && !how) throw refuse(name, `is ${isList(content) ? 'an array' : 'an object'}: pass the identifier itself, a string or a number.`);
  const text = writeParameter('path', name, value, how);
  if (!text) throw refuse(name, 'has no items: pass at least one.');
  return text;
}
