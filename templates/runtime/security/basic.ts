import type { CredentialSource, SecurityScheme } from './scheme.js';

/** User name and password (RFC 7617, in UTF-8). */
export function basic(username: CredentialSource, password: CredentialSource): SecurityScheme {
  return {
    in: 'header',
    name: 'authorization',
    sources: [username, password],
    write: (headers, ...secrets) => {
      const bytes = new TextEncoder().encode(secrets.join(':'));
      headers.set('authorization', `Basic ${btoa(String.fromCharCode(...bytes))}`);
    },
  };
}
