import { ts } from 'ts-morph';
import type { BundledDocument } from '../../support/bundled.js';
import { isObject } from '../../support/spec.js';
import { createReader, Entangled, type Alternative, type Direction, type ObjectAlternative } from './alternatives.js';
import { armsOf, type Arm } from './arms.js';

/** Where an emitted type and a schema differ, and how. */
export interface Mismatch {
  readonly at: string;
  readonly what: string;
}

export interface Judge {
  /** Compares a type with the schemas of which one holds, both ways. */
  readonly compare: (schemas: readonly unknown[], type: ts.Type, direction: Direction, at: string) => readonly Mismatch[];
  /** Compares the members of an object type with those that are expected. */
  readonly compareMembers: (expected: ObjectAlternative, type: ts.Type, direction: Direction, at: string) => readonly Mismatch[];
  readonly read: (schema: unknown) => readonly Alternative[];
}

/** Where and how two are compared. */
interface Pairs {
  readonly direction: Direction;
  readonly at: string;
  readonly depth: number;
  /** The value is received too, in this place or in another that has the same type: the type may be open. */
  readonly opens: boolean;
}

/** Deeper than this no value is judged apart from its schema, which is judged where it is met first. */
const deepest = 60;

/**
 * Compares emitted types with schemas as two graphs: what a schema admits needs an arm of the type, and each arm of the type
 * needs something that the schema admits. A pair that is being compared is taken for equal (both may be recursive).
 */
