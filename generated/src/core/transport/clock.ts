/** Bounds a piece of work in time, and carries the end from without to it. */
export interface Clock {
  /** Aborted when the time is up or the outer work ended; its reason is the error to throw. */
  readonly signal: AbortSignal;
  /** Settles as `work` does, or rejects with the signal's reason as soon as that is aborted, even if `work` never settles. */
  readonly race: <T>(work: Promise<T>) => Promise<T>;
  /** Lets the time run on without limit; the end from without still counts. */
  readonly disarm: () => void;
  /** Gives it the whole time anew, unless it was stopped. */
  readonly arm: () => void;
  /** Leaves no timer and no listener behind. May be called twice. */
  readonly stop: () => void;
}

/** The longest time that a timer takes; it would fire at once on a longer one. */
const longestTimer = 2 ** 31 - 1;

/**
 * @param ms how long it may take; Infinity for no limit
 * @param expired makes the error for when the time is up
 * @param follow subscribes to the end from without, and gives the way to unsubscribe
 */
export function startClock(
  ms: number,
  expired: () => Error,
  follow: (end: (reason: unknown) => void) => () => void,
): Clock {
  const controller = new AbortController();
  const { signal } = controller;
  const end = (reason: unknown): void => {
    stop();
    controller.abort(reason);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const disarm = (): void => clearTimeout(timer);
  const arm = (): void => {
    disarm();
    if (!stopped && ms <= longestTimer) timer = setTimeout(() => end(expired()), ms);
  };
  arm();
  const unfollow = follow(end);
  const stop = (): void => {
    stopped = true;
    disarm();
    unfollow();
  };
  const race = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const lost = (): void => reject(signal.reason);
      if (signal.aborted) lost();
      else signal.addEventListener('abort', lost, { once: true });
      const over = (): void => signal.removeEventListener('abort', lost);
      work.then(resolve, reject).then(over, over);
    });
  return { signal, race, disarm, arm, stop };
}

/** Waits, unless the clock ends before. */
export function sleep(ms: number, clock: Clock): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = new Promise<void>((resolve) => (timer = setTimeout(resolve, Math.min(ms, longestTimer))));
  return clock.race(rest).finally(() => clearTimeout(timer));
}
