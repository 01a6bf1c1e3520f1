/** A turn of {@link Turns}: it is left or done, once. */
export interface Turn {
  /** Settles when the turn comes; absent: it has come. */
  readonly wait: Promise<void> | undefined;
  /** It is not used, whether it came or not. */
  readonly leave: () => void;
  /** It was used: its place is free again one window from now. */
  readonly done: () => void;
}

/** A queue before a number of places. */
export interface Turns {
  readonly take: () => Turn;
  /** There is no turn to be had now. */
  readonly full: () => boolean;
  /** Gives no turn for so many milliseconds. */
  readonly hold: (ms: number) => void;
}

/** The longest time that a timer takes. */
const longestTimer = 2 ** 31 - 1;

/**
 * @param places turns that can be had in one window
 * @param window milliseconds
 */
export function createTurns(places: number, window: number): Turns {
  /** When the places that were used are free again, soonest first. */
  const used: number[] = [];
  const waiting = new Set<() => void>();
  let taken = 0;
  let closedUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const full = (): boolean => {
    const now = performance.now();
    while (used[0] !== undefined && used[0] <= now) used.shift();
    return taken + used.length >= places || now < closedUntil;
  };
  const serve = (): void => {
    clearTimeout(timer);
    for (const come of waiting) {
      if (full()) break;
      waiting.delete(come);
      taken++;
      come();
    }
    if (waiting.size === 0) return;
    // Where every place is taken, the first to be given back calls again.
    const free = taken < places ? used[taken + used.length - places] : Infinity;
    const next = Math.max(closedUntil, free ?? 0);
    if (next < Infinity) timer = setTimeout(serve, Math.min(Math.ceil(next - performance.now()), longestTimer));
  };
  const giveBack = (): void => {
    taken--;
    serve();
  };
  const done = (): void => {
    used.push(performance.now() + window);
    giveBack();
  };
  return {
    full,
    hold: (ms) => {
      if (ms > 0) closedUntil = Math.max(closedUntil, performance.now() + ms);
    },
    take: () => {
      if (waiting.size === 0 && !full()) {
        taken++;
        return { wait: undefined, leave: giveBack, done };
      }
      let come = (): void => undefined;
      const wait = new Promise<void>((resolve) => (come = resolve));
      waiting.add(come);
      serve();
      return { wait, leave: () => (waiting.delete(come) ? serve() : giveBack()), done };
    },
  };
}
