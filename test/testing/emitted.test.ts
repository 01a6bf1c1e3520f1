import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { shapes } from '../../generated/src/schemas.js';
import { testingData } from '../../generated/src/testing-data.js';
import { createMockClient, mockFetch } from '../../generated/src/testing.js';
import { compare } from '../../templates/runtime/features/shapes.js';
import { failureOf } from '../runtime/example.js';
import { generated } from '../support/paths.js';

describe('the testing entry of the emitted SDK', () => {
  it('has a client whose calls are typed, validated and answered', async () => {
    const { client, mock } = createMockClient();
    expect(await client.orders.get('65b2c3d4e5f6a7b8c9d0e1f2')).toHaveProperty('_id');
    expect(await failureOf(client.products.create(JSON.parse('{"name":5}')))).toMatchObject({ name: 'MockRequestError', message: expect.stringContaining('"name" of the body has the wrong type: number') });
    expect(mock.calls.map(({ operation }) => operation)).toEqual(['getOrder', 'createProduct']);
  });

  it('keeps to the base URL of the client', async () => {
    const { client, mock } = createMockClient({ client: { baseURL: 'http://localhost:3000/proxy' } });
    await client.orders.get('1');
    expect(mock.calls[0]?.url).toBe('http://localhost:3000/proxy/orders/1');
  });

  it('knows every operation', () => {
    expect(Object.keys(testingData.operations)).toHaveLength(45);
  });

  it.each(Object.entries(testingData.operations).filter(([, { body }]) => body === undefined))('responds to %s as its schema says, by an example and without', async (id, { method, path: template, success }) => {
    const shape = shapes.answers[id]?.[success.status];
    if (shape === undefined) throw new Error(`${id} has no shape.`);
    for (const examples of [true, false]) {
      const response = await mockFetch({ baseURL: 'https://api.test', examples })(`https://api.test${template.replaceAll(/\{\w+\}/g, '1')}`, { method });
      expect(compare(await response.json(), shape, shapes.named)).toEqual([]);
    }
  });

  it.each(['listOrders', 'listProducts', 'listCustomers'] as const)('ends the walk through %s', async (id) => {
    const { client, mock } = createMockClient({ examples: false });
    const walk = { listOrders: client.orders.list(), listProducts: client.products.list(), listCustomers: client.customers.list() }[id];
    if (Symbol.asyncIterator in walk) for await (const item of walk) expect(item).toBeDefined();
    else await walk;
    expect(mock.calls.length).toBeLessThan(5);
  });
});

/** The modules that an entry leads to at run time, by path below src/. */
async function modulesOf(entry: string, seen: Set<string> = new Set()): Promise<Set<string>> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const text = await readFile(path.join(generated, 'src', `${entry}.ts`), 'utf8');
  for (const [, specifier = ''] of text.matchAll(/^(?:import|export) (?!type\b)[^'"]*?from '(\.[^']*)\.js';$/gm)) await modulesOf(path.posix.join(path.posix.dirname(entry), specifier), seen);
  return seen;
}

it('nothing of the testing entry is in another one', async () => {
  expect(await modulesOf('testing')).toContain('core/testing/mock-fetch');
  for (const entry of ['index', 'core-client', 'resources/orders', 'pacer', 'tracing', 'drift', 'webhooks']) {
    const modules = [...(await modulesOf(entry))];
    expect(modules.filter((module) => module.startsWith('core/testing/') || module.startsWith('testing'))).toEqual([]);
  }
});
