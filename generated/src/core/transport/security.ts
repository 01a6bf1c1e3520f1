import { ConfigurationError } from '../errors/configuration.js';
import type { SecuritySchemeInfo } from '../info.js';
import type { SecurityRequirement } from '../operation.js';
import { sdk } from '../sdk.js';
import { sourcesOf, type Credentials } from './credentials.js';
import type { HeaderMap } from './headers.js';

/**
 * Which schemes to send for an operation: the first alternative of which every credential is at hand. To send none is
 * chosen last, wherever the document lists it, since an operation with optional security does more for whom it knows.
 * A header that the caller set (or removed) counts as its scheme's credential.
 *
 * @returns undefined if no alternative can be satisfied
 */
export function chooseSchemes(
  requirement: SecurityRequirement,
  credentials: Credentials,
  headers: HeaderMap,
): readonly SecuritySchemeInfo[] | undefined {
  if (requirement.length === 0) return [];
  const alternatives = requirement.map(schemesOf);
  const isAtHand = (scheme: SecuritySchemeInfo): boolean =>
    headers.has(headerOf(scheme) ?? '') || sourcesOf(scheme).every(({ option }) => credentials.get(option));
  return (
    alternatives.find((schemes) => schemes.length > 0 && schemes.every(isAtHand)) ??
    alternatives.find((schemes) => schemes.length === 0)
  );
}

/** The error that says which credentials a requirement lacks. */
export function missingCredentials(requirement: SecurityRequirement, what: string): ConfigurationError {
  const ways = requirement.map((names) =>
    schemesOf(names)
      .flatMap(sourcesOf)
      .map(({ option, env }) => `the option ${option} (or the environment variable ${env})`)
      .join(' together with '),
  );
  return new ConfigurationError(`${what} needs a credential, and none was given: pass ${ways.join(', or ')}.`);
}

/**
 * Writes credentials into a request. A header that the caller set himself is left alone.
 *
 * @param headers is changed
 * @returns the URL, with the keys that are sent in the query
 * @throws ConfigurationError if a function that gives a credential fails
 */
export async function authorize(
  url: string,
  headers: Headers,
  schemes: readonly SecuritySchemeInfo[],
  credentials: Credentials,
  own: HeaderMap,
): Promise<string> {
  let target = url;
  for (const scheme of schemes) {
    const header = headerOf(scheme);
    if (header !== undefined && own.has(header)) continue;
    const [secret = '', password = ''] = await Promise.all(
      sourcesOf(scheme).map(({ option }) => credentials.get(option)?.()),
    );
    if (scheme.kind === 'bearer') headers.set('authorization', `Bearer ${secret}`);
    else if (scheme.kind === 'http') headers.set('authorization', `${scheme.scheme} ${secret}`);
    else if (scheme.kind === 'basic') headers.set('authorization', `Basic ${base64(`${secret}:${password}`)}`);
    else if (scheme.in === 'header') headers.set(scheme.name, secret);
    else {
      const pair = `${encodeURIComponent(scheme.name)}=${encodeURIComponent(secret)}`;
      if (scheme.in === 'query') target += (target.includes('?') ? '&' : '?') + pair;
      else headers.set('cookie', [headers.get('cookie'), pair].filter(Boolean).join('; '));
    }
  }
  return target;
}

/** The names of the headers that carry credentials. */
export function credentialHeaders(): string[] {
  return ['authorization', ...Object.values(sdk.schemes).flatMap((scheme) => headerOf(scheme) ?? 'cookie')];
}

/** A scheme that the SDK does not know (mutual TLS) is satisfied outside of it. */
function schemesOf(names: readonly string[]): SecuritySchemeInfo[] {
  return names.flatMap((name) => (Object.hasOwn(sdk.schemes, name) && sdk.schemes[name]) || []);
}

function headerOf(scheme: SecuritySchemeInfo): string | undefined {
  if (scheme.kind !== 'apiKey') return 'authorization';
  return scheme.in === 'header' ? scheme.name.toLowerCase() : undefined;
}

/** RFC 7617 in UTF-8. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
