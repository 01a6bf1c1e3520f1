import { describe, expect, test } from 'vitest';
import type { Type } from '../../../generator/ir/model.js';
import { brief, buildSchemas, schemaNamed } from './support.js';

const base = `
Base: { type: object, required: [id], properties: { id: { type: string }, kind: { type: string }, note: { type: [string, 'null'] } } }
Tag: { type: string, enum: [a, b] }
`;
const ref = "$ref: '#/components/schemas/Base'";
const id = { name: 'id', type: { kind: 'string' }, optional: false };
const kind = { name: 'kind', type: { kind: 'string' }, optional: true };
const note = { name: 'note', type: { kind: 'nullable', of: { kind: 'string' } }, optional: true };

const compositions: readonly (readonly [string, string, unknown])[] = [
  ['a reference and words is the reference', `{ allOf: [{ ${ref} }], description: Words }`, { kind: 'ref', id: 'Base' }],
  ['a reference and what it says already is the reference', `{ allOf: [{ ${ref} }, { type: object }, { required: [id] }] }`, { kind: 'ref', id: 'Base' }],
  [
    'a reference and members extends it',
    `{ allOf: [{ ${ref} }, { properties: { more: { type: number } } }] }`,
    { kind: 'object', extends: ['Base'], properties: [{ name: 'more', type: { kind: 'number', integer: false }, optional: true }] },
  ],
  [
    'members beside the list are part of it',
    `{ allOf: [{ ${ref} }], type: object, required: [more], properties: { more: { type: boolean } } }`,
    { kind: 'object', extends: ['Base'], properties: [{ name: 'more', type: { kind: 'boolean' }, optional: false }] },
  ],
  [
    'a reference that the composition demands more of is written out',
    `{ allOf: [{ ${ref} }, { required: [kind] }] }`,
    { kind: 'object', properties: [id, { ...kind, optional: false }, note] },
  ],
  [
    'a member that lists some of the values keeps the base',
    `{ allOf: [{ ${ref} }, { required: [kind], properties: { kind: { const: cat } } }] }`,
    { kind: 'object', extends: ['Base'], properties: [{ name: 'kind', type: { kind: 'literal', value: 'cat' }, optional: false }] },
  ],
  [
    'a member that is narrowed otherwise is written out',
    `{ allOf: [{ ${ref} }, { properties: { note: { type: string } } }] }`,
    { kind: 'object', properties: [id, kind, { ...note, type: { kind: 'string' } }] },
  ],
  [
    'inline objects are one object',
    '{ allOf: [{ properties: { a: { type: string } } }, { allOf: [{ properties: { b: { type: string } }, required: [a] }] }] }',
    { kind: 'object', properties: [{ name: 'a', type: { kind: 'string' }, optional: false }, { name: 'b', type: { kind: 'string' }, optional: true }] },
  ],
  [
    'alternatives beside members are an intersection',
    `{ properties: { a: { type: string } }, oneOf: [{ ${ref} }, { $ref: '#/components/schemas/Other' }] }`,
    {
      kind: 'intersection',
      parts: [
        { kind: 'object', properties: [{ name: 'a', type: { kind: 'string' }, optional: true }] },
        { kind: 'union', variants: [{ type: { kind: 'ref', id: 'Base' } }, { type: { kind: 'ref', id: 'Other' } }], discrimination: { by: 'unique-key', keys: ['id', 'x'] } },
      ],
    },
  ],
  ['a named enum with limits is the enum', "{ allOf: [{ $ref: '#/components/schemas/Tag' }, { maxLength: 3 }] }", { kind: 'ref', id: 'Tag' }],
  ['values are narrowed', '{ allOf: [{ type: number, minimum: 1 }, { type: integer, maximum: 9 }] }', { kind: 'number', integer: true, constraints: { minimum: 1, maximum: 9 } }],
  ['an enum is cut to the values that both have', "{ allOf: [{ $ref: '#/components/schemas/Tag' }, { enum: [b, c] }] }", { kind: 'literal', value: 'b' }],
  ['a $ref with members beside it is a composition', `{ ${ref}, properties: { more: { type: boolean } } }`, { kind: 'object', extends: ['Base'], properties: [{ name: 'more', type: { kind: 'boolean' }, optional: true }] }],
];