export function createJudge(document: BundledDocument, checker: ts.TypeChecker): Judge {
  const read = createReader(document);
  const known = new Map<string, readonly Mismatch[]>();
  const tags = tagsIn(document.root);
  /** Schemas that were met on the way of a response. */
  const received = new Set<unknown>();
  const numbers = new Map<unknown, number>();
  const numberOf = (value: unknown): number => {
    const found = numbers.get(value);
    if (found !== undefined) return found;
    numbers.set(value, numbers.size);
    return numbers.size - 1;
  };
  const isDropped = (schema: unknown, direction: Direction): boolean => {
    const keyword = direction === 'request' ? 'readOnly' : 'writeOnly';
    const target = document.deref(schema);
    return isObject(schema) && (schema[keyword] === true || (isObject(target) && target[keyword] === true));
  };

  /** Whether a schema, or one that it is combined of, was met on the way of a response. */
  const isReceived = (schema: unknown, level = 0): boolean => {
    const target = document.deref(schema);
    if (received.has(target)) return true;
    if (!isObject(target) || level > 8) return false;
    return ['allOf', 'oneOf', 'anyOf'].some((keyword) => Array.isArray(target[keyword]) && target[keyword].some((part) => isReceived(part, level + 1)));
  };

  const compare = (schemas: readonly unknown[], type: ts.Type, direction: Direction, at: string, depth = 0): readonly Mismatch[] => {
    if (depth > deepest) return [];
    const key = `${direction} ${schemas.map(numberOf).join(',')} ${numberOf(type)}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, []);
    for (const schema of schemas) if (direction === 'response') received.add(document.deref(schema));
    const opens = direction === 'response' || schemas.some((schema) => isReceived(schema));
    const mismatches = differences(schemas.flatMap(readAs(at)), armsOf(type, checker), { direction, at, depth, opens });
    known.set(key, mismatches);
    return mismatches;
  };
  /** One schema holds; where several do (the parts that describe one member), their meet does. */
  const readAs = (at: string) => (schema: unknown): readonly Alternative[] => {
    try {
      return read(schema);
    } catch (error) {
      if (error instanceof Entangled) throw new Entangled(`${at}: ${error.message}`);
      throw error;
    }
  };

  const differences = (alternatives: readonly Alternative[], arms: readonly Arm[], pairs: Pairs): readonly Mismatch[] => {
    const { at } = pairs;
    if (alternatives.some(({ kind }) => kind === 'opaque')) return [];
    const present = arms.filter(({ kind }) => kind !== 'undefined');
    const kinds = new Set(present.map(({ kind }) => kind));
    if (alternatives.some(({ kind }) => kind === 'any' || kind === 'any-but-null')) return kinds.has('unknown') ? [] : [{ at, what: `the schema admits anything, the type only ${shown(present)}` }];
    if (kinds.has('unknown')) return [{ at, what: `the type is unknown, the schema admits ${shownAlternatives(alternatives)}` }];
    return [
      ...alternatives.flatMap((alternative) => uncovered(alternative, present, pairs)),
      ...present.flatMap((arm) => unjustified(arm, alternatives, pairs)),
    ];
  };

  const uncovered = (alternative: Alternative, arms: readonly Arm[], { direction, at, depth }: Pairs): readonly Mismatch[] => {
    const has = (...kinds: readonly Arm['kind'][]): boolean => arms.some(({ kind }) => kinds.includes(kind));
    const lacks = (what: string): readonly Mismatch[] => [{ at, what: `the schema admits ${what}, the type is ${shown(arms)}` }];
    switch (alternative.kind) {
      case 'string':
        return has('string', 'other-string') ? [] : lacks('any string');
      case 'file':
        return has('file', 'string', 'other-string') ? [] : lacks('a file');
      case 'number':
        return has('number', 'other-number') ? [] : lacks('any number');
      case 'boolean':
      case 'null':
        return has(alternative.kind) ? [] : lacks(alternative.kind);
      case 'literal':
        return typeof alternative.value === 'boolean' ? (has('boolean') ? [] : lacks(String(alternative.value))) : holds(alternative.value, arms) ? [] : lacks(JSON.stringify(alternative.value));
      case 'array':
      case 'object': {
        const [best] = arms.filter(({ kind }) => kind === alternative.kind).map((arm) => pair(alternative, arm, direction, at, depth)).sort((one, other) => one.length - other.length);
        return best ?? lacks(shownAlternatives([alternative]));
      }
      default:
        return [];
    }
  };

  const unjustified = (arm: Arm, alternatives: readonly Alternative[], { direction, at, depth, opens }: Pairs): readonly Mismatch[] => {
    const has = (...kinds: readonly Alternative['kind'][]): boolean => alternatives.some(({ kind }) => kinds.includes(kind));
    const literals = alternatives.flatMap((alternative) => (alternative.kind === 'literal' ? [alternative.value] : []));
    const extra: readonly Mismatch[] = [{ at, what: `the type admits ${shown([arm])}, the schema ${shownAlternatives(alternatives)}` }];
    switch (arm.kind) {
      case 'string':
        return has('string', 'file') ? [] : extra;
      case 'other-string':
        return has('string', 'file') || (opens && literals.some((value) => typeof value === 'string')) ? [] : extra;
      case 'number':
        return has('number') ? [] : extra;
      case 'other-number':
        return has('number') || (opens && literals.some((value) => typeof value === 'number')) ? [] : extra;
      case 'boolean':
        return has('boolean') || literals.some((value) => typeof value === 'boolean') ? [] : extra;
      case 'null':
        return has('null') ? [] : extra;
      case 'file':
        return has('file') ? [] : extra;
      case 'literal':
        return literals.some((value) => String(value) === String(arm.value)) ? [] : extra;
      case 'unknown-variant':
        return opens && has('object') ? [] : extra;
      case 'array':
      case 'object': {
        const [best] = alternatives.filter(({ kind }) => kind === arm.kind).map((alternative) => pair(alternative, arm, direction, at, depth)).sort((one, other) => one.length - other.length);
        return best ?? extra;
      }
      default:
        return [];
    }
  };

  const pair = (alternative: Alternative, arm: Arm, direction: Direction, at: string, depth: number): readonly Mismatch[] => {
    if (alternative.kind === 'array' && arm.kind === 'array') {
      if (alternative.prefix.length === 0) return arm.items[0] === undefined ? [] : compare([alternative.items], arm.items[0], direction, `${at}[]`, depth + 1);
      return alternative.prefix.flatMap((schema, index) => {
        const item = arm.items[index];
        return item === undefined ? [{ at, what: `the type has no item ${index}` }] : compare([schema], item, direction, `${at}[${index}]`, depth + 1);
      });
    }
    return alternative.kind === 'object' && arm.kind === 'object' ? compareMembers(alternative, arm.type, direction, at, depth) : [{ at, what: 'different kinds' }];
  };

  const compareMembers = (expected: ObjectAlternative, type: ts.Type, direction: Direction, at: string, depth = 0): readonly Mismatch[] => {
    const members = new Map(checker.getPropertiesOfType(type).map((symbol) => [unescaped(symbol.name), symbol]));
    const found: Mismatch[] = [];
    for (const [name, schemas] of expected.properties) {
      const dropped = schemas.some((schema) => isDropped(schema, direction));
      const member = members.get(name);
      members.delete(name);
      const place = `${at}.${name}`;
      if (member === undefined) {
        if (!dropped) found.push({ at: place, what: 'the type lacks it' });
        continue;
      }
      if (dropped) {
        found.push({ at: place, what: `the type has it, though it does not travel in a ${direction}` });
        continue;
      }
      if (tags.has(name) && isTag(checker.getTypeOfSymbol(member))) continue;
      const optional = (member.flags & ts.SymbolFlags.Optional) !== 0;
      if (optional === expected.required.has(name)) found.push({ at: place, what: optional ? 'the schema requires it' : 'the schema does not require it' });
      const [only] = schemas;
      found.push(...compare([schemas.length === 1 ? only : meetOf(schemas)], checker.getTypeOfSymbol(member), direction, place, depth + 1));
    }
    for (const name of members.keys()) {
      const allowed = expected.required.has(name);
      if (!allowed) found.push({ at: `${at}.${name}`, what: 'the schema lacks it' });
    }
    const index = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    // `additionalProperties: {}` is what holds where nothing is said (JSON Schema 2020-12, section 10.3.2.3).
    const restricting = expected.additional === false ? [] : expected.additional.filter((schema) => !read(schema).some(({ kind }) => kind === 'any'));
    if (index === undefined && restricting.length > 0) found.push({ at, what: 'the type has no other members' });
    if (index !== undefined && expected.additional !== false && expected.additional.length > 0) {
      // TypeScript wants the index signature to admit the named members too.
      const named = [...expected.properties.values()].filter((schemas) => !schemas.some((schema) => isDropped(schema, direction))).map((schemas) => (schemas.length === 1 ? schemas[0] : meetOf(schemas)));
      found.push(...compare([...expected.additional, ...named], index, direction, `${at}.*`, depth + 1));
    }
    return found;
  };

  /** A discriminator says which values a tag has, and that it is there, whatever the schema of the tag says. */
  const isTag = (type: ts.Type): boolean => armsOf(type, checker).every(({ kind }) => kind === 'literal' || kind === 'other-string' || kind === 'undefined');

  /** Several schemas that hold together, as one; the same one for the same parts. */
  const meets = new Map<string, unknown>();
  const meetOf = (schemas: readonly unknown[]): unknown => {
    const key = schemas.map(numberOf).join(',');
    const made = meets.get(key) ?? { allOf: schemas };
    meets.set(key, made);
    return made;
  };

  return { compare, compareMembers, read };
}

/** Names of the members that discriminators of a document look at. */
function tagsIn(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const item of value) tagsIn(item, found);
  if (!isObject(value)) return found;
  const { discriminator } = value;
  if (typeof discriminator === 'string') found.add(discriminator);
  if (isObject(discriminator) && typeof discriminator['propertyName'] === 'string') found.add(discriminator['propertyName']);
  for (const member of Object.values(value)) tagsIn(member, found);
  return found;
}

function holds(value: string | number, arms: readonly Arm[]): boolean {
  return arms.some((arm) => (arm.kind === 'literal' && String(arm.value) === String(value)) || arm.kind === (typeof value === 'string' ? 'string' : 'number'));
}

/** The compiler escapes names that begin with two underscores. */
function unescaped(name: string): string {
  return name.startsWith('___') ? name.slice(1) : name;
}

function shown(arms: readonly Arm[]): string {
  const texts = arms.map((arm) => (arm.kind === 'literal' ? JSON.stringify(arm.value) : arm.kind));
  return texts.length === 0 ? 'nothing' : [...new Set(texts)].slice(0, 8).join(' | ');
}

function shownAlternatives(alternatives: readonly Alternative[]): string {
  const texts = alternatives.map((alternative) => (alternative.kind === 'literal' ? JSON.stringify(alternative.value) : alternative.kind));
  return texts.length === 0 ? 'nothing' : [...new Set(texts)].slice(0, 8).join(' | ');
}
