import { ConfigurationError } from '../errors/configuration.js';
import { isBlank, type CredentialOption } from '../options.js';
import { readEnv } from '../platform.js';
import { sdk } from '../sdk.js';
import type { SecurityScheme } from '../security/scheme.js';

/** Gives a secret that has been checked. */
export type Secret = () => string | Promise<string>;

/** The secrets at hand, by the name of their option; null where the caller wants none. */
export type Credentials = ReadonlyMap<string, Secret | null>;

/**
 * Finds the credentials of a client: its option, else what it inherits, else the environment variable. Blank counts as unset.
 *
 * @throws ConfigurationError for a value that can't be right; the message gives the reason, never the value
 */
export function resolveCredentials(
  given: Readonly<Record<string, CredentialOption | undefined>>,
  from?: Credentials,
): Credentials {
  const found = new Map(from);
  for (const scheme of Object.values(sdk.schemes)) {
    for (const { option, env } of scheme.sources) {
      const own = !isBlank(given[option]);
      const value = own ? given[option] : found.has(option) ? undefined : readEnv(env);
      const named = own ? option : `The environment variable ${env}`;
      if (value !== undefined) found.set(option, value === null ? null : secretOf(value, scheme, named));
    }
  }
  return found;
}

function secretOf(value: string | (() => string | Promise<string>), scheme: SecurityScheme, named: string): Secret {
  if (typeof value === 'function') return shared(value, scheme, named);
  const secret = check(value, scheme, named);
  return () => secret;
}

/** Callers that come while the function runs share its result; the next one after that runs it anew. */
function shared(make: () => string | Promise<string>, scheme: SecurityScheme, option: string): Secret {
  let running: Promise<string> | undefined;
  const run = async (): Promise<string> => {
    try {
      return check(await make(), scheme, `What the function ${option} gave`);
    } catch (cause) {
      if (cause instanceof ConfigurationError) throw cause;
      throw new ConfigurationError(`The function ${option} failed, so that there is no credential to send.`, { cause });
    } finally {
      running = undefined;
    }
  };
  return () => (running ??= run());
}

/** @param value may be anything where the caller has no types */
function check(value: unknown, { flawOf }: SecurityScheme, named: string): string {
  const flaw =
    typeof value !== 'string' || isBlank(value)
      ? 'is no text: pass the key as a string, or a function that gives it.'
      : /[\r\n\0]/.test(value)
        ? 'has a line break in it: remove it.'
        : flawOf?.(value);
  if (flaw === undefined && typeof value === 'string') return value;
  throw new ConfigurationError(`${named} ${flaw} (The value is not shown.)`);
}
