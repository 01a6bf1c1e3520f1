import type { Docs, Json, Origin, SchemaId } from '../../ir/model.js';

/**
 * A type as TypeScript sees it once it is emitted: what the compiler can tell two versions apart by, and nothing else.
 * Formats, limits and examples are documentation here.
 */
export type Shape =
  | { readonly kind: 'primitive'; readonly name: 'string' | 'number' | 'bigint' | 'null' | 'undefined' | 'unknown' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  /** `string & {}`: every string, beside members that are known. */
  | { readonly kind: 'open'; readonly of: 'string' | 'number' }
  /** A type of the platform or the runtime. */
  | { readonly kind: 'opaque'; readonly name: 'Blob' | 'FileInput' }
  | { readonly kind: 'stream'; readonly item: Shape }
  | { readonly kind: 'array'; readonly items: Shape }
  | { readonly kind: 'tuple'; readonly items: readonly Shape[]; readonly required: number; readonly rest?: Shape }
  | ObjectShape
  /** No arms: never. */
  | { readonly kind: 'union'; readonly arms: readonly Shape[] }
  | { readonly kind: 'intersection'; readonly parts: readonly Shape[] }
  | { readonly kind: 'ref'; readonly id: SchemaId };

export interface ObjectShape {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, Member>;
  /** The type of every other member, where there may be others. */
  readonly index?: Shape;
}

export interface Member {
  readonly shape: Shape;
  readonly optional: boolean;
  readonly origin?: Origin;
  readonly docs?: Docs;
  /** What the server takes where the caller leaves the member out. */
  readonly default?: Json;
  /** What TypeScript does not say and the doc comment does: format, limits. */
  readonly notes?: Json;
  /** It is declared by a schema that this one extends: a change of it is reported there. */
  readonly inherited?: boolean;
}

export const never: Shape = { kind: 'union', arms: [] };
export const unknown: Shape = { kind: 'primitive', name: 'unknown' };
export const absent: Shape = { kind: 'primitive', name: 'undefined' };

/** A union of the arms, those of unions among them taken apart; `unknown` swallows the others. */
export function unionShape(arms: readonly Shape[]): Shape {
  const flat = arms.flatMap((arm) => (arm.kind === 'union' ? arm.arms : [arm]));
  if (flat.some((arm) => arm.kind === 'primitive' && arm.name === 'unknown')) return unknown;
  const distinct = [...new Map(flat.map((arm) => [shapeKey(arm), arm])).values()];
  const [only] = distinct;
  return distinct.length === 1 && only !== undefined ? only : { kind: 'union', arms: distinct };
}

/** Arms of a shape: of a union its own, else the shape itself. */
export function armsOf(shape: Shape): readonly Shape[] {
  return shape.kind === 'union' ? shape.arms : [shape];
}

/** A text that two shapes share only where they are written alike. */
export function shapeKey(shape: Shape): string {
  switch (shape.kind) {
    case 'primitive':
    case 'opaque':
      return shape.name;
    case 'literal':
      return JSON.stringify(shape.value);
    case 'open':
      return `(${shape.of} & {})`;
    case 'stream':
      return `Stream<${shapeKey(shape.item)}>`;
    case 'array':
      return `(${shapeKey(shape.items)})[]`;
    case 'tuple':
      return `[${shape.items.map(shapeKey).join(', ')}; ${shape.required}${shape.rest === undefined ? '' : `, ...${shapeKey(shape.rest)}`}]`;
    case 'object': {
      const members = [...shape.members].map(([name, member]) => `${JSON.stringify(name)}${member.optional ? '?' : ''}: ${shapeKey(member.shape)}`);
      return `{ ${[...members.sort(), ...(shape.index === undefined ? [] : [`[]: ${shapeKey(shape.index)}`])].join('; ')} }`;
    }
    case 'union':
      return shape.arms.map(shapeKey).sort().join(' | ');
    case 'intersection':
      return shape.parts.map(shapeKey).sort().join(' & ');
    case 'ref':
      return `#${shape.id}`;
  }
}
