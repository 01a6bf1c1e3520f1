// A server that misbehaves as the path of a request says: /<behaviour>/<anything>.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const head = (response, type = 'application/json', status = 200) => response.writeHead(status, { 'content-type': type, 'x-request-id': 'req_1' });
const page = (url) => {
  const number = Number(new URL(url, 'http://localhost').searchParams.get('page') ?? 1);
  return JSON.stringify({ orders: [{ id: `a${number}` }, { id: `b${number}` }], hasMore: number < 3 });
};

/** What a server can do with a request, by name. */
const behaviours = {
  ok: (response) => head(response).end('{"id":"1"}'),
  pages: (response, { url }) => head(response).end(page(url)),
  slow: async (response) => {
    await sleep(15);
    head(response).end('{"id":"1"}');
  },
  missing: (response) => head(response, undefined, 404).end('{"message":"gone"}'),
  failing: (response) => head(response, undefined, 500).end('{}'),
  busy: (response) => response.writeHead(429, { 'retry-after': '0' }).end(),
  moved: (response) => response.writeHead(307, { location: '/ok/1' }).end(),
  html: (response) => head(response, 'text/html').end('<html>'),
  empty: (response) => response.writeHead(204).end(),
  stall: () => undefined,
  stallInBody: (response) => head(response).write('{"id":'),
  stallInError: (response) => head(response, undefined, 500).write('{"id":'),
  drop: async (response, { socket }) => {
    head(response).write('{"id":');
    await sleep(3);
    socket.destroy();
  },
  reset: (_, { socket }) => socket.resetAndDestroy(),
  trickle: async (response) => {
    head(response);
    for (const character of '{"id":"a long text"}') {
      response.write(character);
      await sleep(3);
    }
    response.end();
  },
  events: async (response) => {
    head(response, 'text/event-stream');
    for (let n = 0; n < 5; n++) {
      response.write(`id: ${n}\ndata: {"n":${n}}\n\n`);
      await sleep(3);
    }
    response.end();
  },
  eventsThenDrop: async (response, { socket }) => {
    head(response, 'text/event-stream').write('id: 1\ndata: {"n":1}\n\n');
    await sleep(3);
    socket.destroy();
  },
  eventsThenStall: (response) => head(response, 'text/event-stream').write('data: {"n":1}\n\n'),
  lines: async (response) => {
    head(response, 'application/x-ndjson');
    for (let n = 0; n < 5; n++) {
      response.write(`{"n":${n}}\n`);
      await sleep(3);
    }
    response.end();
  },
  linesThenDrop: async (response, { socket }) => {
    head(response, 'application/x-ndjson').write('{"n":1}\n{"n"');
    await sleep(3);
    socket.destroy();
  },
};

export const names = Object.keys(behaviours);

/** @returns the server's URL, and how to end it */
export async function serveMisbehaving() {
  const server = createServer((request, response) => {
    request.resume();
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    void behaviours[request.url?.split(/[/?]/)[1] ?? 'ok']?.(response, request);
  });
  server.on('connection', (socket) => socket.on('error', () => undefined));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
