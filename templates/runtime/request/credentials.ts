import { ConfigurationError } from '../errors/configuration.js';
import type { CredentialRequest, Failure, Settings } from '../options.js';
import { isBlank, readEnv } from '../platform.js';
import { sdk } from '../sdk.js';
import type { CredentialSource, KeyFormat } from '../security/scheme.js';
import type { Answer } from '../transport/attempt.js';
import type { Extras } from '../transport/state.js';
import { headerValue } from './headers.js';
import type { Plan } from './plan.js';

/** What a credential is asked for with. */
export interface Asking {
  readonly plan: Plan;
  /** The secret that the server refused with 401: it is not wanted again. */
  readonly rejected: string | undefined;
  /** Aborted when the attempt is over and nobody waits any more. */
  readonly signal: AbortSignal;
  readonly asked: Asked;
}

/** What the attempts of a call know of their credentials. */
export interface Asked {
  /** What functions gave for the last attempt, by the name of the option; emptied unless the server refused it with 401. */
  readonly secrets: Map<string, string>;
  /** The options of the client, whatever those of the call say. */
  readonly settings: Settings;
  /** Sends a request of its own, with retries. */
  readonly send: (plan: Plan) => Promise<Answer>;
  /** Why no credential could be had, where that is the failure of such a request: the call is not retried for it. */
  failure?: unknown;
}

/** A secret that has been checked, or what gives one. */
export type Secret = string | ((asking: Asking) => Promise<string>);

/** The secrets at hand, by the name of their option; null where the caller wants none. */
export type Credentials = ReadonlyMap<string, Secret | null>;

/** What a caller gave, by the name of the option: each a `CredentialOption`, unless no compiler looked at it. */
export type GivenCredentials = Readonly<Record<string, unknown>>;

/** What a scheme that gets its secret by other options than its own finds at its client. */
export interface Obtaining {
  readonly given: GivenCredentials;
  /** What was given or inherited; what is inherited from this client is added. */
  readonly found: Map<string, Secret | null>;
  /** Looks for a secret as for every credential, and adds it; tells whether the caller himself gave it. */
  readonly look: (source: CredentialSource) => boolean;
  /** The error to throw. */
  readonly Failure: typeof ConfigurationError;
}

/**
 * Finds the credentials of a client: its option, else what it inherits, else the environment variable. Blank counts as unset.
 * Or those of a call: its option, which must not be blank, else that of its client.
 *
 * @param Failure for a call: the error to throw
 * @throws ConfigurationError for a value that can't be right; the message gives the reason, never the value
 */
export function resolveCredentials(given: GivenCredentials, from: Credentials | undefined, flawOf: Extras['flawOf'], Failure?: Failure): Credentials {
  const found = new Map(from);
  const look = ({ option, env }: CredentialSource, format?: KeyFormat): boolean => {
    const own = Failure ? given[option] !== undefined : !isBlank(given[option]);
    const value = own ? given[option] : Failure || found.has(option) ? undefined : readEnv(env);
    if (value !== undefined) found.set(option, value === null ? null : secretOf(value, own ? option : env, format, flawOf, Failure));
    return own;
  };
  for (const { sources, format, obtain } of Object.values(sdk.schemes)) {
    for (const source of sources) look(source, format);
    if (!Failure) obtain?.({ given, found, look, Failure: ConfigurationError });
  }
  return found;
}

/**
 * Reads a credential.
 *
 * @param value the result of a function is shared by the callers that come while it runs
 * @param named the option or variable that it is from
 * @throws Failure with the reason, never the value
 */
function secretOf(
  value: unknown,
  named: string,
  format: KeyFormat | undefined,
  flawOf: Extras['flawOf'],
  Failure: Failure = ConfigurationError,
): Secret {
  // A caller without a compiler may give anything.
  const check = (secret: unknown, from: string): string => {
    const text = typeof secret === 'string' ? secret : '';
    const flaw = isBlank(text) ? 'is no text: pass a string, or a function that gives one.' : format && flawOf?.(text, format);
    if (flaw) throw new Failure(`${from} ${flaw}`);
    return format ? headerValue(from, text, Failure) : text;
  };
  if (!isFunction(value)) return check(value, named);
  let running: Promise<string> | undefined;
  let refused: string | undefined;
  const run = async (refresh: boolean): Promise<string> => {
    try {
      return check(await value({ refresh }), `${named}()`);
    } catch (cause) {
      throw cause instanceof Failure ? cause : new ConfigurationError(`${named}() failed to give a credential.`, { cause });
    }
  };
  return ({ rejected, signal }) => {
    // A run that began before the secret was refused may give it again. One run is enough for all that were refused with it.
    if (rejected !== undefined && rejected !== refused) {
      refused = rejected;
      running = undefined;
    }
    const mine = (running ??= run(rejected !== undefined));
    // A run that never ends must not be what every later call waits for.
    const drop = (): void => {
      if (running === mine) running = undefined;
    };
    signal.addEventListener('abort', drop, { once: true });
    return mine.finally(() => {
      drop();
      signal.removeEventListener('abort', drop);
    });
  };
}

function isFunction(value: unknown): value is (request: CredentialRequest) => unknown {
  return typeof value === 'function';
}
