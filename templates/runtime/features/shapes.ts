/**
 * What the schemas of the document say of a JSON value, as data. Absent members say nothing.
 */
export type Shape =
  /** A value of this JSON type; `any` is not looked at. */
  | 'any'
  | 'string'
  /** A string of a format that says what it looks like: `string:date-time`. The format is not checked. */
  | `string:${string}`
  | 'number'
  | 'integer'
  | 'boolean'
  | 'null'
  /** A named shape. */
  | { readonly ref: string }
  | { readonly enum: readonly (string | number | boolean | null)[] }
  | { readonly items: Shape; readonly first?: readonly Shape[] }
  | ObjectShape
  /** One of these; where `tag` is given, the value of that member is the key of the one that is meant. */
  | { readonly oneOf: readonly Shape[] }
  | { readonly tag: string; readonly variants: Readonly<Record<string, Shape>> }
  /** All of these: members that any of them has are known. */
  | { readonly allOf: readonly Shape[] };

export interface ObjectShape {
  readonly required: Readonly<Record<string, Shape>>;
  readonly optional?: Readonly<Record<string, Shape>>;
  /** Of all other members; absent: there are none. */
  readonly rest?: Shape;
  /** Of members whose names match a regular expression. */
  readonly patterns?: Readonly<Record<string, Shape>>;
}

