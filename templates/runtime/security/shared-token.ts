import type { Asking } from '../request/credentials.js';

/** An access token. */
export interface Token {
  readonly text: string;
  /** From when on it is not sent any more, in milliseconds since 1970. */
  readonly until: number;
}

/** A token on its way, and those who wait for it. */
interface Flight {
  readonly token: Promise<Token>;
  readonly waiting: Set<object>;
  readonly abandon: () => void;
}

/**
 * Keeps a token until it ends or the server refuses it, and fetches one at a time. Each caller waits no longer than its own attempt
 * lasts; the fetch goes on while anybody waits.
 *
 * @param fetchToken gets what the first of those who wait asked with, and a signal that is aborted when nobody waits any more
 */
export function sharedToken(fetchToken: (asking: Asking, signal: AbortSignal) => Promise<Token>): (asking: Asking) => Promise<string> {
  let kept: Token | undefined;
  let flight: Flight | undefined;

  const begin = (asking: Asking): Flight => {
    const controller = new AbortController();
    const over = (): void => {
      if (flight === begun) flight = undefined;
    };
    const token = fetchToken(asking, controller.signal)
      .then((fetched) => (kept = fetched))
      .finally(over);
    const abandon = (): void => {
      over();
      controller.abort();
    };
    const begun: Flight = { token, waiting: new Set(), abandon };
    return begun;
  };

  return async (asking) => {
    const { rejected, signal, asked } = asking;
    signal.throwIfAborted();
    if (kept && kept.text !== rejected && Date.now() < kept.until) return kept.text;
    const { token, waiting, abandon } = (flight ??= begin(asking));
    const leave = (): void => {
      waiting.delete(signal);
      if (waiting.size === 0) abandon();
    };
    waiting.add(signal);
    signal.addEventListener('abort', leave, { once: true });
    try {
      return (await token).text;
    } catch (error) {
      asked.failure = error;
      throw error;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  };
}
