import { createRequire } from 'node:module';
import { Project, type Type } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { isObject, operationsOf, readSpec } from '../support/spec.js';

const document = await readSpec();
const operations = operationsOf(document);
const declarations = createRequire(import.meta.url).resolve('pocketsflow').replace(/\.js$/, '.d.ts');
const source = new Project({ skipAddingFilesFromTsConfig: true, compilerOptions: { strict: true } }).addSourceFileAtPath(declarations);
const exported = new Set([...source.getExportedDeclarations().keys()]);

/** Exported types that are no part of the API: what they are instead. */
const notInTheApi: Readonly<Record<string, string>> = {
  PocketsflowConfig: 'options of the client',
  ApiError: 'what the client makes of an error; the body it reads is ErrorResponse',
  PaginatedResponse: 'generic, and no operation returns it',
};

/** Interfaces that hold the parameters of a query, by operation. */
const queries: Readonly<Record<string, string>> = {
  ListOrdersParams: 'listOrders',
  ListCustomersParams: 'listCustomers',
  ListReviewsParams: 'listReviews',
};

/** Members in which the document departs from the vendor's types: why. */
const departures: Readonly<Record<string, string>> = {
  'Subscription.status': 'values beside the four are known, so it is an open list',
  'Webhook.events': 'the vendor says string; the document lists the known names and allows any string',
  'UpdateWebhookParams.events': 'the vendor says string; the document lists the known names and allows any string',
  'CreateWebhookParams.events': 'the vendor allows 21 names; its own examples use others, so any string is allowed',
};

const interfaces = source.getInterfaces().filter((declaration) => exported.has(declaration.getName()) && !(declaration.getName() in notInTheApi));

interface Member {
  readonly type: string;
  readonly optional: boolean;
}

describe('each member that the vendor’s package declares is in the document, with its type, and optional where it is there', () => {
  it.each(interfaces.map((declaration) => [declaration.getName(), declaration.getType()] as const))('%s', (name, type) => {
    const ours = membersOf(name);
    const theirs = type.getProperties().map((symbol) => {
      const own = symbol.getTypeAtLocation(source);
      return [symbol.getName(), { optional: symbol.isOptional(), type: writtenType(symbol.isOptional() ? own.getNonNullableType() : own) }] as const;
    });
    expect(theirs.length).toBeGreaterThan(0);
    for (const [member, expected] of theirs) {
      const found = ours.get(member);
      expect(found, member).toBeDefined();
      expect({ member, optional: found?.optional }).toEqual({ member, optional: expected.optional });
      if (!(`${name}.${member}` in departures)) expect({ member, type: found?.type }).toEqual({ member, type: expected.type });
    }
  });

  it('and no member that a caller must give was added', () => {
    const added = interfaces.flatMap((declaration) => {
      const theirs = new Set(declaration.getType().getProperties().map((symbol) => symbol.getName()));
      return [...membersOf(declaration.getName())].filter(([name, { optional }]) => !optional && !theirs.has(name)).map(([name]) => `${declaration.getName()}.${name}`);
    });
    expect(added).toEqual([]);
  });

  it('and every event name of its list can be subscribed to', () => {
    const names = source.getTypeAliasOrThrow('WebhookEvent').getType().getUnionTypes().map((type) => type.getLiteralValue());
    expect(Object.keys(document.webhooks ?? {})).toEqual(expect.arrayContaining(names));
  });

  it('and each exception still names something that is there', () => {
    const declared = source.getInterfaces().map((declaration) => declaration.getName());
    expect(declared).toEqual(expect.arrayContaining(Object.keys(notInTheApi)));
    for (const place of Object.keys(departures)) {
      const [name = '', member = ''] = place.split('.');
      expect(source.getInterfaceOrThrow(name).getProperty(member), place).toBeDefined();
    }
  });
});

function membersOf(name: string): ReadonlyMap<string, Member> {
  const operation = operations.find(({ id }) => id === queries[name]);
  if (operation !== undefined) {
    const query = operation.parameters.filter((parameter) => parameter.in === 'query');
    return new Map(query.map((parameter) => [parameter.name, { optional: parameter.required !== true, type: schemaType(parameter.schema) }]));
  }
  const { properties, required } = flatten(document.components?.schemas?.[name]);
  return new Map([...properties].map(([member, schema]) => [member, { optional: !required.has(member), type: schemaType(schema) }]));
}

/** The members of an object schema and of all parts of its `allOf`. */
function flatten(schema: unknown): { readonly properties: ReadonlyMap<string, unknown>; readonly required: ReadonlySet<unknown> } {
  if (!isObject(schema)) return { properties: new Map(), required: new Set() };
  const parts = Array.isArray(schema['allOf']) ? schema['allOf'].map(flatten) : [];
  const own = isObject(schema['properties']) ? Object.entries(schema['properties']) : [];
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  return {
    properties: new Map([...parts.flatMap((part) => [...part.properties]), ...own]),
    required: new Set([...parts.flatMap((part) => [...part.required]), ...required]),
  };
}

/** The vendor's type in the few words that both sides share. */
function writtenType(type: Type): string {
  if (type.isBoolean()) return 'boolean';
  if (type.isUnion()) {
    return type.getUnionTypes().map((one) => (one.isStringLiteral() ? String(one.getLiteralValue()) : writtenType(one))).sort().join(' | ');
  }
  if (type.isArray()) return `${writtenType(type.getArrayElementTypeOrThrow())}[]`;
  if (type.isString() || type.isNumber()) return type.getText();
  return type.isAny() ? 'any' : 'object';
}

function schemaType(schema: unknown): string {
  if (!isObject(schema)) return 'absent';
  if (Array.isArray(schema['anyOf'])) return schema['anyOf'].map(schemaType).sort().join(' | ');
  if (Array.isArray(schema['enum'])) return schema['enum'].map(String).sort().join(' | ');
  if (schema['type'] === 'array') return `${schemaType(schema['items'])}[]`;
  if (schema['type'] === 'integer') return 'number';
  if (typeof schema['type'] === 'string') return schema['type'];
  return Object.keys(schema).length === 0 ? 'any' : 'object';
}
