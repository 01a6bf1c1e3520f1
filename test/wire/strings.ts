import fc from 'fast-check';
import type { JsonObject } from '../support/bundled.js';

/** Formats of the OpenAPI format registry, and of JSON Schema validation, section 7.3. */
const formats: Readonly<Record<string, (seed: number) => string>> = {
  date: (seed) => `2024-01-${String(10 + (seed % 10))}`,
  'date-time': (seed) => `2024-01-${String(10 + (seed % 10))}T10:30:00Z`,
  time: () => '10:30:00Z',
  duration: (seed) => `P${1 + (seed % 9)}D`,
  email: (seed) => `user${seed}@example.com`,
  'idn-email': (seed) => `user${seed}@example.com`,
  hostname: () => 'example.com',
  ipv4: (seed) => `192.0.2.${seed % 250}`,
  ip: (seed) => `192.0.2.${seed % 250}`,
  ipv6: () => '2001:db8::1',
  uri: (seed) => `https://example.com/${seed}`,
  url: (seed) => `https://example.com/${seed}`,
  'uri-reference': (seed) => `/there/${seed}`,
  uuid: (seed) => `182bd5e5-6e1a-4fe4-a799-${String(seed).padStart(12, '0')}`,
  byte: () => 'aGVsbG8=',
  snowflake: (seed) => String(100_000_000_000_000_000 + seed * 16),
  'json-pointer': () => '/a',
  regex: () => '^a$',
  'decimal': () => '1.5',
};

/** A text that fits a schema of strings. */
export function sampleString(schema: JsonObject, seed: number): string {
  const { format, pattern } = schema;
  const least = Number(schema['minLength'] ?? 0);
  const most = Number(schema['maxLength'] ?? Number.POSITIVE_INFINITY);
  const known = typeof format === 'string' && Object.hasOwn(formats, format) ? formats[format]?.(seed) : undefined;
  if (typeof pattern === 'string') {
    const drawn = [known, ...drawnFrom(pattern, least, most, seed)].find((text) => text !== undefined && fits(text, pattern, least, most));
    if (drawn !== undefined) return drawn;
  }
  if (known !== undefined && known.length <= most) return known.padEnd(least, 'x');
  return `text ${seed}`.padEnd(least, 'x').slice(0, Math.min(most, 5_000));
}

function fits(text: string, pattern: string, least: number, most: number): boolean {
  return text.length >= least && text.length <= most && expression(pattern)?.test(text) === true;
}

/** Texts of a pattern, of letters and digits only where that is possible. */
function drawnFrom(pattern: string, least: number, most: number, seed: number): readonly string[] {
  const found = expression(pattern);
  if (found === undefined) return [];
  try {
    const drawn = fc.sample(fc.stringMatching(found), { seed, numRuns: 60 });
    return [...usual(least, most, seed), ...drawn.filter((text) => /^[ -~]*$/u.test(text)), ...drawn];
  } catch {
    return usual(least, most, seed);
  }
}

/** What many patterns admit, also such that cannot be drawn from (with assertions, for one). */
function usual(least: number, most: number, seed: number): readonly string[] {
  const texts = ['text', 'abc123', 'a', '1', 'A1'].map((text) => text.padEnd(least, 'x').slice(0, Math.max(1, Math.min(most, 200))));
  return [...texts, ...Object.values(formats).map((format) => format(seed)), ''];
}

function expression(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}
