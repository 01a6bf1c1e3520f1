import { describe, expect, test } from 'vitest';
import { brief, buildSchemas, schemaNamed } from './support.js';

const string = { kind: 'string' };
const number = { kind: 'number', integer: false };
const anything = { kind: 'unknown', reason: 'unconstrained' };

/** What the schema says, and the type that it becomes. */
const types: readonly (readonly [string, string, unknown])[] = [
  ['a string', '{ type: string }', string],
  ['format and limits', '{ type: string, format: uuid, minLength: 36, pattern: "^x" }', { kind: 'string', format: 'uuid', constraints: { minLength: 36, pattern: '^x' } }],
  ['an integer', '{ type: integer, format: int64, minimum: 1, multipleOf: 2 }', { kind: 'number', integer: true, format: 'int64', constraints: { minimum: 1, multipleOf: 2 } }],
  ['base64', '{ type: string, contentEncoding: base64 }', { kind: 'string', format: 'byte' }],
  ['bytes', '{ type: string, contentMediaType: image/png }', { kind: 'binary', mediaType: 'image/png' }],
  ['text in a string', '{ type: string, contentMediaType: text/html }', string],
  ['a nullable string', '{ type: [string, "null"] }', { kind: 'nullable', of: string }],
  ['null alone', '{ type: "null" }', { kind: 'null' }],
  ['two types', '{ type: [string, number] }', { kind: 'union', variants: [{ type: string }, { type: number }], discrimination: { by: 'json-type' } }],
  ['two types and null', '{ type: [string, boolean, "null"] }', { kind: 'nullable', of: { kind: 'union', variants: [{ type: string }, { type: { kind: 'boolean' } }], discrimination: { by: 'json-type' } } }],
  ['a constant', '{ const: on }', { kind: 'literal', value: 'on' }],
  ['an enum', '{ type: string, enum: [a, b] }', { kind: 'enum', members: [{ value: 'a' }, { value: 'b' }], open: false }],
  ['an enum of one', '{ enum: [7] }', { kind: 'literal', value: 7 }],
  ['an enum with null', '{ enum: [a, b, null] }', { kind: 'nullable', of: { kind: 'enum', members: [{ value: 'a' }, { value: 'b' }], open: false } }],
  ['an enum of mixed types', '{ enum: [a, 1, true] }', { kind: 'enum', members: [{ value: 'a' }, { value: 1 }, { value: true }], open: false }],
  [
    'names and descriptions of values',
    '{ type: integer, enum: [1, 2], x-enum-varnames: [Low, High], x-enum-descriptions: { "2": Much } }',
    { kind: 'enum', members: [{ value: 1, name: 'Low' }, { value: 2, name: 'High', description: 'Much' }], open: false },
  ],
  [
    'x-ms-enum',
    '{ type: string, enum: [l, h], x-ms-enum: { values: [{ value: h, name: High, description: Much }] } }',
    { kind: 'enum', members: [{ value: 'l' }, { value: 'h', name: 'High', description: 'Much' }], open: false },
  ],
  [
    'constants documented one by one',
    '{ oneOf: [{ const: a, title: First, description: The first }, { const: b }, { type: "null" }] }',
    { kind: 'nullable', of: { kind: 'enum', members: [{ value: 'a', name: 'First', description: 'The first' }, { value: 'b' }], open: false } },
  ],
  ['an array', '{ type: array, items: { type: string }, uniqueItems: true }', { kind: 'array', items: string, unique: true }],
  ['an array of anything', '{ type: array }', { kind: 'array', items: anything }],
  ['a tuple', '{ type: array, prefixItems: [{ type: string }, { type: number }], minItems: 1, items: false }', { kind: 'tuple', items: [string, number], required: 1 }],
  ['a tuple with more behind', '{ prefixItems: [{ type: string }], items: { type: number } }', { kind: 'tuple', items: [string], required: 0, rest: number }],
  ['a map', '{ type: object, additionalProperties: { type: string } }', { kind: 'object', properties: [], additional: string }],
  ['a map of anything', '{ additionalProperties: true }', { kind: 'object', properties: [], additional: anything }],
  ['an empty object', '{ type: object, additionalProperties: false }', { kind: 'object', properties: [], additional: false }],
  ['members by pattern', '{ patternProperties: { "^x-": { type: number } } }', { kind: 'object', properties: [], patterns: [{ pattern: '^x-', type: number }] }],
  ['nothing', '{}', anything],
  ['nothing but words', '{ description: Whatever }', anything],
  ['true', '{ type: array, items: true }', { kind: 'array', items: anything }],
  ['false', '{ type: object, additionalProperties: { anyOf: [false, { type: string }] } }', { kind: 'object', properties: [], additional: string }],
  ['a type that follows from its keywords', '{ items: { minLength: 2 } }', { kind: 'array', items: { kind: 'string', constraints: { minLength: 2 } } }],
  ['alternatives of which one demands nothing', '{ type: object, anyOf: [{ required: [a] }, {}] }', { kind: 'object', properties: [] }],
  ['a type around its alternatives', '{ type: string, oneOf: [{ title: Any }, { enum: [a] }] }', { kind: 'enum', members: [{ value: 'a' }], open: true }],
];

