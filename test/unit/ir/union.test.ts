import { describe, expect, test } from 'vitest';
import { brief, buildSchemas, schemaNamed } from './support.js';

const string = { kind: 'string' };
const refTo = (name: string): { readonly kind: 'ref'; readonly id: string } => ({ kind: 'ref', id: name });
const parts = `
Cat: { required: [type, lives], properties: { type: { const: cat }, lives: { type: integer } } }
Dog: { required: [type, good], properties: { type: { enum: [dog, puppy] }, good: { type: boolean } } }
Bird: { required: [wings], properties: { wings: { type: integer } } }
Fish: { required: [fins], properties: { fins: { type: integer } } }
Worm: { properties: { length: { type: integer } } }
Named: { required: [kind], properties: { kind: { type: string }, a: { type: string } } }
Other: { required: [kind], properties: { kind: { type: string }, b: { type: string } } }
Colour: { type: string, enum: [red, green] }
Text: { type: string }
`;
const of = (...names: readonly string[]): string => `[${names.map((name) => `{ $ref: '#/components/schemas/${name}' }`).join(', ')}]`;

const unions: readonly (readonly [string, string, unknown])[] = [
  ['null is no variant', `{ anyOf: [${of('Cat').slice(1, -1)}, { type: 'null' }] }`, { kind: 'nullable', of: refTo('Cat') }],
  ['one variant is itself', `{ oneOf: ${of('Cat')} }`, refTo('Cat')],
  ['duplicates are dropped', `{ oneOf: ${of('Cat', 'Cat')} }`, refTo('Cat')],
  ['a format beside another is any string', '{ anyOf: [{ type: string, format: email }, { type: string, format: uuid }] }', string],
  ['an integer is a number', '{ anyOf: [{ type: integer }, { type: number }] }', { kind: 'number', integer: false }],
  ['an enum beside any string is open', '{ anyOf: [{ type: string, enum: [a, b] }, { type: string }] }', { kind: 'enum', members: [{ value: 'a' }, { value: 'b' }], open: true }],
  ['an enum with a name beside any string is open', `{ anyOf: [{ type: string }, ${of('Colour').slice(1, -1)}] }`, { kind: 'enum', members: [{ value: 'red' }, { value: 'green' }], open: true }],
  ['enums are one enum', '{ oneOf: [{ enum: [a] }, { enum: [b, c] }] }', { kind: 'enum', members: [{ value: 'a' }, { value: 'b' }, { value: 'c' }], open: false }],
  [
    'a string beside other values',
    '{ anyOf: [{ type: string }, { const: 5 }] }',
    { kind: 'union', variants: [{ type: string }, { type: { kind: 'literal', value: 5 } }], discrimination: { by: 'json-type' } },
  ],
  ['anything beside something is anything', '{ anyOf: [{ type: string }, {}] }', { kind: 'unknown', reason: 'unconstrained' }],
  [
    'a constant member tells variants apart',
    `{ oneOf: ${of('Cat', 'Dog')} }`,
    { kind: 'union', variants: [{ type: refTo('Cat'), tags: ['cat'] }, { type: refTo('Dog'), tags: ['dog', 'puppy'] }], discrimination: { by: 'tag', property: 'type' } },
  ],
  [
    'a mapping gives the tags',
    `{ oneOf: ${of('Named', 'Other')}, discriminator: { propertyName: kind, mapping: { n: '#/components/schemas/Named', m: Named, o: Other } } }`,
    { kind: 'union', variants: [{ type: refTo('Named'), tags: ['n', 'm'] }, { type: refTo('Other'), tags: ['o'] }], discrimination: { by: 'tag', property: 'kind' } },
  ],
  [
    'without a mapping the name is the tag',
    `{ oneOf: ${of('Named', 'Other')}, discriminator: { propertyName: kind } }`,
    { kind: 'union', variants: [{ type: refTo('Named'), tags: ['Named'] }, { type: refTo('Other'), tags: ['Other'] }], discrimination: { by: 'tag', property: 'kind' } },
  ],
  [
    'what a schema lists counts for more than its name',
    `{ oneOf: ${of('Cat', 'Dog')}, discriminator: { propertyName: type } }`,
    { kind: 'union', variants: [{ type: refTo('Cat'), tags: ['cat'] }, { type: refTo('Dog'), tags: ['dog', 'puppy'] }], discrimination: { by: 'tag', property: 'type' } },
  ],
  [
    'the JSON type tells variants apart',
    `{ oneOf: [{ type: string }, { type: array, items: { type: string } }, ${of('Worm').slice(1, -1)}] }`,
    { kind: 'union', variants: [{ type: string }, { type: { kind: 'array', items: string } }, { type: refTo('Worm') }], discrimination: { by: 'json-type' } },
  ],
  [
    'a member that only one demands tells variants apart',
    `{ oneOf: ${of('Bird', 'Fish')} }`,
    { kind: 'union', variants: [{ type: refTo('Bird') }, { type: refTo('Fish') }], discrimination: { by: 'unique-key', keys: ['wings', 'fins'] } },
  ],
  [
    'nothing tells variants apart',
    `{ oneOf: ${of('Bird', 'Worm')} }`,
    { kind: 'union', variants: [{ type: refTo('Bird') }, { type: refTo('Worm') }], discrimination: { by: 'none', reason: 'several variants are objects, and no member tells them apart' } },
  ],
];

