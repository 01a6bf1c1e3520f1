import { ConfigurationError } from '../errors/configuration.js';
import type { NamedSource, SecuritySchemeInfo } from '../info.js';
import type { CredentialOption } from '../options.js';
import { readEnv } from '../platform.js';
import { sdk } from '../sdk.js';

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
    for (const source of sourcesOf(scheme)) {
      const { option, env } = source;
      const value = Object.hasOwn(given, option) ? given[option] : undefined;
      const set = value === undefined || (typeof value === 'string' && value.trim() === '') ? undefined : value;
      if (set === null) found.set(option, null);
      else if (typeof set === 'function') found.set(option, shared(set, scheme, option));
      else if (set !== undefined) found.set(option, constant(set, scheme, option));
      else if (!found.has(option)) {
        const fallback = readEnv(env);
        if (fallback !== undefined) found.set(option, constant(fallback, scheme, `The environment variable ${env}`));
      }
    }
  }
  return found;
}

/** Where the secrets of a scheme come from. */
export function sourcesOf(scheme: SecuritySchemeInfo): readonly NamedSource[] {
  return scheme.kind === 'basic' ? [scheme.username, scheme.password] : [scheme];
}

function constant(value: unknown, scheme: SecuritySchemeInfo, named: string): Secret {
  const secret = check(value, scheme, named);
  return () => secret;
}

/** Callers that come while the function runs share its result; the next one after that runs it anew. */
function shared(make: () => string | Promise<string>, scheme: SecuritySchemeInfo, option: string): Secret {
  let running: Promise<string> | undefined;
  const run = async (): Promise<string> => {
    try {
      const value = await make();
      return check(value, scheme, `What the function ${option} gave`);
    } catch (cause) {
      if (cause instanceof ConfigurationError) throw cause;
      throw new ConfigurationError(`The function given as ${option} failed, so that there is no credential to send.`, {
        cause,
      });
    } finally {
      running = undefined;
    }
  };
  return () => (running ??= run());
}

/** Most wrong keys are copied wrong: better said here than by the server's 401. */
function check(value: unknown, scheme: SecuritySchemeInfo, named: string): string {
  const wrong = (reason: string): ConfigurationError =>
    new ConfigurationError(`${named} ${reason} (The value is not shown.)`);
  if (typeof value !== 'string' || value.trim() === '')
    throw wrong('is no text: pass the key as a string, or a function that gives it.');
  if (/[\r\n\0]/.test(value)) throw wrong('has a line break in it, perhaps from the file it was read from: remove it.');
  if (scheme.kind === 'basic') return value;
  if (/^\s|\s$/.test(value)) throw wrong('begins or ends with white space: remove it.');
  if (/["'`\u2018-\u201f]/.test(value))
    throw wrong('has quotation marks in it, perhaps from a .env file: remove them.');
  const prefix = scheme.kind === 'http' ? scheme.scheme : 'Bearer';
  if (value.toLowerCase().startsWith(`${prefix.toLowerCase()} `))
    throw wrong(`begins with "${prefix} ", which the client writes itself: pass the key alone.`);
  if (scheme.kind !== 'http' && /[^!-~]/.test(value))
    throw wrong('has a blank or a character that no key has: copy it again.');
  if (scheme.prefixes && !scheme.prefixes.some((each) => value.startsWith(each))) {
    throw wrong(
      `does not begin with ${scheme.prefixes.map((each) => `"${each}"`).join(' or ')}, as a key of this API does: copy it again.`,
    );
  }
  return value;
}
