import { browserBuild } from '../build.js';
import { ConfigurationError } from '../errors/configuration.js';
import type { SecurityRequirement } from '../operation.js';
import { sdk } from '../sdk.js';
import type { SecurityScheme } from '../security/scheme.js';
import type { Asked, Credentials, GivenCredentials } from './credentials.js';
import type { HeaderMap } from './headers.js';
import type { Plan } from './plan.js';

/**
 * Which schemes to send for an operation: the first alternative of which every credential is at hand. A scheme that the
 * SDK does not know (mutual TLS) is satisfied outside of it. A header that the caller set (or removed) counts as its scheme's credential.
 * Alternatives with credentials that the call itself was given come first; a scheme is left out that it was given null for.
 *
 * @param given the options of the call
 * @param what needs the credentials, for the message
 * @throws ConfigurationError that lists what is missing, if no alternative can be satisfied
 */
export function chooseSchemes(
  requirement: SecurityRequirement,
  credentials: Credentials,
  headers: HeaderMap,
  what: string,
  given: GivenCredentials = {},
): readonly SecurityScheme[] {
  const ways: string[] = [];
  const own = (name: string): unknown[] => sdk.schemes[name]?.sources.map(({ option }) => given[option]) ?? [];
  const rank = (names: readonly string[]): number => Number(names.flatMap(own).some((value) => value !== undefined));
  for (const names of [...requirement].sort((a, b) => rank(b) - rank(a))) {
    const schemes: SecurityScheme[] = [];
    let missing = '';
    for (const name of names) {
      const scheme = sdk.schemes[name];
      if (!scheme || own(name).includes(null)) continue;
      schemes.push(scheme);
      for (const { option, env } of scheme.sources)
        if (!credentials.get(option) && !isOwn(scheme, headers)) missing += (missing && ' and ') + (browserBuild ? option : `${option} (or set ${env})`) + (scheme.instead ?? '');
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
 * @param asked is changed
 * @param signal ends the waiting for credentials
 * @param known gets the secrets
 * @returns the keys that are sent in the query, to be added to the URL
 * @throws ConfigurationError if a function that gives a credential fails
 */
export async function authorize(
  plan: Plan,
  headers: Headers,
  asked: Asked,
  signal: AbortSignal,
  known: string[] = [],
): Promise<string> {
  const { url, schemes, credentials, headers: own } = plan;
  let added = '';
  for (const scheme of schemes) {
    if (isOwn(scheme, own)) {
      known.push(own.get(scheme.name) ?? '');
      continue;
    }
    const secrets: string[] = [];
    for (const { option } of scheme.sources) {
      let secret = credentials.get(option) ?? '';
      if (typeof secret === 'function') {
        secret = await secret({ plan, signal, asked, rejected: asked.secrets.get(option) });
        asked.secrets.set(option, secret);
      }
      secrets.push(secret);
    }
    const pair = scheme.write(headers, ...secrets);
    known.push(...secrets, pair ?? (scheme.in === 'header' ? headers.get(scheme.name) ?? '' : ''));
    if (pair) added += ((url + added).includes('?') ? '&' : '?') + pair;
  }
  return added;
}

/** Whether the caller has set the header that a scheme would write. */
function isOwn(scheme: SecurityScheme, headers: HeaderMap): boolean {
  return scheme.in === 'header' && headers.has(scheme.name);
}
