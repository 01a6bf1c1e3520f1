/** All who wait for one signal, behind one listener. */
class Waiting extends Set<() => void> {
  handleEvent(): void {
    for (const ended of [...this]) ended();
  }
}

/** Who waits for which signal. For all clients together: Node counts the listeners of a signal, whoever they belong to. */
const watchers = new WeakMap<AbortSignal, Waiting>();

/**
 * Calls `ended` when the signal is aborted, until the function that it returns is called. A signal has one listener of
 * ours, however many calls of however many clients share it, and none when the last of them is done: Node warns from the eleventh on.
 */
export function watch(signal: AbortSignal, ended: () => void): () => void {
  const waiting = watchers.get(signal) ?? new Waiting();
  watchers.set(signal, waiting.add(ended));
  // Adding the same listener again changes nothing.
  signal.addEventListener('abort', waiting);
  return () => {
    waiting.delete(ended);
    if (waiting.size === 0) signal.removeEventListener('abort', waiting);
  };
}
