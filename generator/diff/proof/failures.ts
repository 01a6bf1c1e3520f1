/**
 * A status that a key of the documented failures stands for and no other key does: `404` itself, of `4XX` one of the hundred
 * that is not documented by itself.
 *
 * @param keys all that either version documents
 * @returns undefined where every status of the range is documented by itself
 */
export function representative(key: string, keys: readonly string[]): number | undefined {
  if (/^\d+$/.test(key)) return Number(key);
  const taken = new Set(keys);
  const hundreds = key === 'default' ? ['3', '4', '5'].filter((digit) => !taken.has(`${digit}XX`)) : [key.slice(0, 1)];
  return hundreds.flatMap((digit) => Array.from({ length: 100 }, (_, index) => Number(digit) * 100 + index)).find((status) => !taken.has(String(status)));
}
