import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Stream } from '../../templates/runtime/stream/stream.js';
import { failureOf } from '../runtime/example.js';
import { json, reply, serve, stall } from '../runtime/server.js';
import { collect, messagesFor, pieces, pieceThenDrop } from './chat.js';

const event = (n: number): string => `data: {"n":${n}}\n\n`;

describe('54 event streams over a connection', () => {
  it('54 events come as they are sent, with the request id and the Accept header', async () => {
    await using server = await serve(pieces([event(1), event(2).slice(0, 9), event(2).slice(9), ': ping\n\n', event(3)]));
    const { data, requestId } = await messagesFor(server).events().withResponse();
    expect(data).toBeInstanceOf(Stream);
    expect(requestId).toBe('req_stream');
    expect(await collect(data)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(server.requests[0]?.headers.accept).toBe('text/event-stream');
  });

  it('54 an item can be read before the next one is sent', async () => {
    await using server = await serve(pieces([event(1)], { end: false }));
    for await (const message of await messagesFor(server).events()) {
      expect(message).toEqual({ n: 1 });
      break;
    }
  });

  it('54 data is JSON, text, or either, or the whole event', async () => {
    await using server = await serve(pieces(['event: a\nid: 1\ndata: 12\n\ndata: [DONE]\n\ndata: x\n\n']));
    const messages = messagesFor(server);
    expect(await collect(await messages.events())).toEqual([12]);
    expect(await collect(await messages.texts())).toEqual(['12', '[DONE]', 'x']);
    expect(await collect(await messages.mixed())).toEqual([12, '[DONE]', 'x']);
    expect(await collect(await messages.whole())).toEqual([
      { event: 'a', data: '12', id: '1' },
      { event: 'message', data: '[DONE]', id: '1' },
      { event: 'message', data: 'x', id: '1' },
    ]);
  });

  it('54 the terminator ends the stream only when the data equals it', async () => {
    await using server = await serve(pieces(['data: "bye"\n\ndata: bye now\n\ndata: bye\n\ndata: 1\n\n'], { end: false }));
    expect(await collect(await messagesFor(server).mixed())).toEqual(['bye', 'bye now']);
    await expect.poll(() => server.abandoned()).toBe(1);
  });

  it('54 data that is no JSON is an error at its event, after the events before it', async () => {
    await using server = await serve(pieces([event(1), 'event: delta\ndata: {"n":\n\n']));
    const stream = await messagesFor(server).events();
    const seen: unknown[] = [];
    const error = await failureOf((async () => {
      for await (const item of stream) seen.push(item);
    })());
    expect(seen).toEqual([{ n: 1 }]);
    expect(error).toMatchObject({
      name: 'ResponseParseError',
      message: 'Event 2 of the stream ("delta") is not valid JSON.',
      snippet: '{"n":',
      status: 200,
      requestId: 'req_stream',
    });
  });

  it('54 100,000 small events come through a connection in linear time', async () => {
    await using server = await serve(pieces(Array.from({ length: 100 }, (_, n) => event(n).repeat(1000)), { pause: 0 }));
    const start = performance.now();
    expect(await collect(await messagesFor(server).events())).toHaveLength(100_000);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('55 how a stream ends', () => {
  it('55 an error status is a typed error before iteration, retried as ever', async () => {
    await using server = await serve(json({ message: 'busy' }, 503, { 'retry-after': '0' }), json({ message: 'gone' }, 404));
    expect(await failureOf(messagesFor(server).events())).toMatchObject({ name: 'NotFoundError', status: 404, message: 'gone' });
    expect(server.requests).toHaveLength(2);
  });

  it('55 an answer that is no event stream is a parse error before iteration', async () => {
    await using server = await serve(reply(200, '<html>Sign in</html>', { 'content-type': 'text/html' }));
    const error = await failureOf(messagesFor(server).events());
    expect(error).toMatchObject({ name: 'ResponseParseError', message: 'The response is text/html, not text/event-stream.', snippet: '<html>Sign in</html>' });
  });

  it('55 no content is a stream without items', async () => {
    await using server = await serve(reply(204));
    expect(await collect(await messagesFor(server).events())).toEqual([]);
  });

  it('55 leaving the loop closes the connection', async () => {
    await using server = await serve(pieces([event(1), event(2)], { end: false }));
    for await (const _ of await messagesFor(server).events()) break;
    await expect.poll(() => server.abandoned()).toBe(1);
  });

  it.each(['while an event is waited for', 'before it is read'])('55 aborting the controller %s closes the connection and says so', async (when) => {
    await using server = await serve(pieces([event(1)], { end: false }));
    const stream = await messagesFor(server).events();
    const items = when === 'before it is read' ? undefined : stream[Symbol.asyncIterator]();
    await items?.next();
    const next = items?.next();
    stream.controller.abort(new Error('enough'));
    const error = await failureOf(next ?? collect(stream));
    expect(error).toMatchObject({ name: 'AbortError', cause: { message: 'enough' }, message: 'The stream of events was aborted.' });
    await expect.poll(() => server.abandoned()).toBe(1);
  });

  it('55 aborting the signal of the call ends the loop, and leaves no listener', async () => {
    await using server = await serve(pieces([event(1)], { end: false }));
    const controller = new AbortController();
    const stream = await messagesFor(server).events({ signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 30);
    expect(await failureOf(collect(stream))).toMatchObject({ name: 'AbortError', cause: { message: 'enough' } });
    await expect.poll(() => server.abandoned()).toBe(1);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  it('55 a stream that was read to its end leaves no listener on a shared signal', async () => {
    await using server = await serve(pieces([event(1)]));
    const { signal } = new AbortController();
    for (let n = 0; n < 20; n++) await collect(await messagesFor(server).events({ signal }));
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('55 iterating twice says so clearly', async () => {
    await using server = await serve(pieces([event(1)]));
    const stream = await messagesFor(server).events();
    await collect(stream);
    expect(await failureOf(collect(stream))).toMatchObject({ name: 'ExampleError', code: 'stream_consumed', message: expect.stringContaining('only once') });
    expect(() => stream.toReadableStream()).toThrow('only once');
  });

  it('55 a stream is passed on as JSON Lines, and giving that up closes the connection', async () => {
    await using server = await serve(pieces([event(1), event(2)]), pieces([event(1)], { end: false }));
    const messages = messagesFor(server);
    expect(await new Response((await messages.events()).toReadableStream()).text()).toBe('{"n":1}\n{"n":2}\n');
    const reader = (await messages.events()).toReadableStream().getReader();
    await reader.read();
    await reader.cancel();
    await expect.poll(() => server.abandoned()).toBe(1);
  });
});

describe('31 the idle watchdog', () => {
  it('31 silence longer than idleTimeout is a TimeoutError of the kind idle', async () => {
    await using server = await serve(pieces([event(1)], { end: false }));
    const stream = await messagesFor(server).events({ idleTimeout: 60, maxRetries: 0 });
    const start = performance.now();
    const error = await failureOf(collect(stream));
    expect(error).toMatchObject({ name: 'TimeoutError', kind: 'idle', message: 'events: nothing came on the stream for 60 ms.' });
    expect(performance.now() - start).toBeLessThan(1000);
    await expect.poll(() => server.abandoned()).toBe(1);
  });

  it('31 a comment resets it, and so does a client option in place of the call\'s', async () => {
    await using server = await serve(pieces([event(1), ...Array.from({ length: 6 }, () => ': still here\n'), event(2)], { pause: 100 }));
    expect(await collect(await messagesFor(server, { idleTimeout: 500 }).events({ timeout: 400 }))).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('31 the time that the reader takes for an item is no silence', async () => {
    await using server = await serve(pieces([event(1), event(2)]));
    const seen: unknown[] = [];
    for await (const item of await messagesFor(server).events({ idleTimeout: 40 })) {
      seen.push(item);
      await sleep(80);
    }
    expect(seen).toHaveLength(2);
  });

  it('31 a limit that makes no sense is refused before anything is sent', async () => {
    await using server = await serve(stall);
    expect(await failureOf(messagesFor(server).events({ idleTimeout: -1 }))).toMatchObject({ name: 'InvalidRequestError', message: expect.stringContaining('idleTimeout') });
    expect(server.requests).toHaveLength(0);
  });

  it('27 the deadline of the call holds for its stream', async () => {
    await using server = await serve(pieces(Array.from({ length: 100 }, () => ': on\n'), { pause: 10 }));
    const start = performance.now();
    const stream = await messagesFor(server).events({ deadline: 150 });
    expect(await failureOf(collect(stream))).toMatchObject({ name: 'TimeoutError', kind: 'deadline' });
    expect(performance.now() - start).toBeLessThan(600);
  });
});

describe('55 stream or value by a flag', () => {
  it('55 what the server sends decides, and the flag tells the types', async () => {
    await using server = await serve(json({ answer: 'yes' }), pieces([event(1)]));
    const messages = messagesFor(server);
    const value = await messages.ask({ prompt: 'p' });
    expect(value.answer).toBe('yes');
    const stream = await messages.ask({ prompt: 'p', stream: true });
    for await (const message of stream) expect(message.n).toBe(1);
    expect(server.requests.map(({ body, headers }) => [JSON.parse(body.toString()), headers.accept])).toEqual([
      [{ prompt: 'p' }, 'application/json, text/event-stream'],
      [{ prompt: 'p', stream: true }, 'application/json, text/event-stream'],
    ]);
  });

  it('25 a value that stalls is a time-out, although the operation could stream', async () => {
    await using server = await serve(pieces(['{"answer":'], { end: false, type: 'application/json' }));
    expect(await failureOf(messagesFor(server, { maxRetries: 0 }).ask({ prompt: 'p' }, { timeout: 60 }))).toMatchObject({ name: 'TimeoutError', kind: 'timeout' });
  });

  it('26 a stream that breaks is a ConnectionError with the status', async () => {
    await using server = await serve(pieceThenDrop(event(1)));
    expect(await failureOf(collect(await messagesFor(server).posted({ prompt: 'p' })))).toMatchObject({ name: 'ConnectionError', responseStatus: 200, requestId: 'req_stream' });
    expect(server.requests).toHaveLength(1);
  });
});
