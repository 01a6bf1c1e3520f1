import { WebhookError } from './error.js';
import type { WebhookHandler } from './handler.js';
import { defaultMaxBytes, readBody, tooLarge, type NextPiece } from './read.js';
import { tell } from './tell.js';

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
  readonly headersSent?: boolean;
  readonly destroyed?: boolean;
  readonly setHeader: (name: string, value: string) => unknown;
  readonly flushHeaders?: () => void;
  readonly end: { (): unknown; (body: Uint8Array): unknown };
}

export interface NodeListenerOptions {
  /** Bytes that a body may have at most; more is answered with 413. Default: as the handler has it, else 1,048,576. */
  readonly maxBytes?: number | undefined;
  /**
   * Told of what the handler throws, and of requests that can't be given to it: a body that breaks off or is too long, an
   * invalid URL. Default: `console.error` for the former; what strangers send is not logged. Express gets its errors by
   * `next` instead.
   */
  readonly onError?: ((error: unknown, request: NodeRequest) => unknown) | undefined;
}

/** `node:http` awaits no listener, so the promise of this one is never rejected. */
type NodeListener = (request: NodeRequest, response: NodeResponse, next?: (error: unknown) => void) => Promise<void>;

/**
 * A handler as a listener of `node:http` and as a route of Express: `createServer(toNodeListener(handler))`,
 * `app.post('/webhooks', toNodeListener(handler))`. In Express it stands before `express.json()`, or behind `express.raw()`.
 * Nothing that a client sends or leaves out, and nothing that the handler throws, ends the process: the answer is then 500.
 *
 * @param next Express's third argument, told of what the handler throws, which is then for Express to answer
 */
export function toNodeListener(handler: WebhookHandler, { maxBytes = handler.maxBytes ?? defaultMaxBytes, onError }: NodeListenerOptions = {}): NodeListener {
  return async (request, response, next) => {
    try {
      const pieces = request[Symbol.asyncIterator]();
      const refusal = await answer(handler, request, response, () => pieces.next(), maxBytes);
      if (refusal && onError) await tell(onError, refusal, request);
    } catch (error) {
      const gone = error instanceof WebhookError && error.code === 'webhook_body_incomplete';
      try {
        if (next) {
          await next(error);
          return;
        }
        if (!response.headersSent) response.statusCode = gone ? 400 : 500;
        response.end();
      } catch (failure) {
        console.error(failure);
      }
      if (onError) await tell(onError, error, request);
      else if (!gone) console.error(error);
    }
  };
}

/** Gives a request to the handler. Returns why not, where it can't be given to it and was answered here. */
async function answer(handler: WebhookHandler, request: NodeRequest, response: NodeResponse, next: NextPiece, maxBytes: number): Promise<WebhookError | undefined> {
  const head = headOf(request);
  if (!head) {
    // Methods that no Request can have (Fetch, section 2.2.1).
    const method = /^(?:CONNECT|TRACE|TRACK)$/i.test(request.method ?? '');
    await refuse(method ? 405 : 400, response, next);
    return new WebhookError(method ? `${request.method} is not the method of a webhook.` : 'The URL or a header of the request is invalid.', { code: 'webhook_request_invalid' });
  }
  let body: Uint8Array<ArrayBuffer>;
  try {
    body = await bodyOf(request, next, maxBytes);
  } catch (error) {
    if (!(error instanceof WebhookError) || error.code !== 'webhook_body_too_large') throw error;
    await refuse(413, response, next);
    return error;
  }
  const bodiless = head.method === 'GET' || head.method === 'HEAD';
  const answered = await handler(bodiless ? head : new Request(head, { body }));
  const content = answered.body && new Uint8Array(await answered.arrayBuffer());
  if (response.headersSent || response.destroyed) return undefined;
  response.statusCode = answered.status;
  for (const [name, value] of answered.headers) response.setHeader(name, value);
  if (content) response.end(content);
  else response.end();
  return undefined;
}

/** The request without its body; undefined where its method, URL or headers are none that a Request can have. */
function headOf({ method = 'POST', url = '/', headers }: NodeRequest): Request | undefined {
  const host = 'http://localhost';
  // The names that begin with a colon are those of HTTP/2, which stand for the first line of the request.
  const fields = Object.entries(headers).filter(([name]) => !name.startsWith(':'));
  const pairs = fields.flatMap(([name, value]) => (typeof value === 'string' ? [value] : (value ?? [])).map((each): [string, string] => [name, each]));
  try {
    // A path may begin with two slashes, behind which a URL would have its host.
    return new Request(url.startsWith('/') ? `${host}${url}` : new URL(url, host), { method, headers: pairs });
  } catch {
    return undefined;
  }
}

async function bodyOf({ body, headers }: NodeRequest, next: NextPiece, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof body === 'string' || body instanceof Uint8Array) return readBody(piecesOf(body), maxBytes);
  if (typeof body === 'object' && body !== null && Object.keys(body).length > 0) throw parsed();
  if (Number(headers['content-length']) > maxBytes) throw tooLarge(maxBytes);
  return readBody(next, maxBytes);
}

function piecesOf(...pieces: readonly unknown[]): NextPiece {
  const iterator = pieces[Symbol.iterator]();
  return async () => iterator.next();
}

/** How long the rest of a request that was answered early is read and thrown away, in milliseconds. */
const lingering = 1000;

/**
 * Answers a request whose body is not wanted, and closes its connection. The answer goes first; then what is still being
 * sent is thrown away for a while, since closing on a sender that is not done would take the answer from it (RFC 9112,
 * section 9.6).
 */
async function refuse(status: number, response: NodeResponse, next: NextPiece): Promise<void> {
  if (response.headersSent || response.destroyed) return;
  response.statusCode = status;
  if (status === 405) response.setHeader('allow', 'POST');
  response.setHeader('connection', 'close');
  response.setHeader('content-length', '0');
  response.flushHeaders?.();
  await discard(next);
  response.end();
}

async function discard(next: NextPiece): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let late = false;
  const end = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      late = true;
      resolve();
    }, lingering);
  });
  const rest = async (): Promise<void> => {
    while (!late && !(await next()).done);
  };
  // A sender that goes away is done as well.
  await Promise.race([rest().catch(() => undefined), end]);
  clearTimeout(timer);
}

function parsed(): WebhookError {
  return new WebhookError(
    'The body of the webhook was parsed before it came here, so that the bytes over which its signature is made are lost. In Express put the route before express.json(), or use express.raw() for it.',
    { code: 'webhook_body_parsed' },
  );
}
