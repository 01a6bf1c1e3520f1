import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What one request is answered with. */
export type Answer = (exchange: Exchange) => void | Promise<void>;

export interface Exchange {
  readonly request: Recorded;
  readonly response: ServerResponse;
  readonly socket: Socket;
}

/** A request as it came over the wire. */
export interface Recorded {
  readonly method: string;
  /** Path and query, undecoded. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** When its head arrived, in milliseconds. */
  readonly at: number;
}

export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly Recorded[];
  /** Connections accepted since the start. */
  readonly connections: () => number;
  /** Requests whose client went away before the answer was complete. */
  readonly abandoned: () => number;
}

/** A server on loopback that answers the nth request with the nth answer, and all further ones with the last. */
export async function serve(...answers: readonly Answer[]): Promise<TestServer> {
  const requests: Recorded[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let abandoned = 0;
  const server: Server = createServer((incoming, response) => {
    const at = performance.now();
    const index = requests.length;
    // The place is kept before the body is there, so that answers go by order of arrival.
    const chunks: Buffer[] = [];
    const record = {
      method: incoming.method ?? '',
      url: incoming.url ?? '',
      headers: incoming.headers,
      body: Buffer.alloc(0),
      at,
    };
    requests.push(record);
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('error', () => undefined);
    response.on('close', () => {
      if (!response.writableFinished) abandoned++;
    });
    incoming.on('end', () => {
      record.body = Buffer.concat(chunks);
      const answer = answers[Math.min(index, answers.length - 1)];
      void answer?.({ request: record, response, socket: incoming.socket });
    });
  });
  server.keepAliveTimeout = 5000;
  server.on('connection', (socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = addressOf(server);
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    connections: () => connections,
    abandoned: () => abandoned,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = addressOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return address;
}

/** A JSON body. */
export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return ({ response }) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** A body of any type, or none. */
export function reply(status: number, body = '', headers: Readonly<Record<string, string>> = {}): Answer {
  return ({ response }) => void response.writeHead(status, headers).end(body);
}

/** What {@link echo} answers. */
export interface Echo extends Omit<Recorded, 'body' | 'at'> {
  readonly body: string;
}

/** What came in, as JSON: for looking at a request. */
export const echo: Answer = ({ request, response }) => {
  const { method, url, headers, body } = request;
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ method, url, headers, body: body.toString() }));
};

/** Takes the request and says nothing. */
export const stall: Answer = () => undefined;

/** Sends the head and the beginning of the body, and no more. */
export function stallInBody(status = 200): Answer {
  return ({ response }) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_stalled' });
    response.write('{"half":');
  };
}

/** Sends the head and the beginning of the body, and breaks the connection. */
export function dropInBody(status = 200): Answer {
  return async ({ response, socket }) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_dropped' });
    await new Promise((resolve) => response.write('{"half":', resolve));
    setTimeout(() => socket.destroy(), 10);
  };
}

/** Breaks the connection before any answer. */
export const reset: Answer = ({ socket }) => void socket.resetAndDestroy();

/** One byte of a JSON body after the other. */
export function trickle(body: unknown, pause: number): Answer {
  return async ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    for (const character of JSON.stringify(body)) {
      response.write(character);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    response.end();
  };
}

export function redirect(status: number, location: string): Answer {
  return reply(status, 'moved', { location });
}
