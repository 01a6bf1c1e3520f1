import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { drift, type Drift } from '../../generated/src/drift.js';
import { Pocketsflow } from '../../generated/src/index.js';
import { pacer } from '../../generated/src/pacer.js';
import { shapes } from '../../generated/src/schemas.js';
import { tracing } from '../../generated/src/tracing.js';
import { compare } from '../../templates/runtime/features/shapes.js';
import { json, serve } from '../runtime/server.js';
import { generated } from '../support/paths.js';
import { exampleOf, isObject, operationsOf, readSpec } from '../support/spec.js';

const operations = operationsOf(await readSpec());
const answers = operations.flatMap(({ id, operation }) =>
  Object.entries(operation.responses ?? {}).flatMap(([status, response]) => {
    const example = 'content' in response ? exampleOf(response.content?.['application/json']) : undefined;
    return example === undefined ? [] : [{ id, status, example }];
  }),
);

/** What the emitted data has to say of an answer. */
function found(id: string, status: string, value: unknown): string[] {
  const shape = shapes.answers[id]?.[status];
  if (shape === undefined) throw new Error(`${id} has no shape for ${status}.`);
  return compare(value, shape, shapes.named).map(({ kind, path: at }) => `${kind} ${at}`);
}

describe('62 the data that is emitted for the drift reporter', () => {
  it('has every JSON answer of the document', () => {
    expect(answers.length).toBeGreaterThan(150);
    const documented = answers.map(({ id, status }) => `${id} ${status}`);
    const emitted = Object.entries(shapes.answers).flatMap(([id, statuses]) =>
      Object.keys(statuses).map((status) => `${id} ${status}`),
    );
    expect(emitted.sort()).toEqual(documented.sort());
  });

  it.each(answers)('finds nothing in the example of $id $status', ({ id, status, example }) => {
    expect(found(id, status, example)).toEqual([]);
  });

  it('finds a member that is not documented, and one that is required and missing, in the first order of a list', () => {
    const { example } = answers.find((answer) => answer.id === 'listOrders' && answer.status === '200') ?? {};
    const page = structuredClone(example);
    const [order] = isObject(page) && Array.isArray(page['orders']) ? page['orders'] : [];
    Reflect.set(order, 'vatNumber', 'DE1');
    Reflect.deleteProperty(order, '_id');
    expect(found('listOrders', '200', page).sort()).toEqual([
      'missing-field orders[]._id',
      'unknown-field orders[].vatNumber',
    ]);
  });
});

describe('the features of the emitted client', () => {
  it('57 to 62 work together', async () => {
    const example = answers.find(({ id, status }) => id === 'listReviews' && status === '200')?.example;
    const [review] = Array.isArray(example) ? example : [];
    await using server = await serve(
      json([{ ...review, mood: 'happy' }], 200, {
        'x-ratelimit-remaining': '7',
        sunset: 'Sat, 01 Jul 2028 23:59:59 GMT',
      }),
    );
    const reported: Drift[] = [];
    const warned: string[] = [];
    const client = new Pocketsflow({
      apiKey: 'pk_test_0123456789abcdef',
      baseURL: server.url,
      logger: { ...console, warn: (message: string) => void warned.push(message) },
      middleware: [pacer(), tracing(), drift({ report: (each) => void reported.push(each) })],
    });
    expect(client.rateLimit).toEqual({ limit: 200, window: 60 });
    await client.reviews.list();
    await vi.waitFor(() =>
      expect(reported).toEqual([{ operation: 'listReviews', status: 200, kind: 'unknown-field', path: '[].mood' }]),
    );
    expect(client.rateLimit).toEqual({ limit: 200, window: 60, remaining: 7 });
    expect(warned).toEqual(['[pocketsflow-sdk] listReviews stops working on 2028-07-01.']);
    expect(server.requests[0]?.headers['traceparent']).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-0[01]$/);
  });
});

/** The modules that a module leads to at run time, by path below src/. */
async function modulesOf(entry: string, seen: Set<string> = new Set()): Promise<Set<string>> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const text = await readFile(path.join(generated, 'src', `${entry}.ts`), 'utf8');
  const values = text.matchAll(/^(?:import|export) (?!type\b)[^'"]*?from '(\.[^']*)\.js';$/gm);
  for (const [, specifier = ''] of values) await modulesOf(path.posix.join(path.posix.dirname(entry), specifier), seen);
  return seen;
}

describe('what is opt-in is in a bundle only if it is imported:', () => {
  it.each([
    ['pacer', 'core/features/pacer'],
    ['tracing', 'core/features/tracing'],
    ['drift', 'schemas'],
  ])('%s', async (entry, module) => {
    expect(await modulesOf(entry)).toContain(module);
    const main = await modulesOf('index');
    expect(main).toContain('core/features/logging');
    expect(main).not.toContain(module);
    expect(main).not.toContain(entry);
  });

  it('the log, which a resource by itself does not carry', async () => {
    const resource = await modulesOf('resources/orders');
    expect([...resource].filter((module) => module.startsWith('core/features/'))).toEqual([]);
  });
});