describe('a union', () => {
  test.each(unions)('%s', async (_, yaml, expected) => {
    const { api, diagnostics } = await buildSchemas(`${parts}\nThing: ${yaml}`);
    expect(brief(schemaNamed(api, 'Thing').type, api)).toEqual(expected);
    expect(diagnostics).toEqual([]);
  });

  test('inside a union shares its tags', async () => {
    const { api } = await buildSchemas(`${parts}\nPet: { oneOf: ${of('Cat', 'Dog')} }\nThing: { oneOf: [{ $ref: '#/components/schemas/Pet' }, { required: [type], properties: { type: { const: rock } } }] }`);
    expect(brief(schemaNamed(api, 'Thing').type, api)).toEqual({
      kind: 'union',
      variants: [
        { type: refTo('Pet'), tags: ['cat', 'dog', 'puppy'] },
        { type: refTo('ThingRock'), tags: ['rock'] },
      ],
      discrimination: { by: 'tag', property: 'type' },
    });
  });

  test('with a tag that a variant inherits', async () => {
    const { api } = await buildSchemas(`${parts}\nKitten: { allOf: [{ $ref: '#/components/schemas/Cat' }, { properties: { age: { type: integer } } }] }\nThing: { oneOf: ${of('Kitten', 'Dog')} }`);
    expect(schemaNamed(api, 'Thing').type).toMatchObject({ variants: [{ tags: ['cat'] }, { tags: ['dog', 'puppy'] }] });
  });

  test('names its inline objects after title, tag or number', async () => {
    const { api } = await buildSchemas(`
      Event:
        oneOf:
          - { title: Opened, properties: { a: { type: string } } }
          - { properties: { type: { const: order.closed } } }
          - { properties: { b: { type: string } } }`);
    expect(api.schemas.map(({ names: [best] }) => best.join(' '))).toEqual(['Event', 'Opened', 'Event order closed', 'Event variant 3']);
  });

  test('with a mapping to nowhere is reported and keeps the rest', async () => {
    const { api, diagnostics } = await buildSchemas(`${parts}\nThing: { oneOf: ${of('Named', 'Other')}, discriminator: { propertyName: kind, mapping: { n: Named, o: Other, b: Bird } } }`);
    expect(diagnostics).toMatchObject([{ code: 'discriminator-mapping', place: { pointer: '/components/schemas/Thing/discriminator/mapping/b' } }]);
    expect(schemaNamed(api, 'Thing').type).toMatchObject({ variants: [{ tags: ['n'] }, { tags: ['o'] }] });
  });
});
