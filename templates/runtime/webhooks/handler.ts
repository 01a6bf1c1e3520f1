import { disown } from '../transport/disown.js';
import { trust } from '../trust.js';
import { WebhookError } from './error.js';
import { defaultMaxBytes, readBody } from './read.js';
import type { WebhookScheme } from './scheme.js';
import { tell } from './tell.js';
import { openDelivery, type SignedDelivery } from './unwrap.js';
import type { VerifyOptions } from './verify.js';

/** A delivery whose event this version of the SDK may not know. */
export interface Delivered {
  readonly event: string;
  readonly payload: unknown;
}

/**
 * Remembers deliveries, so that one which comes again is not handled again: a table with a unique column, or a key-value
 * store with "set if absent". Let it forget after some days.
 */
export interface DeliveryStore {
  /** Remembers an id. False if it was there before. */
  readonly add: (id: string) => boolean | Promise<boolean>;
  /** Forgets an id, when handling its delivery failed. */
  readonly delete: (id: string) => unknown;
}

/** What {@link handleWebhooks} takes. */
export interface WebhookHandlerOptions<Payloads> extends VerifyOptions {
  /** What to do, by the name of the event. The sender gets its answer when this is done. */
  readonly on: { readonly [Name in keyof Payloads]?: ((payload: Payloads[Name], request: Request) => unknown) | undefined };
  /** For events that `on` does not name. Default: they are confirmed, and nothing is done. */
  readonly otherwise?: ((delivery: Delivered, request: Request) => unknown) | undefined;
  /** Drops deliveries that were handled before. */
  readonly seen?: DeliveryStore | undefined;
  /**
   * What tells one delivery from another. Default: its signature, since what is not signed can be changed by whoever sends
   * it again. Give your own where two deliveries can have one signature, because the time is not signed and two events can
   * have the same body, or where a repetition is signed anew.
   */
  readonly id?: ((delivery: Delivered, request: Request) => string) | undefined;
  /** Bytes that a body may have at most; more is answered with 413. Default 1,048,576. */
  readonly maxBytes?: number | undefined;
  /** Told of deliveries that are refused, and of what the functions throw; without it the latter rejects the handler's promise. */
  readonly onError?: ((error: unknown, request: Request) => unknown) | undefined;
}

type Action = (payload: unknown, request: Request) => unknown;

/** Answers a delivery. Fits every server that speaks Request and Response. */
export interface WebhookHandler {
  (request: Request): Promise<Response>;
  /** The handler's option, for what reads bodies before it. */
  readonly maxBytes?: number;
}

/**
 * A handler that verifies each delivery and gives it to the function for its event. It answers 200 when that is done, 405
 * to anything but POST, 400 to what is not signed, 413 to what is too long, and 500 when a function fails, so that the API
 * sends it again.
 */
export function handleWebhooks<Payloads>(scheme: WebhookScheme, options: WebhookHandlerOptions<Payloads>): WebhookHandler {
  const { on, otherwise, onError, maxBytes = defaultMaxBytes } = options;
  const running = new Map<string, Promise<void>>();
  const act = async ({ event, payload }: SignedDelivery, request: Request): Promise<void> => {
    const action = Object.hasOwn(on, event) ? trust<Action | undefined>(Reflect.get(on, event)) : undefined;
    await (action ? action(payload, request) : otherwise?.({ event, payload }, request));
  };
  const failed = async (error: unknown, status: number, request: Request): Promise<Response> => {
    if (onError) await tell(onError, error, request);
    else if (status === 500) throw error;
    return answer(status);
  };
  const handle = async (request: Request): Promise<Response> => {
    if (request.method !== 'POST') return answer(405, { allow: 'POST' });
    let delivery: SignedDelivery;
    try {
      delivery = await openDelivery(scheme, await bodyOf(request, maxBytes), request.headers, options);
    } catch (error) {
      return failed(error, statusOf(error), request);
    }
    try {
      await once(options, running, delivery, request, () => act(delivery, request));
      return answer(200);
    } catch (error) {
      return failed(error, 500, request);
    }
  };
  return Object.assign(handle, { maxBytes });
}

/** @throws WebhookError if something has read it before, it is too long, or it breaks off */
async function bodyOf({ body, bodyUsed }: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (bodyUsed || body?.locked)
    throw new WebhookError('The body of the webhook was read before it came here: pass the handler a request whose body is unread, such as request.clone() from before.', { code: 'webhook_body_parsed' });
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  try {
    return await readBody(() => reader.read(), maxBytes);
  } catch (error) {
    disown(reader.cancel());
    throw error;
  }
}

/** Faults of the program that receives are 500, those of the sender are not. */
function statusOf(error: unknown): number {
  switch (error instanceof WebhookError && error.code) {
    case false:
    case 'webhook_secret_missing':
    case 'webhook_body_parsed':
      return 500;
    case 'webhook_body_too_large':
      return 413;
    default:
      return 400;
  }
}

/**
 * Handles a delivery unless it was handled before. A repetition that arrives while the first is still being handled shares its
 * outcome: were it confirmed at once and the first failed, the delivery would be lost.
 *
 * @param running the deliveries that are being handled in this process, by id
 */
async function once<Payloads>({ seen, id }: WebhookHandlerOptions<Payloads>, running: Map<string, Promise<void>>, { event, payload, signature }: SignedDelivery, request: Request, act: () => Promise<void>): Promise<void> {
  if (!seen) return act();
  const key = id?.({ event, payload }, request) ?? signature;
  const first = running.get(key);
  if (first) return first;
  const work = firstTime(seen, key, act);
  running.set(key, work);
  try {
    await work;
  } finally {
    running.delete(key);
  }
}

async function firstTime(seen: DeliveryStore, key: string, act: () => Promise<void>): Promise<void> {
  if (!(await seen.add(key))) return;
  try {
    await act();
  } catch (error) {
    try {
      await seen.delete(key);
    } catch (failure) {
      throw new AggregateError([error, failure], 'A webhook was not handled, and the store could not forget it: if it is sent again, it will be dropped.');
    }
    throw error;
  }
}

/** Says nothing of the reason to a stranger. */
function answer(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers });
}
