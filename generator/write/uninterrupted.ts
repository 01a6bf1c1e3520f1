import { setImmediate as nextTurn } from 'node:timers/promises';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a step to its end though the process is told to stop meanwhile, and obeys afterwards. Nothing helps against SIGKILL: see the
 * journal.
 *
 * @param step synchronous: a signal is delivered between turns of the event loop
 */
export async function uninterrupted(step: () => void): Promise<void> {
  let told: (typeof signals)[number] | undefined;
  const note = (signal: (typeof signals)[number]): void => void (told ??= signal);
  for (const signal of signals) process.on(signal, note);
  try {
    step();
    await nextTurn();
  } finally {
    for (const signal of signals) process.off(signal, note);
  }
  if (told !== undefined) process.kill(process.pid, told);
}