describe('a schema becomes a type', () => {
  test.each(types)('%s', async (_, yaml, expected) => {
    const { api, diagnostics } = await buildSchemas(`Thing: ${yaml}`);
    expect(brief(schemaNamed(api, 'Thing').type, api)).toEqual(expected);
    expect(diagnostics).toEqual([]);
  });

  test('an older dialect reads the same', async () => {
    const { api } = await buildSchemas('Thing: { type: integer, nullable: true, minimum: 1, exclusiveMinimum: true }\nFile: { type: string, format: binary }', '3.0.3');
    expect(schemaNamed(api, 'Thing').type).toEqual({ kind: 'nullable', of: { kind: 'number', integer: true, constraints: { exclusiveMinimum: 1 } } });
    expect(schemaNamed(api, 'File').type).toEqual({ kind: 'binary' });
  });
});

describe('members of an object', () => {
  test('keep what is said about them', async () => {
    const { api } = await buildSchemas(`
      Order:
        type: object
        description: What was bought.
        required: [_id]
        properties:
          _id: { type: string, readOnly: true, example: abc }
          note: { type: [string, 'null'], title: Free text, deprecated: true, default: '', x-inferred: Seen once. }
          user-agent: { $ref: '#/components/schemas/Id', description: Who asked. }
      Id: { type: string }`);
    expect(brief(schemaNamed(api, 'Order'), api)).toMatchObject({
      naming: 'declared',
      docs: { description: 'What was bought.' },
      direction: { request: false, response: false },
      type: {
        kind: 'object',
        properties: [
          { name: '_id', type: string, optional: false, readOnly: true, example: 'abc' },
          { name: 'note', type: { kind: 'nullable', of: string }, optional: true, default: '', docs: { summary: 'Free text', deprecated: true, inferred: 'Seen once.' } },
          { name: 'user-agent', type: { kind: 'ref', id: 'Id' }, optional: true, docs: { description: 'Who asked.' } },
        ],
      },
    });
  });

  test('lead back to where they were written', async () => {
    const { api } = await buildSchemas('Order: { properties: { a/b: { type: string } } }');
    const { type } = schemaNamed(api, 'Order');
    expect(type.kind === 'object' && type.properties[0]?.origin.pointer).toBe('/components/schemas/Order/properties/a~1b');
  });
});

describe('inline schemas', () => {
  test('that are objects with members get names from their place', async () => {
    const { api } = await buildSchemas(`
      Order:
        properties:
          customer: { properties: { address: { properties: { city: { type: string } } } } }
          order_items: { type: array, items: { title: Line, properties: { price: { type: number } } } }
          labels: { type: object, additionalProperties: { properties: { text: { type: string } } } }
          status: { enum: [a, b] }
          maybe: { type: [object, 'null'], properties: { x: { type: string } } }
          empty: { type: object }`);
    expect(api.schemas.map(({ names }) => names.map((words) => words.join(' ')))).toEqual([
      ['Order'],
      ['Order customer'],
      ['Order customer address'],
      ['Order item', 'Line'],
      ['Order labels value'],
      ['Order maybe'],
    ]);
    const { type } = schemaNamed(api, 'Order');
    expect(brief(type.kind === 'object' ? type.properties.map((property) => property.type) : [], api)).toEqual([
      { kind: 'ref', id: 'OrderCustomer' },
      { kind: 'array', items: { kind: 'ref', id: 'OrderItem' } },
      { kind: 'object', properties: [], additional: { kind: 'ref', id: 'OrderLabelsValue' } },
      { kind: 'enum', members: [{ value: 'a' }, { value: 'b' }], open: false },
      { kind: 'nullable', of: { kind: 'ref', id: 'OrderMaybe' } },
      { kind: 'object', properties: [] },
    ]);
  });
});

