import { json } from '../../templates/runtime/body/json.js';
import { APIClient } from '../../templates/runtime/client.js';
import type { Method } from '../../templates/runtime/method.js';
import type { ClientOptions, RequestOptions } from '../../templates/runtime/options.js';
import { Resource } from '../../templates/runtime/resource.js';
import { either } from '../../templates/runtime/response/either.js';
import { jsonResponse } from '../../templates/runtime/response/json.js';
import { jsonLines } from '../../templates/runtime/response/json-lines.js';
import { sse } from '../../templates/runtime/response/sse.js';
import { streaming, type StreamingMethod } from '../../templates/runtime/stream/method.js';
import type { Stream } from '../../templates/runtime/stream/stream.js';
import type { ServerSentEvent } from '../../templates/runtime/stream/event-parser.js';
import type { Answer } from '../runtime/server.js';

// A client in the shape that the generator gives to every SDK, with a method for each kind of stream.

export interface Message {
  readonly n: number;
}

export interface AskParams {
  readonly prompt: string;
  readonly stream?: boolean | null | undefined;
}

type Events<Item> = Method<[options?: RequestOptions], Stream<Item>>;

export class Messages extends Resource {
  readonly events: Events<Message> = this.method({ id: 'events', method: 'GET', path: '/events', response: sse() });
  readonly texts: Events<string> = this.method({ id: 'texts', method: 'GET', path: '/texts', response: sse({ data: 'text' }) });
  readonly mixed: Events<unknown> = this.method({ id: 'mixed', method: 'GET', path: '/mixed', response: sse({ data: 'any', terminator: 'bye' }) });
  readonly whole: Events<ServerSentEvent> = this.method({ id: 'whole', method: 'GET', path: '/whole', response: sse({ data: 'text', whole: true }) });
  readonly posted: Method<[params: AskParams, options?: RequestOptions], Stream<Message>> = this.method({ id: 'posted', method: 'POST', path: '/posted', body: json, response: sse() });
  readonly lines: Events<unknown> = this.method({ id: 'lines', method: 'GET', path: '/lines', response: jsonLines() });
  readonly records: Events<unknown> = this.method({ id: 'records', method: 'GET', path: '/records', response: jsonLines({ accept: 'application/json-seq', separator: '\u001e' }) });
  readonly ask: StreamingMethod<[params: AskParams, options?: RequestOptions], 'stream', { readonly answer: string }, Message> = streaming(
    this.method({ id: 'ask', method: 'POST', path: '/ask', body: json, response: either(sse(), jsonResponse) }),
  );
}

class Chat extends APIClient {
  readonly messages: Messages = new Messages(this);
}

export function messagesFor(server: { readonly url: string }, options: ClientOptions = {}): Messages {
  return new Chat({ baseURL: server.url, ...options }, { apiKey: 'sk_test_51secretsecret' }).messages;
}

export interface PieceOptions {
  readonly end?: boolean;
  readonly type?: string;
  /** Milliseconds between two. */
  readonly pause?: number;
}

/** Sends the pieces with a pause between them, then what comes last. */
export function pieces(chunks: readonly (string | Uint8Array)[], { end = true, type = 'text/event-stream', pause = 2 }: PieceOptions = {}): Answer {
  return async ({ response }) => {
    response.writeHead(200, { 'content-type': type, 'x-request-id': 'req_stream' });
    response.flushHeaders();
    for (const chunk of chunks) {
      response.write(chunk);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    if (end) response.end();
  };
}

/** Sends the pieces, then breaks the connection. */
export function pieceThenDrop(...chunks: readonly string[]): Answer {
  return async (exchange) => {
    await pieces(chunks, { end: false, pause: 10 })(exchange);
    exchange.socket.destroy();
  };
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
