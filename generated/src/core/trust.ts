/**
 * The one place where a value takes a type that nothing has checked: what a server sends is believed to be what its
 * document declares. A check would have to fail on unknown members and new enum values, which an SDK must let pass.
 */
export function trust<T>(value: unknown): T;
export function trust(value: unknown): unknown {
  return value;
}
