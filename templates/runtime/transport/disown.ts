/**
 * Takes over a promise whose outcome nobody waits for, so that its rejection is never reported as unhandled. Every promise that the
 * runtime starts is awaited, returned, raced by a clock, or passed to this function.
 *
 * @param work any value: what is no promise is ignored
 */
export function disown(work: unknown): void {
  Promise.resolve(work).catch(() => undefined);
}
