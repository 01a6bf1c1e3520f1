import type { Origin, Words } from '../model.js';
import { asWords, joinWords, splitWords } from './words.js';
import { singular } from './singular.js';

/** What a structural member of a pointer adds to a name: nothing, or the role that it stands for. */
const structural: ReadonlyMap<string, string> = new Map([
  ...['components', 'schemas', 'definitions', '$defs', 'properties', 'patternProperties', 'allOf', 'anyOf', 'oneOf', 'content', 'schema', 'parameters', 'headers', 'paths', 'x-webhooks', 'webhooks'].map(
    (token) => [token, ''] as const,
  ),
  ['responses', 'response'],
  ['requestBodies', 'body'],
  ['requestBody', 'body'],
  ['additionalProperties', 'value'],
  ['items', 'item'],
  ['prefixItems', 'item'],
  ['itemSchema', 'item'],
]);

/** Members whose keys are names that people chose, not keywords. */
const namedBy: ReadonlySet<string> = new Set(['schemas', 'definitions', '$defs', 'properties', 'responses', 'requestBodies', 'parameters', 'headers', 'paths', 'webhooks', 'x-webhooks']);

/** Keywords under which a schema may stand at the root of a file; any other member there is a name, in a file that collects schemas. */
const rootKeywords: ReadonlySet<string> = new Set(['not', 'if', 'then', 'else', 'contains', 'propertyNames', 'unevaluatedItems', 'unevaluatedProperties', 'dependentSchemas', 'additionalItems', 'contentSchema']);

/**
 * What a schema is called after the place where it stands: the file's name for a whole document, the name of the
 * component, or component and member for a place inside one.
 * Best name first; the same with the file's name before it follows, where the place is in another file than the root document.
 */
export function namesOfPlace(origin: Origin, rootFile: string): readonly [Words, ...Words[]] {
  const file = splitWords(fileName(origin.file));
  const tokens = origin.pointer.split('/').slice(1).map(decode);
  const place = asWords(placeWords(tokens));
  const whole = asWords(file) ?? ['schema'];
  if (place === undefined) return [tokens.length > 0 && origin.file === rootFile ? ['schema'] : whole];
  return origin.file === rootFile ? [place] : [place, joinWords(whole, place)];
}

/** Whether the place is one at which schemas are declared under a name: a component, a definition, or a file of its own. */
export function isDeclaredPlace(origin: Origin): boolean {
  const tokens = origin.pointer.split('/').slice(1);
  if (tokens.length === 0 || (tokens.length === 1 && isNameAtRoot(tokens[0] ?? ''))) return true;
  const [first, second] = tokens;
  if (first === 'components' && second === 'schemas') return tokens.length === 3;
  const holder = tokens.at(-2);
  return holder === '$defs' || (holder === 'definitions' && tokens.length === 2);
}

/** `definitions.yaml#/Order` */
function isNameAtRoot(token: string): boolean {
  return !structural.has(token) && !rootKeywords.has(token);
}

function placeWords(tokens: readonly string[]): readonly string[] {
  let words: readonly string[] = [];
  let role = '';
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? '';
    const before = tokens[index - 1];
    const isName = before === undefined ? isNameAtRoot(token) : namedBy.has(before) && !(before === 'parameters' && /^\d+$/u.test(token));
    if (!isName) {
      const meaning = structural.get(token);
      if (meaning === undefined) continue;
      if (meaning === 'item') words = words.length === 0 ? words : [...words.slice(0, -1), singularOr(words.at(-1) ?? '', 'item')];
      else if (meaning !== '') role = meaning;
      continue;
    }
    if (/^(?:\d{3}|\dXX|default)$/iu.test(token) && before === 'responses') continue;
    const next = splitWords(token);
    words = words.length === 0 ? next : joinWords([words[0] ?? '', ...words.slice(1)], next);
  }
  return role === '' || words.length === 0 ? words : joinWords([words[0] ?? '', ...words.slice(1)], [role]);
}

function singularOr(word: string, otherwise: string): string {
  const one = singular(word);
  return one === word ? `${word}${otherwise[0]?.toUpperCase() ?? ''}${otherwise.slice(1)}` : one;
}

function fileName(file: string): string {
  const base = file.slice(file.lastIndexOf('/') + 1);
  return base.replace(/(?:\.(?:openapi|schema))?\.(?:ya?ml|json)$/iu, '');
}

function decode(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
