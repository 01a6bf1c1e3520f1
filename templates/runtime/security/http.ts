import type { KeySource, SecurityScheme } from './scheme.js';

/** Another HTTP authentication scheme (RFC 9110, section 11): `Authorization: <scheme> <credential>`. */
export function http(scheme: string, source: KeySource): SecurityScheme {
  return {
    in: 'header',
    name: 'authorization',
    sources: [source],
    format: { word: scheme, prefixes: source.prefixes, blanks: true },
    write: (headers, credential) => headers.set('authorization', `${scheme} ${credential}`),
  };
}
