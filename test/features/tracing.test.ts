import { tracingChannel } from 'node:diagnostics_channel';
import { afterEach, expect, it } from 'vitest';
import { parseTraceParent } from '../../templates/runtime/features/trace-context.js';
import { tracing } from '../../templates/runtime/features/tracing.js';
import { failureOf, key } from '../runtime/example.js';
import { json, reply, reset, serve } from '../runtime/server.js';
import { featured } from './client.js';

const channel = tracingChannel('example-sdk:request');
const { process } = globalThis;

afterEach(
  () => void Object.defineProperty(globalThis, 'process', { configurable: true, writable: true, value: process }),
);

function sent(request: { readonly headers: Record<string, unknown> } | undefined): ReturnType<typeof parseTraceParent> {
  const header = request?.headers['traceparent'];
  return typeof header === 'string' ? parseTraceParent(header) : undefined;
}

it('60 every request has a traceparent: one trace for a call, one span for an attempt', async () => {
  await using server = await serve(reply(503, '', { 'retry-after-ms': '1' }), json({ id: '1' }));
  const client = featured(server, { middleware: [tracing()] });
  await client.orders.get('1');
  await client.withOptions({}).orders.get('2');
  const [first, second, other] = server.requests.map(sent);
  expect(first).toMatchObject({
    traceId: expect.stringMatching(/^[\da-f]{32}$/),
    spanId: expect.stringMatching(/^[\da-f]{16}$/),
    flags: '00',
  });
  expect(second?.traceId).toBe(first?.traceId);
  expect(second?.spanId).not.toBe(first?.spanId);
  expect(other?.traceId).not.toBe(first?.traceId);
});

it('60 a call is part of the trace of its parent, and a header of the caller stays as it is', async () => {
  await using server = await serve(json({ id: '1' }));
  const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const client = featured(server, { middleware: [tracing({ parent: () => parent })] });
  await client.orders.get('1');
  expect(sent(server.requests[0])).toMatchObject({ traceId: '0af7651916cd43dd8448eb211c80319c', flags: '01' });
  expect(sent(server.requests[0])?.spanId).not.toBe('b7ad6b7169203331');
  await client.orders.get('2', { headers: { traceparent: parent } });
  expect(server.requests[1]?.headers['traceparent']).toBe(parent);
});

it.each([
  ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', true],
  ['cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-comes-later', true],
  ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more', false],
  ['ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', false],
  ['00-00000000000000000000000000000000-b7ad6b7169203331-01', false],
  ['00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01', false],
  ['00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01', false],
  ['junk', false],
  [undefined, false],
])('60 traceparent %s is one: %s', (text, valid) => {
  expect(parseTraceParent(text) !== undefined).toBe(valid);
});

it('60 the events of an attempt are published, without secrets', async () => {
  await using server = await serve(json({ id: '1' }, 200, { 'x-request-id': 'req_1' }), reset);
  const events: [string, unknown][] = [];
  const note = (name: string) => (event: object) => void events.push([name, { ...event }]);
  const handlers = {
    start: note('start'),
    end: note('end'),
    asyncStart: note('asyncStart'),
    asyncEnd: note('asyncEnd'),
    error: note('error'),
  };
  channel.subscribe(handlers);
  try {
    const client = featured(server, { maxRetries: 0, middleware: [tracing()] });
    await client.orders.get('1', { query: { api_key: 'secret' } });
    await failureOf(client.orders.get('2'));
    await failureOf(client.get('/raw?api_key=secret'));
  } finally {
    channel.unsubscribe(handlers);
  }
  expect(events.map(([name]) => name).join(' ')).toBe(
    'start end asyncStart asyncEnd start end error asyncStart asyncEnd start end error asyncStart asyncEnd',
  );
  expect(events[0]?.[1]).toMatchObject({
    operation: { id: 'getOrder' },
    attempt: 1,
    method: 'GET',
    url: `${server.url}/orders/1?api_key=***`,
  });
  expect(events[3]?.[1]).toMatchObject({
    status: 200,
    requestId: 'req_1',
    duration: expect.any(Number),
    traceparent: server.requests[0]?.headers['traceparent'],
  });
  expect(events[6]?.[1]).toMatchObject({ error: { name: 'ConnectionError' } });
  expect(sent(server.requests[0])?.flags).toBe('01');
  expect(JSON.stringify(events)).not.toMatch(new RegExp(`${key}|secret`));
});

it.each([
  ['no process', undefined],
  ['a process without the module', { env: {}, getBuiltinModule: () => undefined }],
  ['a process that can not give modules', { env: {} }],
])('60 with %s the header is sent all the same', async (_, stub) => {
  await using server = await serve(json({ id: '1' }));
  Object.defineProperty(globalThis, 'process', { configurable: true, writable: true, value: stub });
  const client = featured(server, { middleware: [tracing()] });
  Object.defineProperty(globalThis, 'process', { configurable: true, writable: true, value: process });
  await client.orders.get('1');
  expect(sent(server.requests[0])).toBeDefined();
});
