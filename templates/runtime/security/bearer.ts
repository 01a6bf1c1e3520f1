import type { KeySource, SecurityScheme } from './scheme.js';

/** A token in the Authorization header (RFC 6750, section 2.1). */
export function bearer(source: KeySource): SecurityScheme {
  return {
    in: 'header',
    name: 'authorization',
    sources: [source],
    format: { word: 'Bearer', prefixes: source.prefixes },
    write: (headers, key) => headers.set('authorization', `Bearer ${key}`),
  };
}
