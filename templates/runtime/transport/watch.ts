/** All who wait for one signal, behind one listener. */
class Waiting extends Set<() => void> {
  handleEvent(): void {
    for (const ended of [...this]) ended();
  }
}

/** Who waits for which signal. */
export type Watchers = WeakMap<AbortSignal, Waiting>;

/**
 * Calls `ended` when the signal is aborted, until the function that it returns is called. A signal has one listener of
 * ours, however many calls share it, and none when the last of them is done: Node warns from the eleventh on.
 */
export function watch(watchers: Watchers, signal: AbortSignal, ended: () => void): () => void {
  const waiting = watchers.get(signal) ?? new Waiting();
  watchers.set(signal, waiting.add(ended));
  // Adding the same listener again changes nothing.
  signal.addEventListener('abort', waiting);
  return () => {
    waiting.delete(ended);
    if (waiting.size === 0) signal.removeEventListener('abort', waiting);
  };
}
