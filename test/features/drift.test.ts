import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { driftReporter, type Drift } from '../../templates/runtime/features/drift.js';
import { compare, type Shape, type Shapes } from '../../templates/runtime/features/shapes.js';
import { failureOf } from '../runtime/example.js';
import { dropInBody, json, reply, serve } from '../runtime/server.js';
import { featured, recorder } from './client.js';

const named: Record<string, Shape> = {
  Order: {
    required: { id: 'string', status: { enum: ['paid', 'open'] } },
    optional: {
      total: 'number',
      customer: { ref: 'Customer' },
      items: { items: { ref: 'Item' } },
      note: { oneOf: ['string', 'null'] },
    },
  },
  Customer: { required: { email: 'string' }, rest: 'string' },
  Item: { required: { sku: 'string' }, optional: { parts: { items: { ref: 'Item' } } } },
  Card: { required: { kind: { enum: ['card'] }, last4: 'string' } },
  Bank: { required: { kind: { enum: ['bank'] }, iban: 'string' } },
  Payment: { tag: 'kind', variants: { card: { ref: 'Card' }, bank: { ref: 'Bank' } } },
  Dated: { allOf: [{ ref: 'Item' }, { required: { at: 'string' } }] },
  Either: { oneOf: [{ ref: 'Item' }, { ref: 'Card' }, 'string'] },
  Labels: { required: {}, patterns: { '^x-': 'number' } },
  Broken: { required: {}, patterns: { '(': 'number' } },
  Pair: { first: ['string', 'number'], items: 'boolean' },
};

const shapes: Shapes = {
  named,
  answers: { getOrder: { 200: { ref: 'Order' }, '4XX': { required: { message: 'string' } } } },
};

// prettier-ignore
it.each<[string, unknown, readonly unknown[]]>([
  ['Order', { id: '1', status: 'paid' }, []],
  ['Order', { id: '1', status: 'paid', total: 1, customer: { email: 'e', any: 'thing' }, items: [{ sku: 's', parts: [] }], note: null }, []],
  ['Order', { id: '1', status: 'paid', vat: 1 }, [['unknown-field', 'vat']]],
  ['Order', { id: '1', status: 'void' }, [['unknown-value', 'status', 'void']]],
  ['Order', { status: 'paid' }, [['missing-field', 'id']]],
  ['Order', { id: null, status: 3 }, [['wrong-type', 'id', 'null'], ['wrong-type', 'status', 'number']]],
  ['Order', { id: '1', status: 'paid', note: 1 }, [['wrong-type', 'note', 'number']]],
  ['Order', { id: '1', status: 'paid', items: [{ sku: 's' }, { sku: 's', parts: [{ x: 1 }] }] }, [['missing-field', 'items[].parts[].sku'], ['unknown-field', 'items[].parts[].x']]],
  ['Order', { id: '1', status: 'paid', customer: { email: 'e', age: 3, height: 4 } }, [['wrong-type', 'customer.*', 'number'], ['wrong-type', 'customer.*', 'number']]],
  ['Order', [], [['wrong-type', '', 'array']]],
  ['Payment', { kind: 'bank', iban: 'i' }, []],
  ['Payment', { kind: 'card', iban: 'i' }, [['missing-field', 'last4'], ['unknown-field', 'iban']]],
  ['Payment', { kind: 'crypto' }, [['unknown-value', 'kind', 'crypto']]],
  ['Payment', {}, [['missing-field', 'kind']]],
  ['Payment', { kind: 1 }, [['unknown-value', 'kind', '1']]],
  ['Payment', { kind: null }, [['wrong-type', 'kind', 'null']]],
  ['Dated', { sku: 's', at: 'a' }, []],
  ['Dated', { sku: 's', x: 1 }, [['missing-field', 'at'], ['unknown-field', 'x']]],
  ['Either', 'text', []],
  ['Either', { kind: 'card', last4: '1' }, []],
  ['Either', { kind: 'card', last4: '1', x: 1 }, [['unknown-field', 'x']]],
  ['Either', 1, [['wrong-type', '', 'number']]],
  ['Labels', { 'x-a': 1, 'x-b': 'b', y: 1 }, [['wrong-type', '*', 'string'], ['unknown-field', 'y']]],
  ['Broken', { y: 1 }, []],
  ['Pair', ['a', 1, true, false], []],
  ['Pair', [1, 'a', 'b'], [['wrong-type', '[]', 'number'], ['wrong-type', '[]', 'string'], ['wrong-type', '[]', 'string']]],
  ['Nowhere', { a: 1 }, []],
])('62 %s: %j', (ref, value, expected) => {
  const found = compare(value, { ref }, named).map(({ kind, path, found: what }) => [kind, path, ...(what === undefined ? [] : [what])]);
  expect(found).toEqual(expected);
});

