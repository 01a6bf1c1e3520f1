import type { OperationSpec } from '../operation.js';
import { encode } from './encode.js';
import { ownMember } from './own-member.js';
import { textOf } from './plain.js';
import { refuse } from './refuse.js';

/** A path template, taken apart once for all calls. */
export interface PathTemplate {
  /** For each segment its literals with the names of the variables between them. */
  readonly segments: readonly (readonly string[])[];
  /** The variables, each once, in the order of the values. */
  readonly names: readonly string[];
}

export function parseTemplate(path: string): PathTemplate {
  const segments = path.split('/').map((segment) => segment.split(/\{([^{}]+)\}/));
  return { segments, names: [...new Set(segments.flatMap((pieces) => pieces.filter((_, place) => place % 2 === 1)))] };
}

/**
 * Fills a path template.
 *
 * Every value stays within its segment: all but unreserved characters are percent-encoded, and what a URL parser would
 * read as a step to this or the parent folder (RFC 3986, section 5.2.4, its encoded spellings included) is refused.
 * Arrays and objects are taken only where there is a writer for the variable.
 *
 * @param values begins with one for each variable, in the order of the template
 * @param variables writers by name
 * @throws InvalidRequestError that names the parameter
 */
export function expandPath({ segments, names }: PathTemplate, values: readonly unknown[], variables: OperationSpec['variables']): string {
  const written = (name: string): string => {
    const value = values[names.indexOf(name)];
    const given = value !== undefined && value !== null && value !== '';
    const write = ownMember(variables, name);
    const text = given && (write ? write('path', name, value) : encode(textOf(value, name)));
    if (!text) throw astray(name, `is ${String(value) || 'empty'}`);
    return text;
  };
  const filled = segments.map((pieces) => {
    const segment = pieces.map((piece, place) => (place % 2 === 0 ? piece : written(piece))).join('');
    const name = pieces.at(-2);
    // The encoder makes `%25` of a percent sign: a server that decodes twice would still see the dots; so would one that decodes
    // tabs and line breaks, and gives the path to a URL parser, which removes them.
    if (name && /^(\.|%(25)?2e){1,2}$/i.test(segment.replace(/%(25)?0[9ad]/gi, ''))) throw astray(name, `makes the path "${segment}"`);
    return segment;
  });
  return filled.join('/');
}

function astray(name: string, problem: string): Error {
  return refuse(name, `${problem}, which leads elsewhere: pass an identifier.`);
}