describe('references', () => {
  test('may lead back through anything', async () => {
    const { api, diagnostics } = await buildSchemas(`
      Node: { properties: { next: { $ref: '#/components/schemas/Node' }, children: { type: array, items: { $ref: '#/components/schemas/Node' } } } }
      Tree: { type: array, items: { $ref: '#/components/schemas/Tree' } }`);
    expect(brief(schemaNamed(api, 'Tree').type, api)).toEqual({ kind: 'array', items: { kind: 'ref', id: 'Tree' } });
    expect(diagnostics).toEqual([]);
  });

  test('to an alias give the schema itself; the alias stays', async () => {
    const { api } = await buildSchemas(`
      Pet: { properties: { name: { type: string } } }
      Animal: { $ref: '#/components/schemas/Pet' }
      Zoo: { type: array, items: { $ref: '#/components/schemas/Animal' } }`);
    expect(brief(schemaNamed(api, 'Animal').type, api)).toEqual({ kind: 'ref', id: 'Pet' });
    expect(brief(schemaNamed(api, 'Zoo').type, api)).toEqual({ kind: 'array', items: { kind: 'ref', id: 'Pet' } });
  });

  test('into a schema name an object after its place and repeat a plain value', async () => {
    const { api } = await buildSchemas(`
      Order: { properties: { id: { type: string }, customer: { properties: { name: { type: string } } } } }
      Refund: { properties: { orderId: { $ref: '#/components/schemas/Order/properties/id' }, payer: { $ref: '#/components/schemas/Order/properties/customer' } } }`);
    expect(brief(schemaNamed(api, 'Refund').type, api)).toMatchObject({ properties: [{ type: string }, { type: { kind: 'ref', id: 'OrderCustomer' } }] });
  });

  test('to a schema around the one that holds them', async () => {
    const { api, diagnostics } = await buildSchemas(`
      Filter: { $recursiveAnchor: true, properties: { any: { type: array, items: { $recursiveRef: '#' } } } }
      Tree: { $dynamicAnchor: node, properties: { child: { $dynamicRef: '#node' } } }`);
    expect(brief(schemaNamed(api, 'Filter').type, api)).toMatchObject({ properties: [{ type: { kind: 'array', items: { kind: 'ref', id: 'Filter' } } }] });
    expect(brief(schemaNamed(api, 'Tree').type, api)).toMatchObject({ properties: [{ type: { kind: 'ref', id: 'Tree' } }] });
    expect(diagnostics).toEqual([]);
  });
});

describe('what cannot be expressed is reported', () => {
  const problems: readonly (readonly [string, string, string])[] = [
    ['not alone', 'Thing: { not: { type: string } }', 'schema-unsupported'],
    ['an enum of objects', 'Thing: { enum: [{ a: 1 }] }', 'schema-unsupported'],
    ['a value of another type than the enum', 'Thing: { type: string, enum: [yes, 1.5] }', 'enum-value-type'],
    ['a schema of itself', "Thing: { anyOf: [{ $ref: '#/components/schemas/Thing' }, { type: string }] }", 'schema-circular'],
    ['schemas of one another', "Thing: { allOf: [{ $ref: '#/components/schemas/Other' }] }\nOther: { allOf: [{ $ref: '#/components/schemas/Thing' }] }", 'schema-circular'],
  ];
  test.each(problems)('%s', async (_, yaml, code) => {
    const { diagnostics } = await buildSchemas(yaml);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(diagnostics[0]?.place?.pointer).toMatch(/^\/components\/schemas\/(Thing|Other)/u);
  });

  test('the values of a string enum are taken as strings', async () => {
    const { api } = await buildSchemas('Thing: { type: string, enum: [a, 1.5] }');
    expect(schemaNamed(api, 'Thing').type).toEqual({ kind: 'enum', members: [{ value: 'a' }, { value: '1.5' }], open: false });
  });

  test('not beside a type says nothing more', async () => {
    const { api, diagnostics } = await buildSchemas('Thing: { type: string, not: { enum: [x] } }');
    expect(schemaNamed(api, 'Thing').type).toEqual(string);
    expect(diagnostics).toEqual([]);
  });
});

describe('names that the document gives', () => {
  test('go to schemas written in place, whatever they are', async () => {
    const { api } = await buildSchemas(`
      Message: { properties: { status: { type: [string, 'null'], enum: [queued, sent, null], x-sdk-name: DeliveryStatus } } }
      Internal: { x-sdk-name: Public, type: object }`);
    expect(brief(schemaNamed(api, 'Message').type, api)).toMatchObject({ properties: [{ type: { kind: 'nullable', of: { kind: 'ref', id: 'DeliveryStatus' } } }] });
    expect(schemaNamed(api, 'DeliveryStatus')).toMatchObject({ naming: 'inline', type: { kind: 'enum', members: [{ value: 'queued' }, { value: 'sent' }] } });
    expect(schemaNamed(api, 'Public').names).toEqual([['Public'], ['Internal']]);
  });
});

test('problems are reported with line and column', async () => {
  const { diagnostics } = await buildSchemas('Thing: { not: { type: string } }');
  expect(diagnostics[0]?.place).toMatchObject({ line: 1, pointer: '/components/schemas/Thing' });
});
