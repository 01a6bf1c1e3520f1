import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { failureOf } from '../runtime/example.js';
import { json, reply, serve } from '../runtime/server.js';
import { collect, messagesFor, pieces, pieceThenDrop } from './chat.js';

const numbered = (n: number): string => `id: e${n}\ndata: {"n":${n}}\n\n`;
const idsOf = ({ requests }: { readonly requests: readonly { readonly headers: NodeJS.Dict<string | string[]> }[] }): unknown[] => requests.map(({ headers }) => headers['last-event-id']);

it('55 a drop after an id goes on with Last-Event-ID, after the time that retry asks for', async () => {
  await using server = await serve(pieceThenDrop(`retry: 80\n\n${numbered(1)}`, numbered(2), 'id: e3\ndata: {"n"'), pieces([numbered(3)]));
  expect(await collect(await messagesFor(server).events({ headers: { 'x-own': '1' } }))).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  expect(idsOf(server)).toEqual([undefined, 'e2']);
  expect(server.requests[1]?.headers).toMatchObject({ 'x-own': '1', accept: 'text/event-stream' });
  expect((server.requests[1]?.at ?? 0) - (server.requests[0]?.at ?? 0)).toBeGreaterThan(95);
});

it('55 an id beyond Latin-1 is sent back in UTF-8', async () => {
  await using server = await serve(pieceThenDrop('retry: 1\nid: é→1\ndata: {"n":1}\n\n'), pieces([numbered(2)]));
  expect(await collect(await messagesFor(server).events())).toEqual([{ n: 1 }, { n: 2 }]);
  expect(Buffer.from(String(idsOf(server)[1]), 'latin1').toString()).toBe('é→1');
});

it('55 silence is a drop too', async () => {
  await using server = await serve(pieces([`retry: 1\n${numbered(1)}`], { end: false }), pieces([numbered(2)]));
  expect(await collect(await messagesFor(server).events({ idleTimeout: 60 }))).toEqual([{ n: 1 }, { n: 2 }]);
  await expect.poll(() => server.abandoned()).toBe(1);
});

it('55 without an id, or for a POST, the drop is the error', async () => {
  await using server = await serve(pieceThenDrop('retry: 1\ndata: {"n":1}\n\n'));
  expect(await failureOf(collect(await messagesFor(server).events()))).toMatchObject({ name: 'ConnectionError' });
  expect(server.requests).toHaveLength(1);
  await using other = await serve(pieceThenDrop(`retry: 1\n${numbered(1)}`));
  expect(await failureOf(collect(await messagesFor(other).posted({ prompt: 'p' })))).toMatchObject({ name: 'ConnectionError' });
  expect(other.requests).toHaveLength(1);
});

it('55 it is tried maxRetries times without a new event, and again after one', async () => {
  await using server = await serve(pieceThenDrop(`retry: 1\n${numbered(1)}`), pieceThenDrop(': nothing\n'), pieceThenDrop(numbered(2)), pieceThenDrop(numbered(2)), pieceThenDrop(': nothing\n'));
  const seen: unknown[] = [];
  const error = await failureOf((async () => {
    for await (const item of await messagesFor(server).events({ maxRetries: 2 })) seen.push(item);
  })());
  expect(error).toMatchObject({ name: 'ConnectionError' });
  expect(seen).toEqual([{ n: 1 }, { n: 2 }, { n: 2 }]);
  expect(idsOf(server)).toEqual([undefined, 'e1', 'e1', 'e2', 'e2']);
  await using never = await serve(pieceThenDrop(`retry: 1\n${numbered(1)}`));
  expect(await failureOf(collect(await messagesFor(never).events({ maxRetries: 0 })))).toMatchObject({ name: 'ConnectionError' });
  expect(never.requests).toHaveLength(1);
});

it('55 without retry the wait is half a second', async () => {
  await using server = await serve(pieceThenDrop(numbered(1)), pieces([numbered(2)]));
  expect(await collect(await messagesFor(server).events())).toHaveLength(2);
  const [first, second] = server.requests.map(({ at }) => at);
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(500);
});

it('55 a wait over maxRetryAfter or the deadline is not begun', async () => {
  await using server = await serve(pieceThenDrop(`retry: 90000\n${numbered(1)}`));
  const start = performance.now();
  expect(await failureOf(collect(await messagesFor(server).events()))).toMatchObject({ name: 'ConnectionError' });
  await using other = await serve(pieceThenDrop(`retry: 5000\n${numbered(1)}`));
  expect(await failureOf(collect(await messagesFor(other).events({ deadline: 1000 })))).toMatchObject({ name: 'ConnectionError' });
  expect(performance.now() - start).toBeLessThan(1000);
  expect([...server.requests, ...other.requests]).toHaveLength(2);
});

it.each(['signal', 'controller'])('55 aborting by the %s ends the wait, sends nothing more and leaves no listener', async (by) => {
  await using server = await serve(pieceThenDrop(`retry: 5000\n${numbered(1)}`));
  const controller = new AbortController();
  const stream = await messagesFor(server).events({ signal: controller.signal });
  const start = performance.now();
  setTimeout(() => (by === 'signal' ? controller : stream.controller).abort(new Error('enough')), 60);
  expect(await failureOf(collect(stream))).toMatchObject({ name: 'AbortError', cause: { message: 'enough' } });
  expect(performance.now() - start).toBeLessThan(1000);
  expect(server.requests).toHaveLength(1);
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  expect(getEventListeners(stream.controller.signal, 'abort').length).toBeLessThan(2);
});

it('55 an error status at the second connection is its typed error; no content is the end; another type is a parse error', async () => {
  const drop = pieceThenDrop(`retry: 1\n${numbered(1)}`);
  await using refused = await serve(drop, json({ message: 'who are you' }, 401));
  expect(await failureOf(collect(await messagesFor(refused).events()))).toMatchObject({ name: 'AuthenticationError', message: 'who are you' });
  await using ended = await serve(drop, reply(204));
  expect(await collect(await messagesFor(ended).events())).toEqual([{ n: 1 }]);
  await using other = await serve(drop, reply(200, '<p>', { 'content-type': 'text/html' }));
  expect(await failureOf(collect(await messagesFor(other).events()))).toMatchObject({ name: 'ResponseParseError', message: 'The response is text/html, not text/event-stream.' });
});

it('onRetry is told of each connection that is made again', async () => {
  await using server = await serve(pieceThenDrop(`retry: 5\n\n${numbered(1)}`), pieceThenDrop(''), pieces([numbered(2)]));
  const told: unknown[] = [];
  await collect(await messagesFor(server, { onRetry: ({ operation, attempt, wait, error }) => told.push([operation.id, attempt, wait, error.name]) }).events());
  expect(told).toEqual([
    ['events', 1, 5, 'ConnectionError'],
    ['events', 2, 5, 'ConnectionError'],
  ]);
});
