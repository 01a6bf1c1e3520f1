import { browserBuild } from '../build.js';
import { ConfigurationError } from '../errors/configuration.js';
import type { SecurityRequirement } from '../operation.js';
import { sdk } from '../sdk.js';
import type { SecurityScheme } from '../security/scheme.js';
import type { Credentials } from './credentials.js';
import type { HeaderMap } from './headers.js';

/**
 * Which schemes to send for an operation: the first alternative of which every credential is at hand. A scheme that the
 * SDK does not know (mutual TLS) is satisfied outside of it. A header that the caller set (or removed) counts as its scheme's credential.
 *
 * @param what needs the credentials, for the message
 * @throws ConfigurationError that lists what is missing, if no alternative can be satisfied
 */
export function chooseSchemes(
  requirement: SecurityRequirement,
  credentials: Credentials,
  headers: HeaderMap,
  what: string,
): readonly SecurityScheme[] {
  const ways: string[] = [];
  for (const names of requirement) {
    const schemes: SecurityScheme[] = [];
    let missing = '';
    for (const name of names) {
      const scheme = sdk.schemes[name];
      if (!scheme) continue;
      schemes.push(scheme);
      for (const { option, env } of scheme.sources)
        if (!credentials.get(option) && !isOwn(scheme, headers)) missing += (missing && ' and ') + (browserBuild ? option : `${option} (or set ${env})`);
    }
    if (!missing) return schemes;
    ways.push(missing);
  }
  if (ways.length === 0) return [];
  throw new ConfigurationError(`${what} needs a credential: pass the option ${ways.join(', or ')}.`);
}

/**
 * Writes credentials into a request. A header that the caller set himself is left alone.
 *
 * @param headers is changed
 * @returns the keys that are sent in the query, to be added to the URL
 * @throws ConfigurationError if a function that gives a credential fails
 */
export async function authorize(
  url: string,
  headers: Headers,
  schemes: readonly SecurityScheme[],
  credentials: Credentials,
  own: HeaderMap,
): Promise<string> {
  let added = '';
  for (const scheme of schemes) {
    if (isOwn(scheme, own)) continue;
    const secrets: string[] = [];
    for (const { option } of scheme.sources) {
      const secret = credentials.get(option)?.() ?? '';
      secrets.push(typeof secret === 'string' ? secret : await secret);
    }
    const pair = scheme.write(headers, ...secrets);
    if (pair) added += ((url + added).includes('?') ? '&' : '?') + pair;
  }
  return added;
}

/** Whether the caller has set the header that a scheme would write. */
function isOwn(scheme: SecurityScheme, headers: HeaderMap): boolean {
  return scheme.in === 'header' && headers.has(scheme.name);
}
