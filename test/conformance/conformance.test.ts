import type { OpenAPIV3_1 } from 'openapi-types';
import { describe, expect, it } from 'vitest';
import { bodySchema, operationsOf, readSpec, schemaOf, type SpecOperation } from '../support/spec.js';
import { membersOf, methodsIn, readEmitted, type EmittedMethod } from './emitted.js';

const document = await readSpec();
const operations = operationsOf(document);
const { files } = readEmitted();
const methods = methodsIn(files);
const index = files.find((file) => file.getFilePath().endsWith('/src/index.ts'));
const schemas = Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) => {
  const value = schemaOf(schema);
  return value === undefined ? [] : [{ name, schema: value }];
});

describe('the emitted code against the document', () => {
  it('has exactly the operations of the document', () => {
    expect(methods.map((method) => method.spec['id']).sort()).toEqual(operations.map(({ id }) => id).sort());
  });

  describe.each(operations)('$id', (operation) => {
    it('has its method and path', () => {
      const { spec } = methodFor(operation);
      expect(spec).toMatchObject({ method: operation.method, path: operation.path });
    });

    it('takes the path variables in order, then params where there are any, then options', () => {
      const variables = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
      const takesParams = operation.parameters.some((parameter) => parameter.in !== 'path') || operation.operation.requestBody !== undefined;
      expect(methodFor(operation).args.map(({ name }) => name)).toEqual([...variables, ...(takesParams ? ['params'] : []), 'options']);
    });

    it('has the parameters and body members of the document in its params, as optional as there', () => {
      const expected = expectedParams(operation);
      const actual = Object.fromEntries((methodFor(operation).params ?? []).map((member) => [member.name, member.optional]));
      expect(actual).toEqual(expected);
    });

    it('gives what the document says it gives', () => {
      const { result } = methodFor(operation);
      const schema = successSchema(operation.operation);
      if (schema === undefined) return expect(result.isUndefined()).toBe(true);
      if (schema.type === 'array') return expect(result.isArray()).toBe(true);
      if (objectOf(schema) === undefined) return expect(result.isUnion() || result.isObject()).toBe(true);
      const members = membersOf(result, resultNode(operation));
      return expect(Object.fromEntries(members.map((member) => [member.name, member.optional]))).toEqual(optionalBy(schema));
    });

    it('names each documented error status', () => {
      const statuses = Object.keys(operation.operation.responses ?? {}).filter((status) => /^[45]/.test(status));
      const failures = /StatusError<\s*\|?\s*([\d |]+),/.exec(methodFor(operation).declared)?.[1] ?? '';
      expect(failures.split('|').map((status) => status.trim()).filter((status) => status !== '').sort()).toEqual(statuses.sort());
    });

    it('carries its text', () => {
      const { docs } = methodFor(operation);
      for (const text of [operation.operation.summary, operation.operation.description]) {
        for (const word of (text ?? '').split(/\s+/).filter((part) => /^\w{4,}$/.test(part))) expect(docs).toContain(word);
      }
      expect(docs).toContain('@example');
    });
  });

  describe.each(schemas)('schema $name', ({ name, schema }) => {
    const declaration = index?.getExportedDeclarations().get(name)?.[0];

    it('is exported under its name', () => {
      expect(declaration).toBeDefined();
    });

    const object = objectOf(schema);
    it.runIf(object !== undefined)('has exactly its properties, as optional and as nullable as there', () => {
      if (declaration === undefined || object === undefined) throw new Error('not exported');
      const members = membersOf(declaration.getType(), declaration);
      expect(Object.fromEntries(members.map((member) => [member.name, member.optional]))).toEqual(optionalBy(object));
      expect(members.filter(({ nullable }) => nullable).map((member) => member.name).sort()).toEqual([...nullableNames(object)].sort());
    });

    it.runIf(object !== undefined)('carries the descriptions of its properties', () => {
      if (declaration === undefined || object === undefined) throw new Error('not exported');
      const docs = new Map(membersOf(declaration.getType(), declaration).map((member) => [member.name, member.docs]));
      for (const [property, { description }] of Object.entries(propertiesOf(object))) {
        const [word] = (description ?? '').split(/\s+/).filter((part) => /^\w{4,}$/.test(part));
        if (word !== undefined) expect(docs.get(property), property).toContain(word);
      }
    });
  });

  it('declares no method, and no member of a params type, that the document lacks', () => {
    const known = new Map(operations.map((operation) => [operation.id, expectedParams(operation)]));
    const extra = methods.flatMap((method) => (method.params ?? []).filter(({ name }) => !(name in (known.get(method.spec['id'] ?? '') ?? {}))).map(({ name }) => `${method.name}.${name}`));
    expect(extra).toEqual([]);
  });
});

