/** Bounds an attempt of a call in time, and carries the end from without to it. */
export interface Clock {
  /** Aborted when the time is up or the outer work ended; its reason is the error to throw. */
  readonly signal: AbortSignal;
  /**
   * Settles as `work` does, or rejects with the signal's reason as soon as that is aborted, even if `work` never settles. From here
   * on the clock owns `work`: whatever becomes of it, its rejection is handled.
   */
  readonly race: <T>(work: Promise<T>) => Promise<T>;
  /**
   * Sets what happens in so many milliseconds, instead of what was set before; the deadline comes first where it is nearer.
   * Infinity: nothing but the deadline.
   */
  readonly arm: (ms: number, then?: () => void) => void;
  /** Ends the attempt with an error. */
  readonly end: (reason: unknown) => void;
  /** Leaves no timer and no listener behind. May be called twice. */
  readonly stop: () => void;
}

/** The longest time that a timer takes; it would fire at once on a longer one. */
const longestTimer = 2 ** 31 - 1;

/**
 * A clock that runs until the deadline.
 *
 * @param deadline a time of `performance.now()`, or Infinity
 * @param expired makes the error for when the deadline has passed
 * @param follow subscribes to the end from without, and gives the way to unsubscribe
 */
export function startClock(
  deadline: number,
  expired: () => Error,
  follow?: ((end: (reason: unknown) => void) => () => void) | null,
): Clock {
  const controller = new AbortController();
  const { signal } = controller;
  const losers = new Set<(reason: unknown) => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unfollow: (() => void) | undefined;
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    clearTimeout(timer);
    unfollow?.();
  };
  const end = (reason: unknown): void => {
    stop();
    controller.abort(reason);
    for (const lose of losers) lose(reason);
  };
  const arm = (ms: number, then?: () => void): void => {
    clearTimeout(timer);
    const left = deadline - performance.now();
    const time = Math.min(ms, left);
    if (!stopped && time <= longestTimer) timer = setTimeout(() => (then && ms < left ? then() : end(expired())), time);
  };
  arm(Infinity);
  unfollow = follow?.(end);
  const race = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      losers.add(reject);
      const over = (): unknown => losers.delete(reject);
      // Before anything else: `work` may reject, and nobody else listens to it.
      work.then(resolve, reject).then(over, over);
      if (signal.aborted) reject(signal.reason);
    });
  return { signal, race, arm, end, stop };
}

/** Waits, unless the clock ends before. */
export function sleep(ms: number, clock: Clock): Promise<void> {
  return clock.race(new Promise((resolve) => clock.arm(Math.min(ms, longestTimer), resolve)));
}
