import type { Asking, Obtaining, Secret } from '../request/credentials.js';
import { bearer } from './bearer.js';
import type { CredentialSource, KeySource, SecurityScheme } from './scheme.js';
import { sharedToken } from './shared-token.js';
import { fetchToken } from './token-endpoint.js';

/** How a client gets a token for itself (RFC 6749, section 4.4). */
export interface ClientCredentials {
  readonly clientId: CredentialSource;
  readonly clientSecret: CredentialSource;
  /** The token endpoint, absolute or relative to the base URL, unless the option says another one. */
  readonly tokenURL: { readonly option: string; readonly value: string };
  /** What a token is asked for, unless the option says something else. */
  readonly scopes: { readonly option: string; readonly value: readonly string[] };
  /** Id and secret are sent in the body. Absent: in the Authorization header (RFC 6749, section 2.3.1). */
  readonly inBody?: boolean;
}

/**
 * OAuth 2.0: a bearer token of the caller's own, or one that is fetched with the client's id and secret, kept, and replaced before it ends
 * or when the server refuses it.
 *
 * @param token the source of the caller's own
 */
export function clientCredentials(token: KeySource, grant: ClientCredentials): SecurityScheme {
  const { clientId, clientSecret, tokenURL, scopes } = grant;
  const fetched = new WeakSet<object>();
  const obtain = (client: Obtaining): void => {
    const { given, found, look, Failure } = client;
    const chosen = [look(clientId), look(clientSecret)].includes(true);
    const settings = { [tokenURL.option]: textOfURL, [scopes.option]: textOfScopes };
    for (const [option, read] of Object.entries(settings)) if (given[option] !== undefined) found.set(option, read(given[option], option, Failure));

    // A token that is given counts first, then id and secret that are given, then what is inherited, then the environment.
    const before = found.get(token.option);
    const isFetched = typeof before === 'function' && fetched.has(before);
    const adjusts = isFetched && Object.keys(settings).some((option) => given[option] !== undefined);
    if (given[token.option] !== undefined || (before !== undefined && !chosen && !adjusts)) return;
    if (found.get(clientId.option) && found.get(clientSecret.option)) {
      const source = tokenSource(token.option, grant, client);
      fetched.add(source);
      found.set(token.option, source);
    } else if (chosen) {
      const { option, env } = found.get(clientId.option) ? clientSecret : clientId;
      throw new Failure(`${option} is missing: pass the option ${option} (or set ${env}).`);
    }
  };
  return { ...bearer(token), obtain, instead: `, or ${clientId.option} and ${clientSecret.option}` };
}

/** @param named the option of a token of the caller's own */
function tokenSource(named: string, { clientId, clientSecret, tokenURL, scopes, inBody = false }: ClientCredentials, { found, Failure }: Obtaining): Exclude<Secret, string> {
  const endpoint = found.get(tokenURL.option) ?? tokenURL.value;
  const scope = String(found.get(scopes.option) ?? scopes.value.join(' '));
  const id = found.get(clientId.option) ?? '';
  const secret = found.get(clientSecret.option) ?? '';
  // With a relative token URL, another base URL has another token.
  const tokens = new Map<string, (asking: Asking) => Promise<string>>();
  return async (asking) => {
    const base = asking.plan.settings.baseURL.start;
    const url = URL.canParse(String(endpoint), base) ? new URL(String(endpoint), base) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) throw new Failure(`${tokenURL.option} must be an http(s) URL without user name and password.`);
    const request = { Failure, named, url: url.href, scope, inBody };
    const token =
      tokens.get(url.href) ??
      sharedToken(async (first, signal) => {
        const asked = { ...first, rejected: undefined, signal };
        return fetchToken({ ...request, clientId: await valueOf(id, asked), clientSecret: await valueOf(secret, asked) }, asked, signal);
      });
    tokens.set(url.href, token);
    return token(asking);
  };
}

async function valueOf(secret: Secret, asking: Asking): Promise<string> {
  return typeof secret === 'string' ? secret : secret(asking);
}

type Read = (value: unknown, named: string, Failure: Obtaining['Failure']) => string;

const textOfURL: Read = (value, named, Failure) => {
  if (typeof value === 'string' || value instanceof URL) return String(value);
  throw new Failure(`${named} must be a URL.`);
};

/** RFC 6749, section 3.3. */
const textOfScopes: Read = (value, named, Failure) => {
  if (Array.isArray(value) && value.every((scope) => typeof scope === 'string' && /^[!#-[\]-~]+$/.test(scope))) return value.join(' ');
  throw new Failure(`${named} must be a list of texts without blanks.`);
};