describe('a composition', () => {
  test.each(compositions)('%s', async (_, yaml, expected) => {
    const { api, diagnostics } = await buildSchemas(`${base}\nOther: { required: [x], properties: { x: { type: string } } }\nThing: ${yaml}`);
    expect(brief(schemaNamed(api, 'Thing').type, api)).toEqual(expected);
    expect(diagnostics).toEqual([]);
  });

  test('keeps its base where the whole comes back to it', async () => {
    const { api } = await buildSchemas(`
      Node: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { children: { type: array, items: { allOf: [{ $ref: '#/components/schemas/Node' }, { properties: { depth: { type: integer } } }] } } } }] }
      Base: { properties: { id: { type: string } } }`);
    expect(brief(schemaNamed(api, 'NodeChild').type, api)).toMatchObject({ kind: 'object', extends: ['Node'] });
  });

  test('does not depend on the order of the schemas', async () => {
    const cat = "Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { lives: { type: integer } } }] }";
    const pet = "Pet: { required: [name], properties: { name: { type: string }, friend: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] } } }";
    const dog = "Dog: { allOf: [{ properties: { good: { type: boolean } } }, { $ref: '#/components/schemas/Pet' }] }";
    const types = async (...schemas: readonly string[]): Promise<ReadonlyMap<string, unknown>> => {
      const { api } = await buildSchemas(schemas.join('\n'));
      return new Map(['Cat', 'Dog', 'Pet'].map((name) => [name, brief(schemaNamed(api, name).type, api)]));
    };
    const first = await types(cat, pet, dog);
    expect(first.get('Cat')).toMatchObject({ extends: ['Pet'] });
    expect(await types(dog, cat, pet)).toEqual(first);
    expect(await types(pet, dog, cat)).toEqual(first);
  });

  test('extends each base once, and not the base of a base', async () => {
    const { api } = await buildSchemas(`${base}
Left: { allOf: [{ ${ref} }, { properties: { left: { type: string } } }] }
Right: { allOf: [{ ${ref} }, { properties: { right: { type: string } } }] }
Both: { allOf: [{ ${ref} }, { $ref: '#/components/schemas/Left' }, { $ref: '#/components/schemas/Right' }, { $ref: '#/components/schemas/Left' }] }`);
    expect(brief(schemaNamed(api, 'Both').type, api)).toEqual({ kind: 'object', extends: ['Left', 'Right'], properties: [] });
  });

  test('writes out bases that disagree', async () => {
    const { api } = await buildSchemas(`
      Left: { properties: { size: { type: number }, left: { type: string } } }
      Right: { properties: { size: { type: integer } } }
      Both: { allOf: [{ $ref: '#/components/schemas/Left' }, { $ref: '#/components/schemas/Right' }] }`);
    expect(brief(schemaNamed(api, 'Both').type, api)).toEqual({
      kind: 'object',
      properties: [
        { name: 'size', type: { kind: 'number', integer: true }, optional: true },
        { name: 'left', type: { kind: 'string' }, optional: true },
      ],
    });
  });

  test('that is not extensible because its base admits null is written out', async () => {
    const { api } = await buildSchemas(`
      Maybe: { type: [object, 'null'], properties: { a: { type: string } } }
      Thing: { allOf: [{ $ref: '#/components/schemas/Maybe' }, { properties: { b: { type: string } } }] }`);
    expect(brief(schemaNamed(api, 'Thing').type, api)).toMatchObject({ kind: 'object', properties: [{ name: 'a' }, { name: 'b' }] });
  });

  test.each<readonly [string, string, Type]>([
    ['of two types', '{ allOf: [{ type: string }, { type: integer }] }', { kind: 'never' }],
    ['of an object and a value', `{ allOf: [{ ${ref} }, { type: string }] }`, { kind: 'never' }],
    ['of enums without a common value', '{ allOf: [{ enum: [a, b] }, { enum: [c, d] }] }', { kind: 'never' }],
  ])('%s that no value satisfies is reported at both places', async (_, yaml, expected) => {
    const { api, diagnostics } = await buildSchemas(`${base}\nThing: ${yaml}`);
    expect(schemaNamed(api, 'Thing').type).toEqual(expected);
    expect(diagnostics).toMatchObject([
      { code: 'composition-contradiction', place: { pointer: '/components/schemas/Thing/allOf/1' }, related: [{ place: { pointer: '/components/schemas/Thing/allOf/0' } }] },
    ]);
  });

  test('with a member that no value satisfies is reported at both members', async () => {
    const { diagnostics } = await buildSchemas(`${base}\nThing: { allOf: [{ ${ref} }, { properties: { id: { type: integer } } }] }`);
    expect(diagnostics).toMatchObject([
      {
        code: 'composition-contradiction',
        place: { pointer: '/components/schemas/Thing/allOf/1/properties/id' },
        related: [{ place: { pointer: '/components/schemas/Base/properties/id' } }],
      },
    ]);
  });
});

describe('an inline composition', () => {
  test('that is no object stands where it is used', async () => {
    const { api } = await buildSchemas(`
      Base: { properties: { note: { type: string } } }
      Tag: { type: string, enum: [a, b] }
      Thing: { properties: { tag: { allOf: [{ $ref: '#/components/schemas/Tag' }], description: Which, nullable: true }, own: { allOf: [{ ${ref} }, { required: [note] }] } } }`, '3.0.3');
    expect(brief(schemaNamed(api, 'Thing').type, api)).toMatchObject({
      properties: [
        { name: 'tag', type: { kind: 'nullable', of: { kind: 'ref', id: 'Tag' } }, docs: { description: 'Which' } },
        { name: 'own', type: { kind: 'ref', id: 'ThingOwn' } },
      ],
    });
    expect(api.schemas.map(({ names: [best] }) => best.join(' '))).toEqual(['Base', 'Tag', 'Thing', 'Thing own']);
  });
});
