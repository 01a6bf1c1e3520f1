import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { isObject, operationsOf, readSpec } from '../support/spec.js';

const document = await readSpec();
const operations = operationsOf(document);
const schemas = Object.entries(document.components?.schemas ?? {});

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat('date-time', (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)));
ajv.addFormat('uri', (text) => URL.canParse(text));
ajv.addFormat('email', (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text));

describe('each schema has examples that fit it:', () => {
  it.each(schemas)('%s', (_name, schema) => {
    expect(listed(schema)).not.toEqual([]);
    expect(failuresBelow(schema)).toEqual([]);
  });

  it.each(schemas.filter(([, schema]) => requiredOf(schema).length > 0))('%s, and do not fit without a member it requires', (_name, schema) => {
    const [example] = listed(schema);
    for (const name of requiredOf(schema)) {
      const { [name]: _left, ...rest } = isObject(example) ? example : {};
      expect(failures(schema, rest), name).not.toEqual([]);
    }
  });
});

describe('each operation has examples that fit it:', () => {
  it.each(operations)('$id', ({ operation, parameters }) => {
    for (const parameter of parameters) expect(holderFailures(parameter), parameter.name).toEqual([]);
    for (const content of contentsOf(operation.requestBody)) expect(holderFailures(content), 'body').toEqual([]);
    const responses = Object.entries(operation.responses ?? {});
    expect(responses.length).toBeGreaterThan(1);
    for (const [status, response] of responses) {
      const contents = contentsOf(response);
      expect(contents, status).toHaveLength(1);
      for (const content of contents) expect(holderFailures(content), status).toEqual([]);
    }
  });
});

describe('each webhook event has an example that fits it:', () => {
  it.each(Object.entries(document.webhooks ?? {}))('%s', (_event, item) => {
    const post = 'post' in item ? item.post : undefined;
    const contents = contentsOf(post?.requestBody);
    expect(contents).toHaveLength(1);
    for (const content of contents) expect(holderFailures(content)).toEqual([]);
    for (const parameter of post?.parameters ?? []) expect(holderFailures(parameter)).toEqual([]);
  });
});

function failures(schema: object, value: unknown): readonly string[] {
  const validate = ajv.compile(schema);
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

/** Of a schema and of every schema within it, whose examples do not fit. */
function failuresBelow(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(failuresBelow);
  if (!isObject(node)) return [];
  const own = listed(node).flatMap((example) => failures(node, example));
  const inner = Object.entries(node).flatMap(([key, value]) => (key === 'examples' ? [] : failuresBelow(value)));
  return [...own, ...inner];
}

/** A media type or a parameter: it must have an example, and all of them must fit. */
function holderFailures(holder: object): readonly string[] {
  const schema = isObject(holder) ? holder['schema'] : undefined;
  const examples = namedExamples(holder);
  if (!isObject(schema)) return ['no schema'];
  return examples.length === 0 ? ['no example'] : examples.flatMap((example) => failures(schema, example));
}

function namedExamples(holder: object): readonly unknown[] {
  if (!isObject(holder)) return [];
  if ('example' in holder) return [holder['example']];
  const named = isObject(holder['examples']) ? Object.values(holder['examples']) : [];
  return named.map((one) => (isObject(one) ? one['value'] : undefined));
}

function contentsOf(holder: unknown): readonly object[] {
  const content = isObject(holder) ? holder['content'] : undefined;
  return isObject(content) ? Object.values(content).filter(isObject) : [];
}

function listed(schema: unknown): readonly unknown[] {
  const examples = isObject(schema) ? schema['examples'] : undefined;
  return Array.isArray(examples) ? examples : [];
}

/** Names that a schema requires, those of its `allOf` included. */
function requiredOf(schema: unknown): readonly string[] {
  if (!isObject(schema)) return [];
  const own = Array.isArray(schema['required']) ? schema['required'].filter((name) => typeof name === 'string') : [];
  const parts = Array.isArray(schema['allOf']) ? schema['allOf'].flatMap(requiredOf) : [];
  return [...own, ...parts];
}
