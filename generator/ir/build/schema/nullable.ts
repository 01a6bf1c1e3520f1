import type { Type } from '../../model.js';

/** The type with null added. A type that has it already, or holds anything, stays what it is. */
export function nullable(type: Type): Type {
  switch (type.kind) {
    case 'nullable':
    case 'null':
    case 'unknown':
      return type;
    case 'never':
      return { kind: 'null' };
    default:
      return { kind: 'nullable', of: type };
  }
}
