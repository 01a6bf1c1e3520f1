import { InvalidRequestError } from '../errors/invalid-request.js';
import type { SecurityRequirement } from '../operation.js';
import { sdk } from '../sdk.js';
import type { ClientState } from '../transport/state.js';
import { secretOf, type Credentials, type GivenCredentials } from './credentials.js';
import type { HeaderMap } from './headers.js';

/** What a call sends of credentials. */
export interface Access {
  readonly credentials: Credentials;
  readonly security: SecurityRequirement;
}

/**
 * Lays the credentials of one call over those of its client. The alternatives that have them are tried first, and what the client's own
 * headers say in their place is taken out. `null` leaves a scheme out.
 *
 * @param given the options of the call
 * @param usual what the client sends for the operation
 * @param headers of the call; is changed
 * @throws InvalidRequestError that names an option which can't be right
 */
export function withOwnCredentials(
  given: GivenCredentials,
  { settings, extras }: ClientState,
  usual: Access,
  headers: Map<string, string | null>,
): Access {
  const credentials = new Map(usual.credentials);
  // By the name of the scheme: whether it is sent.
  const sent = new Map<string, boolean>();
  for (const [name, scheme] of Object.entries(sdk.schemes)) {
    for (const { option } of scheme.sources) {
      const value = given[option];
      if (value === undefined) continue;
      credentials.set(option, value === null ? null : secretOf(value, option, scheme.format, extras.flawOf, InvalidRequestError));
      sent.set(name, value !== null && sent.get(name) !== false);
      if (isOf(settings.headers, scheme.name, headers)) headers.delete(scheme.name);
    }
  }
  if (sent.size === 0) return usual;
  const rank = (names: readonly string[]): number => Number(!names.some((name) => sent.has(name)));
  const ways = [...usual.security].sort((a, b) => rank(a) - rank(b));
  return { credentials, security: ways.map((names) => names.filter((name) => sent.get(name) !== false)) };
}

/** Whether a header of the call is the client's. */
function isOf(settings: HeaderMap, name: string, headers: HeaderMap): boolean {
  return settings.has(name) && settings.get(name) === headers.get(name);
}
