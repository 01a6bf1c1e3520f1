import fc from 'fast-check';

/**
 * Objects of objects, lists and leaves, none of them empty, with member names that are neither numbers nor hold
 * brackets, since no bracket notation can tell those apart.
 */
export function nestedObject<Leaf>(leaf: fc.Arbitrary<Leaf>): fc.Arbitrary<Record<string, unknown>> {
  const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((name) => !/[[\]]|^\d+$/.test(name) && name !== '__proto__');
  return fc.letrec<{ node: unknown; object: Record<string, unknown> }>((tie) => ({
    node: fc.oneof({ maxDepth: 3 }, leaf, tie('object'), fc.array(leaf, { minLength: 1, maxLength: 3 }), fc.array(tie('object'), { minLength: 1, maxLength: 3 })),
    object: fc.dictionary(key, tie('node'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  })).object;
}
