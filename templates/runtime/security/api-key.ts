import type { KeySource, SecurityScheme } from './scheme.js';

/** A key in a header of its own (OpenAPI 3.2, section 4.27: `type: apiKey`). */
export function apiKeyHeader(name: string, source: KeySource): SecurityScheme {
  return { ...apiKey('header', name.toLowerCase(), source), write: (headers, key = '') => headers.set(name, key) };
}

/** A key in the query. */
export function apiKeyQuery(name: string, source: KeySource): SecurityScheme {
  return { ...apiKey('query', name, source), write: (_, key) => pair(name, key) };
}

/** A key in a cookie. */
export function apiKeyCookie(name: string, source: KeySource): SecurityScheme {
  return {
    ...apiKey('cookie', name, source),
    write: (headers, key) =>
      headers.set('cookie', [headers.get('cookie'), pair(name, key)].filter(Boolean).join('; ')),
  };
}

function apiKey(place: SecurityScheme['in'], name: string, source: KeySource): Omit<SecurityScheme, 'write'> {
  return { in: place, name, sources: [source], format: { word: 'Bearer', prefixes: source.prefixes } };
}

function pair(name: string, key = ''): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(key)}`;
}
