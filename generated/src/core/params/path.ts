import type { OperationSpec } from '../operation.js';
import { parameterOf } from './parameter.js';
import { writePlain } from './plain.js';
import { refuse } from './refuse.js';
import { isList, plain } from './value.js';

/**
 * Fills the path template of an operation.
 *
 * Every value stays within its segment: all but unreserved characters are percent-encoded, and what a URL parser would
 * read as a step to this or the parent folder (RFC 3986, section 5.2.4, its encoded spellings included) is refused.
 * Arrays and objects are taken only where the operation lists the variable with a writer.
 *
 * @param values one for each variable, in the order of the template
 * @throws InvalidRequestError that names the parameter
 */
export function expandPath(spec: OperationSpec, values: readonly unknown[]): string {
  const variables: string[] = [];
  return spec.path
    .split('/')
    .map((segment) => {
      let last: string | undefined;
      const filled = segment.replace(/\{([^{}]+)\}/g, (_, name: string) => {
        last = name;
        if (!variables.includes(name)) variables.push(name);
        return fill(spec, name, values[variables.indexOf(name)]);
      });
      // The encoder makes `%25` of a percent sign: a server that decodes twice would still see the dots.
      if (last !== undefined && /^(\.|%(25)?2e){1,2}$/i.test(filled))
        throw refuse(last, 'would make the path segment "." or "..", which leads elsewhere: pass an identifier.');
      return filled;
    })
    .join('/');
}

function fill(spec: OperationSpec, name: string, value: unknown): string {
  const listed = parameterOf(spec, name);
  const write = listed?.in === 'path' ? listed.write : undefined;
  const content = write ? value : plain(value, name);
  if (content === undefined || content === null || content === '')
    throw refuse(name, `is ${content === '' ? 'an empty string' : content}, which leads elsewhere: pass a value.`);
  if (!write && typeof content === 'object')
    throw refuse(name, `is ${isList(content) ? 'an array' : 'an object'}: pass the identifier itself, a string or a number.`);
  const text = (write ?? writePlain)('path', name, value);
  if (!text) throw refuse(name, 'has no items: pass at least one.');
  return text;
}
