import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { shared } from '../support/paths.js';
import { isObject, operationsOf, readSpec, type SpecOperation } from '../support/spec.js';
import { expectedEvents, expectedOperations } from './inventory.js';

const document = await readSpec();
const operations = operationsOf(document);
const page = path.join(shared, 'pocketsflow/http-api.txt');

describe('the document holds', () => {
  it('the 45 operations of the sources and no other, each in its resource', () => {
    const found = operations.map(({ id, method, path: template, operation }) => `${operation.tags?.join()} ${id}: ${method} ${template}`);
    expect(found.sort()).toEqual(expectedOperations.map((one) => `${one.resource} ${one.id}: ${one.method} ${one.path}`).sort());
    expect(found).toHaveLength(45);
  });

  it('the 23 webhook events, each as one POST', () => {
    expect(Object.keys(document.webhooks ?? {})).toEqual(expectedEvents);
    expect(Object.values(document.webhooks ?? {}).every((item) => 'post' in item)).toBe(true);
  });

  it('the same events as names to subscribe to, each described, and any other string', () => {
    const names = document.components?.schemas?.['WebhookEvent'];
    expect(names).toMatchObject({ anyOf: [{ enum: expectedEvents }, { type: 'string' }] });
    expect(names).toHaveProperty(['anyOf', 0, 'x-enum-descriptions', 'length'], expectedEvents.length);
  });

  it('a description of every resource that operations name', () => {
    const described = (document.tags ?? []).filter(({ description }) => description).map(({ name }) => name);
    expect(new Set(described)).toEqual(new Set(expectedOperations.map(({ resource }) => resource)));
  });
});

describe.skipIf(!existsSync(page))('the vendor’s page (skipped where ../shared is absent)', () => {
  it('names the 29 operations that the document takes from it', () => {
    expect(operationsOfPage(readFileSync(page, 'utf8'))).toEqual(expectedOperations.flatMap(({ title }) => title ?? []));
  });
});

describe('every operation', () => {
  it('has the statuses of the vendor’s table', () => {
    const wrong = operations.filter(({ path: template, operation }) => {
      const identified = template.includes('{');
      const open = operation.security?.length === 0;
      const wanted = ['400', ...(open ? [] : ['401']), ...(identified ? ['404'] : []), '429', '500'];
      const errors = Object.keys(operation.responses ?? {}).filter((status) => !status.startsWith('2'));
      return errors.join() !== wanted.join();
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('that creates something answers 200 or 201 with the same schema', () => {
    const creates = operations.filter(({ id }) => id.startsWith('create'));
    expect(creates).toHaveLength(8);
    for (const { operation } of creates) {
      const [ok, created] = ['200', '201'].map((status) => successSchema(operation, status));
      expect(ok).toBeDefined();
      expect(created).toEqual(ok);
    }
  });

  it('asks for the API key, except the public one', () => {
    expect(document.security).toEqual([{ apiKey: [] }]);
    expect(operations.filter(({ operation }) => operation.security !== undefined).map(({ id }) => id)).toEqual(['listProductReviews']);
  });

  it('by POST says whether it may be repeated, and why where it may', () => {
    const decided = operations.filter(({ method }) => method === 'POST').map(({ id, operation }) => [id, extension(operation, 'x-idempotent')] as const);
    expect(decided.filter(([, value]) => typeof value !== 'boolean')).toEqual([]);
    const repeatable = decided.filter(([, value]) => value === true).map(([id]) => id);
    expect(repeatable.sort()).toEqual(['listSubscriptions', 'updateDiscount', 'updateProduct', 'updateUpsell', 'updateUser']);
    const reasons = operations.filter(({ id }) => repeatable.includes(id)).map(({ operation }) => extension(operation, 'x-inferred'));
    expect(reasons.every((reason) => typeof reason === 'string' && reason.length > 0)).toBe(true);
  });

  it('that declares pagination takes the page and returns the items it names', () => {
    const paged = operations.filter(({ operation }) => isObject(extension(operation, 'x-pagination')));
    expect(paged.map(({ id }) => id)).toEqual(['listOrders', 'listPayments']);
    for (const { operation, parameters } of paged) {
      const declared = extension(operation, 'x-pagination');
      const items = isObject(declared) ? declared['items'] : undefined;
      expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(['page', 'pageSize']));
      expect(successSchema(operation, '200')).toHaveProperty(['properties', String(items), 'type'], 'array');
      expect(successSchema(operation, '200')).toHaveProperty(['properties', 'pagination', 'properties', 'hasMore', 'type'], 'boolean');
    }
  });
});

/** The lines of the page that name an operation: what lies between the first resource and the general rules, without headings and tables. */
function operationsOfPage(text: string): readonly string[] {
  const headings = new Set(['Products', 'Product Variants', 'Orders', 'Customers', 'Reviews', 'Discounts', 'Upsells', 'User Settings', 'Subscriptions']);
  const lines = text.split('\n').map((line) => line.trim());
  const body = lines.slice(lines.indexOf('Products'), lines.indexOf('Error Handling'));
  return body.filter((line) => line !== '' && !line.includes('|') && !headings.has(line));
}

function successSchema(operation: SpecOperation['operation'], status: string): unknown {
  const response = operation.responses?.[status];
  return response === undefined || '$ref' in response ? undefined : response.content?.['application/json']?.schema;
}

function extension(node: unknown, name: string): unknown {
  return isObject(node) ? node[name] : undefined;
}
