import { trust } from '../trust.js';
import { headerOf } from './delivery.js';
import { WebhookError } from './error.js';
import type { WebhookScheme } from './scheme.js';
import { unwrapWebhook } from './unwrap.js';
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
   * What tells one delivery from another. Default: its event, timestamp and signature. Give your own where two events can
   * have one body, or where a repetition is signed anew.
   */
  readonly id?: ((delivery: Delivered, request: Request) => string) | undefined;
  /** Told of deliveries that are refused, and of what the functions throw; without it the latter rejects the handler's promise. */
  readonly onError?: ((error: unknown, request: Request) => unknown) | undefined;
}

type Action = (payload: unknown, request: Request) => unknown;

/** Answers a delivery. Fits every server that speaks Request and Response. */
export type WebhookHandler = (request: Request) => Promise<Response>;

/**
 * A handler that verifies each delivery and gives it to the function for its event. It answers 200 when that is done, 405
 * to anything but POST, 400 to what is not signed, and 500 when a function fails, so that the API sends it again.
 */
export function handleWebhooks<Payloads>(scheme: WebhookScheme, options: WebhookHandlerOptions<Payloads>): WebhookHandler {
  const { on, otherwise, onError } = options;
  const act = async (delivery: Delivered, request: Request): Promise<void> => {
    const { event, payload } = delivery;
    const action = Object.hasOwn(on, event) ? trust<Action | undefined>(Reflect.get(on, event)) : undefined;
    await (action ? action(payload, request) : otherwise?.(delivery, request));
  };
  return async (request) => {
    if (request.method !== 'POST') return answer(405, { allow: 'POST' });
    try {
      const delivery = await unwrapWebhook<Delivered>(scheme, await request.arrayBuffer(), request.headers, options);
      await once(scheme, options, delivery, request, () => act(delivery, request));
      return answer(200);
    } catch (error) {
      const refused = error instanceof WebhookError && error.code !== 'webhook_secret_missing';
      if (onError) await onError(error, request);
      else if (!refused) throw error;
      return answer(refused ? 400 : 500);
    }
  };
}

async function once<Payloads>(scheme: WebhookScheme, { seen, id }: WebhookHandlerOptions<Payloads>, delivery: Delivered, request: Request, act: () => Promise<void>): Promise<void> {
  if (!seen) return act();
  const key = id?.(delivery, request) ?? defaultId(scheme, delivery, request);
  if (!(await seen.add(key))) return;
  try {
    await act();
  } catch (error) {
    await seen.delete(key);
    throw error;
  }
}

function defaultId({ signatureHeader, timestampHeader }: WebhookScheme, { event }: Delivered, { headers }: Request): string {
  const time = timestampHeader === undefined ? undefined : headerOf(headers, timestampHeader);
  return [event, ...(time === undefined ? [] : [time]), headerOf(headers, signatureHeader)].join(' ');
}

/** Says nothing of the reason to a stranger. */
function answer(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers });
}
