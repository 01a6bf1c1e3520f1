interface Watch {
  readonly waiting: Set<() => void>;
  readonly tell: () => void;
}

/** Who waits for which signal. */
export type Watchers = WeakMap<AbortSignal, Watch>;

/**
 * Calls `ended` when the signal is aborted, until the function that it returns is called. A signal has one listener of
 * ours, however many calls share it, and none when the last of them is done: Node warns from the eleventh on.
 */
export function watch(watchers: Watchers, signal: AbortSignal, ended: () => void): () => void {
  const { waiting, tell } = watchers.get(signal) ?? begin(watchers, signal);
  waiting.add(ended);
  return () => {
    waiting.delete(ended);
    if (waiting.size > 0) return;
    signal.removeEventListener('abort', tell);
    watchers.delete(signal);
  };
}

function begin(watchers: Watchers, signal: AbortSignal): Watch {
  const waiting = new Set<() => void>();
  const started: Watch = { waiting, tell: () => [...waiting].forEach((ended) => ended()) };
  watchers.set(signal, started);
  signal.addEventListener('abort', started.tell);
  return started;
}