it('62 members of objects are own members only, and any value can be compared', () => {
  expect(
    compare(JSON.parse('{"__proto__":1,"constructor":2,"id":"1","status":"paid"}'), { ref: 'Order' }, named),
  ).toMatchObject([
    { kind: 'unknown-field', path: '__proto__' },
    { kind: 'unknown-field', path: 'constructor' },
  ]);
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom(...Object.keys(named)),
      (value, ref) => void compare(value, { ref }, named),
    ),
  );
});

it('62 shapes and values that go on without end are left off', () => {
  const loop: Shapes['named'] = { A: { ref: 'B' }, B: { oneOf: [{ ref: 'A' }, 'null'] } };
  expect(compare({}, { ref: 'A' }, loop)).toEqual([]);
  const deep: unknown = JSON.parse(`${'{"sku":"s","parts":['.repeat(5000)}${']}'.repeat(5000)}`);
  expect(compare(deep, { ref: 'Item' }, named)).toEqual([]);
});

it('62 reports each difference once, and gives the call what it would get without', async () => {
  await using server = await serve(json({ id: '1', status: 'void', vat: 1 }));
  const found: Drift[] = [];
  const client = featured(server, {
    middleware: [driftReporter(shapes, { report: (drift) => void found.push(drift) })],
  });
  expect(await client.orders.get('1')).toEqual({ id: '1', status: 'void', vat: 1 });
  await client.withOptions({}).orders.get('2');
  await vi.waitFor(() => expect(found).toHaveLength(2));
  expect(found).toEqual([
    { operation: 'getOrder', status: 200, kind: 'unknown-value', path: 'status', found: 'void' },
    { operation: 'getOrder', status: 200, kind: 'unknown-field', path: 'vat' },
  ]);
});

it('62 reports to the log by default, error bodies too', async () => {
  await using server = await serve(json({ reason: 'no' }, 404), json([]));
  const { lines, logger } = recorder();
  const client = featured(server, { logger, maxRetries: 0, middleware: [driftReporter(shapes, {})] });
  expect(await failureOf(client.orders.get('1'))).toMatchObject({ name: 'NotFoundError' });
  await client.orders.get('1');
  await vi.waitFor(() => expect(lines).toHaveLength(3));
  expect(lines.map((line) => line.message)).toEqual([
    '[example-sdk] getOrder: status 404: message is missing, and the document requires it.',
    '[example-sdk] getOrder: status 404: reason is not in the document.',
    '[example-sdk] getOrder: status 200: the body is of type array, which the document does not allow.',
  ]);
});

it.each([
  ['a reporter that throws', json({}), undefined],
  ['no JSON', reply(200, '{', { 'content-type': 'application/json' }), 'ResponseParseError'],
  ['another media type', reply(200, '<p>', { 'content-type': 'text/html' }), 'ResponseParseError'],
  ['a body that breaks off', dropInBody(), 'ConnectionError'],
  ['an empty body', reply(204), 'ResponseParseError'],
] as const)('62 never throws: %s', async (_, answer, name) => {
  await using server = await serve(answer);
  const rejections: unknown[] = [];
  const note = (reason: unknown): void => void rejections.push(reason);
  process.on('unhandledRejection', note);
  try {
    const report = (): never => {
      throw new Error('reporter');
    };
    const client = featured(server, { maxRetries: 0, middleware: [driftReporter(shapes, { report })] });
    const result = await client.orders.get('1').safe();
    expect(result.ok ? undefined : result.error.name).toBe(name);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(rejections).toEqual([]);
  } finally {
    process.off('unhandledRejection', note);
  }
});

it('62 operations and statuses without a documented body are left alone', async () => {
  await using server = await serve(json({ x: 1 }));
  const report = vi.fn();
  const client = featured(server, { middleware: [driftReporter(shapes, { report })] });
  await client.legacy.get();
  await client.get('/constructor');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(report).not.toHaveBeenCalled();
});