/** The shapes of an API. */
export interface Shapes {
  readonly named: Readonly<Record<string, Shape>>;
  /** JSON bodies by operation, then by status: `200`, `4XX`, `default`. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, Shape>>>>;
}

/** One way in which a value is not as documented. */
export interface Difference {
  /**
   * - `unknown-field`: a member that the schema does not have
   * - `unknown-value`: a value that an enum does not have, or a tag that a union does not have
   * - `missing-field`: a member that the schema requires is not there
   * - `wrong-type`: a value of another JSON type, null where it is not allowed included
   */
  readonly kind: 'unknown-field' | 'unknown-value' | 'missing-field' | 'wrong-type';
  /** Where in the body: `orders[].customer.email`; empty for the body itself. */
  readonly path: string;
  /** The value, for `unknown-value`; the JSON type that was found, for `wrong-type`. */
  readonly found?: string;
}

/** A body nested deeper than this is looked at no further. */
const deepest = 100;

/** So many comparisons are made: alternatives within alternatives would be twice as many with each level. */
const most = 100_000;

/** A longer name is matched with no pattern. Names and values of the server's are cut off there. */
const longestName = 200;

/**
 * Compares a value with its shape. Never throws.
 *
 * @param open whether every object may have members that its shape does not have
 */
export function compare(value: unknown, shape: Shape, named: Shapes['named'], open = false): readonly Difference[] {
  return differences(value, shape, { named, open, path: '', depth: 0, strict: true, work: { left: most } });
}

interface Place {
  readonly named: Shapes['named'];
  readonly open: boolean;
  readonly path: string;
  readonly depth: number;
  /** Shared by all places. */
  readonly work: { left: number };
  /** Unknown members are reported here; otherwise by what surrounds. */
  readonly strict: boolean;
}

function differences(value: unknown, shape: Shape, place: Place): readonly Difference[] {
  const { path, named, depth } = place;
  if (depth > deepest || shape === 'any' || place.work.left-- <= 0) return [];
  const inner = { ...place, depth: depth + 1 };
  const found = typeOf(value);
  const wrong: readonly Difference[] = [{ kind: 'wrong-type', path, found }];
  if (shape === 'integer') return Number.isInteger(value) ? [] : wrong;
  if (typeof shape === 'string') return found === shape.replace(/:.*/, '') ? [] : wrong;
  if ('ref' in shape) return differences(value, own(named, shape.ref) ?? 'any', inner);
  if ('enum' in shape) {
    if (shape.enum.some((each) => each === value)) return [];
    const same = shape.enum.some((each) => typeOf(each) === found);
    return same ? [{ kind: 'unknown-value', path, found: String(value).slice(0, longestName) }] : wrong;
  }
  if ('oneOf' in shape) return closest(shape.oneOf.map((each) => differences(value, each, inner)));
  if ('allOf' in shape) {
    const each = shape.allOf.flatMap((part) => differences(value, part, { ...inner, strict: false }));
    return place.strict ? [...each, ...unknown(value, shape, place)] : each;
  }
  if ('items' in shape) {
    if (!Array.isArray(value)) return wrong;
    const { first = [], items } = shape;
    const below = { ...inner, path: `${path}[]`, strict: true };
    return value.flatMap((item, index) => differences(item, first[index] ?? items, below));
  }
  if (!isObject(value)) return wrong;
  if ('variants' in shape) {
    const { tag, variants } = shape;
    const given = Object.hasOwn(value, tag) ? value[tag] : undefined;
    const at = join(path, tag);
    if (given === undefined) return [{ kind: 'missing-field', path: at }];
    if (typeof given === 'object') return [{ kind: 'wrong-type', path: at, found: typeOf(given) }];
    const variant = own(variants, String(given));
    if (variant === undefined) return [{ kind: 'unknown-value', path: at, found: String(given).slice(0, longestName) }];
    return differences(value, variant, inner);
  }
  return members(value, shape, inner);
}

function members(value: Readonly<Record<string, unknown>>, shape: ObjectShape, place: Place): readonly Difference[] {
  const missing = Object.keys(shape.required).filter((name) => !Object.hasOwn(value, name));
  const present = Object.entries(value).flatMap(([name, member]) => {
    const documented = memberShape(shape, name);
    // What is found under a name that is data, and not documented by itself, is told of once for all names.
    const label = (own(shape.required, name) ?? own(shape.optional, name)) ? name : '*';
    return documented === undefined
      ? []
      : differences(member, documented, { ...place, path: join(place.path, label), strict: true });
  });
  return [
    ...missing.map((name): Difference => ({ kind: 'missing-field', path: join(place.path, name) })),
    ...present,
    ...(place.strict ? unknown(value, shape, place) : []),
  ];
}

/** The members that no part of a shape knows. */
function unknown(value: unknown, shape: Shape, { named, open, path }: Place): readonly Difference[] {
  if (open || !isObject(value)) return [];
  return Object.keys(value)
    .filter((name) => !knows(shape, name, named, 0))
    .map((name) => ({ kind: 'unknown-field', path: join(path, name) }));
}

function knows(shape: Shape, name: string, named: Shapes['named'], depth: number): boolean {
  const below = (part: Shape): boolean => knows(part, name, named, depth + 1);
  if (depth > deepest || shape === 'any') return true;
  if (typeof shape === 'string' || 'enum' in shape || 'items' in shape) return false;
  if ('ref' in shape) return below(own(named, shape.ref) ?? 'any');
  if ('oneOf' in shape) return shape.oneOf.some(below);
  if ('allOf' in shape) return shape.allOf.some(below);
  if ('variants' in shape) return name === shape.tag || Object.values(shape.variants).some(below);
  return memberShape(shape, name) !== undefined;
}

function memberShape({ required, optional, patterns = {}, rest }: ObjectShape, name: string): Shape | undefined {
  const exact = own(required, name) ?? own(optional, name);
  return exact ?? Object.entries(patterns).find(([pattern]) => matches(pattern, name))?.[1] ?? rest;
}

/** A pattern that this engine can't read matches everything: nothing is said of such members. */
function matches(pattern: string, name: string): boolean {
  try {
    return name.length > longestName || new RegExp(pattern, 'u').test(name);
  } catch {
    return true;
  }
}

/** Those of the variant that the value fits best. */
function closest(each: readonly (readonly Difference[])[]): readonly Difference[] {
  return each.reduce((best, next) => (weight(next) < weight(best) ? next : best));
}

/** What is of another type altogether is further away than what has unknown members. */
function weight(found: readonly Difference[]): number {
  return found.reduce((sum, { kind, path }) => sum + (kind === 'wrong-type' ? (path.includes('.') ? 10 : 1000) : 1), 0);
}

function own(shapes: Readonly<Record<string, Shape>> | undefined, name: string): Shape | undefined {
  return shapes && Object.hasOwn(shapes, name) ? shapes[name] : undefined;
}

function join(path: string, name: string): string {
  const cut = name.slice(0, longestName);
  return path === '' ? cut : `${path}.${cut}`;
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeOf(value) === 'object';
}
