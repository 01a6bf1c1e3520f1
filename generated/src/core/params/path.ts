import type { OperationSpec } from '../operation.js';
import { usesPathStyles } from '../uses.js';
import { encode } from './encode.js';
import { ownMember } from './own-member.js';
import { textOf } from './plain.js';
import { refuse } from './refuse.js';

/**
 * Fills the path template of an operation.
 *
 * Every value stays within its segment: all but unreserved characters are percent-encoded, and what a URL parser would
 * read as a step to this or the parent folder (RFC 3986, section 5.2.4, its encoded spellings included) is refused.
 * Arrays and objects are taken only where the operation has a writer for the variable.
 *
 * @param values begins with one for each variable, in the order of the template
 * @throws InvalidRequestError that names the parameter
 */
export function expandPath(spec: OperationSpec, values: readonly unknown[]): string {
  const names: string[] = [];
  return spec.path.replace(/[^/]*\{[^/]*/g, (segment) => {
    let name = '';
    const astray = (problem: string): Error => refuse(name, `${problem}, which leads elsewhere: pass an identifier.`);
    const filled = segment.replace(/\{([^{}]+)\}/g, (_, variable: string) => {
      name = variable;
      if (!names.includes(name)) names.push(name);
      const value = values[names.indexOf(name)];
      const given = value !== undefined && value !== null && value !== '';
      const write = usesPathStyles ? ownMember(spec.variables, name) : undefined;
      const text = given && (write ? write('path', name, value) : encode(textOf(value, name)));
      if (text) return text;
      throw astray(`is ${String(value) || 'empty'}`);
    });
    // The encoder makes `%25` of a percent sign: a server that decodes twice would still see the dots.
    if (name && /^(\.|%(25)?2e){1,2}$/i.test(filled)) throw astray(`makes the path "${filled}"`);
    return filled;
  });
}
