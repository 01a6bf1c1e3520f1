import { WebhookError } from './error.js';
import type { WebhookHandler } from './handler.js';

/** What this needs of the request of `node:http`, or of Express. */
export interface NodeRequest extends AsyncIterable<unknown> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Set where something has read the body before: bytes or text can be used, what was parsed can't. */
  readonly body?: unknown;
}

/** What this needs of the response. */
export interface NodeResponse {
  statusCode: number;
  readonly setHeader: (name: string, value: string) => unknown;
  readonly end: () => unknown;
}

export interface NodeListenerOptions {
  /** Bytes that a body may have at most; more is answered with 413. Default 1,048,576. */
  readonly maxBytes?: number | undefined;
}

/**
 * A handler as a listener of `node:http` and as a route of Express: `createServer(toNodeListener(handler))`,
 * `app.post('/webhooks', toNodeListener(handler))`. In Express it stands before `express.json()`, or behind `express.raw()`.
 *
 * @param next Express's third argument, told of what the handler throws; without it the answer is 500 and the error is
 *   rejected
 */
export function toNodeListener(
  handler: WebhookHandler,
  { maxBytes = 1_048_576 }: NodeListenerOptions = {},
): (request: NodeRequest, response: NodeResponse, next?: (error: unknown) => void) => Promise<void> {
  return async (request, response, next) => {
    try {
      const body = await bodyOf(request, maxBytes);
      const { status, headers } = body === undefined ? new Response(null, { status: 413 }) : await handler(toRequest(request, body));
      response.statusCode = status;
      for (const [name, value] of headers) response.setHeader(name, value);
      response.end();
    } catch (error) {
      if (next) return next(error);
      response.statusCode = 500;
      response.end();
      throw error;
    }
  };
}

function toRequest({ method = 'POST', url = '/', headers }: NodeRequest, body: Uint8Array<ArrayBuffer>): Request {
  const pairs = Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [value] : (value ?? [])).map((each): [string, string] => [name, each]));
  const bodiless = method === 'GET' || method === 'HEAD';
  return new Request(new URL(url, 'http://localhost'), { method, headers: pairs, ...(bodiless ? {} : { body }) });
}

/** The whole body, or undefined where it is too long. */
async function bodyOf(request: NodeRequest, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { body } = request;
  if (typeof body === 'string' || body instanceof Uint8Array) return body.length > maxBytes ? undefined : Uint8Array.from(typeof body === 'string' ? new TextEncoder().encode(body) : body);
  if (typeof body === 'object' && body !== null && Object.keys(body).length > 0) throw parsed();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk instanceof Uint8Array ? chunk : new TextEncoder().encode(String(chunk));
    length += bytes.length;
    if (length > maxBytes) return undefined;
    chunks.push(bytes);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function parsed(): WebhookError {
  return new WebhookError(
    'The body of the webhook was parsed before it came here, so that the bytes over which its signature is made are lost. In Express put the route before express.json(), or use express.raw() for it.',
    { code: 'webhook_body_parsed' },
  );
}