function methodFor({ id }: SpecOperation): EmittedMethod {
  const found = methods.find((method) => method.spec['id'] === id);
  if (found === undefined) throw new Error(`no method for ${id}`);
  return found;
}

function resultNode({ id }: SpecOperation): Parameters<typeof membersOf>[1] {
  const property = files.flatMap((file) => file.getClasses()).flatMap((resource) => resource.getProperties()).find((candidate) => candidate.getText().includes(`id: '${id}'`));
  if (property === undefined) throw new Error(`no property for ${id}`);
  return property;
}

/** Which members the params object has, and whether each is optional. */
function expectedParams({ parameters, operation }: SpecOperation): Record<string, boolean> {
  const own = parameters.filter((parameter) => parameter.in !== 'path').map((parameter) => [parameter.name, parameter.required !== true] as const);
  const body = bodySchema(operation);
  return { ...Object.fromEntries(own), ...(body === undefined ? {} : optionalBy(body)) };
}

function successSchema(operation: OpenAPIV3_1.OperationObject): OpenAPIV3_1.SchemaObject | undefined {
  const response = operation.responses?.['200'] ?? operation.responses?.['201'];
  return response === undefined || '$ref' in response ? undefined : schemaOf(response.content?.['application/json']?.schema);
}

/** The object that a schema describes: its own properties, or those of its allOf together. */
function objectOf(schema: OpenAPIV3_1.SchemaObject): OpenAPIV3_1.SchemaObject | undefined {
  if (schema.anyOf !== undefined || schema.oneOf !== undefined) return undefined;
  return Object.keys(propertiesOf(schema)).length > 0 ? schema : undefined;
}

function propertiesOf(schema: OpenAPIV3_1.SchemaObject): Record<string, OpenAPIV3_1.SchemaObject> {
  const parts = (schema.allOf ?? []).flatMap((part) => Object.entries(propertiesOf(schemaOf(part) ?? {})));
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
    const property = schemaOf(value);
    return property === undefined ? [] : [[name, property] as const];
  });
  return Object.fromEntries([...parts, ...own]);
}

function requiredOf(schema: OpenAPIV3_1.SchemaObject): readonly string[] {
  return [...(schema.required ?? []), ...(schema.allOf ?? []).flatMap((part) => requiredOf(schemaOf(part) ?? {}))];
}

function optionalBy(schema: OpenAPIV3_1.SchemaObject): Record<string, boolean> {
  const required = new Set(requiredOf(schema));
  return Object.fromEntries(Object.keys(propertiesOf(schema)).map((name) => [name, !required.has(name)]));
}

function nullableNames(schema: OpenAPIV3_1.SchemaObject): readonly string[] {
  return Object.entries(propertiesOf(schema)).flatMap(([name, { type, anyOf, oneOf }]) => {
    const arms = [...(anyOf ?? []), ...(oneOf ?? [])].map((arm) => schemaOf(arm)?.type);
    return [type, ...arms].flat().includes('null') ? [name] : [];
  });
}

