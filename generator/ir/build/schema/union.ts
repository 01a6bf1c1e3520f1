import type { Node } from '../../../source/document.js';
import type { Discrimination, EnumMember, Type, Variant, Words } from '../../model.js';
import { asWords, splitWords } from '../../names/words.js';
import { defaultTarget, implicitTag, mappedTags } from './discriminator.js';
import { isScalar } from './enum.js';
import { restrictions, typesOf } from './keywords.js';
import { nullable } from './nullable.js';
import { typeAt } from './schema.js';
import { namesFrom, within, type Names, type Scope } from './scope.js';

/** Until every schema is known, nothing can be said of how the variants differ. */
const undecided: Discrimination = { by: 'none', reason: 'undecided' };

/**
 * `oneOf` or `anyOf`, as written; duplicates, null and open enums are folded when every schema is known.
 * A discriminator (OpenAPI 3.2, section 4.25) gives each variant its tags, from the mapping or from the schema's name.
 *
 * @returns nothing where no alternative says anything about the value
 */
export function unionType(node: Node, keyword: 'oneOf' | 'anyOf', scope: Scope): Type | undefined {
  const items = node.get(keyword)?.items() ?? [];
  if (items.every((item) => item.ref === undefined && restrictions(item).every((inner) => inner === 'required' || inner === 'not'))) return undefined;
  const constants = constantsType(items);
  if (constants !== undefined) return constants;

  const discriminator = node.get('discriminator');
  const property = discriminator?.string('propertyName');
  const targets = new Set(items.map((item) => item.deref().id));
  const tags = discriminator === undefined || property === undefined ? undefined : mappedTags(discriminator, targets, scope.build);
  const fallback = discriminator === undefined ? undefined : defaultTarget(discriminator, targets, scope.build);
  const variants = items.map((item, index): Variant => {
    const type = variantType(node, item, variantScope(item, index, scope));
    const mapped = tags?.get(item.deref().id);
    if (mapped === undefined && fallback === item.deref().id) return { type, fallback: true };
    const own = tags === undefined ? undefined : (mapped ?? implicitTag(item.ref));
    return own === undefined ? { type } : { type, tags: own };
  });
  return { kind: 'union', variants, discrimination: property === undefined ? undecided : { by: 'tag', property } };
}

/** A value of one of several JSON types: `type: [string, integer]`. */
export function unionOfTypes(types: readonly (Type | undefined)[]): Type | undefined {
  const known = types.filter((type) => type !== undefined);
  const [only] = known;
  if (known.length < 2) return only;
  return { kind: 'union', variants: known.map((type) => ({ type })), discrimination: undecided };
}

/** An enum whose values are documented one by one: alternatives that are constants with a title or a description each. */
function constantsType(items: readonly Node[]): Type | undefined {
  const members: EnumMember[] = [];
  let admitsNull = false;
  for (const item of items) {
    const value = item.get('const')?.value;
    if (item.string('type') === 'null' || value === null) {
      admitsNull = true;
      continue;
    }
    if (!isScalar(value) || item.ref !== undefined) return undefined;
    const name = item.string('title');
    const description = item.string('description');
    members.push({ value, ...(name === undefined ? {} : { name }), ...(description === undefined ? {} : { description }) });
  }
  if (members.length < 2) return undefined;
  const type: Type = { kind: 'enum', members, open: false };
  return admitsNull ? nullable(type) : type;
}

/** An alternative that has no type of its own has that of the schema around it. */
function variantType(node: Node, item: Node, scope: Scope): Type {
  const type = typeAt(item, scope);
  const { types } = typesOf(node);
  const [only] = types;
  if (type.kind !== 'unknown' || type.reason !== 'unconstrained' || only === undefined || types.length > 1 || node.get('type') === undefined) return type;
  if (only === 'string') return { kind: 'string' };
  if (only === 'number' || only === 'integer') return { kind: 'number', integer: only === 'integer' };
  return only === 'boolean' ? { kind: 'boolean' } : type;
}

/** What an inline variant is called: its title, the value of its constant member, or its number. */
function variantScope(item: Node, index: number, scope: Scope): Scope {
  return { build: scope.build, names: () => variantNames(item, index, scope) };
}

function variantNames(item: Node, index: number, scope: Scope): Names {
  const title = asWords(splitWords(item.string('title') ?? ''));
  const tag = constantMember(item);
  const numbered = within(scope, ['variant', String(index + 1)]).names();
  const tagged: readonly Words[] = tag.length === 0 ? [] : within(scope, tag).names();
  const candidates = [...(title === undefined || title.length > 5 ? [] : [title]), ...tagged.slice(0, 2), ...numbered];
  const [best = numbered[0], ...rest] = candidates;
  return namesFrom(best, rest);
}

function constantMember(item: Node): readonly string[] {
  for (const [, member] of item.get('properties')?.entries() ?? []) {
    const values = member.get('enum')?.items() ?? [];
    const value = member.get('const')?.value ?? (values.length === 1 ? values[0]?.value : undefined);
    if (typeof value === 'string') return splitWords(value);
  }
  return [];
}
