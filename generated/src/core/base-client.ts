import { inherited, resolveSettings, type ClientOptions } from './options.js';
import { resolveCredentials, type GivenCredentials } from './request/credentials.js';
import { chooseSchemes } from './request/security.js';
import { printAs } from './printed.js';
import { sdk } from './sdk.js';
import { fullBudget } from './transport/retry.js';
import type { ClientState, Extras } from './transport/state.js';

/**
 * The least that the resources of an SDK need: settings and credentials, neither of which can be printed. With `plain` for
 * its extras it sends calls as the full client does, with the same retries, time limits, middleware and errors, and has nothing
 * else: for a program that uses a few resources and counts its bytes. An error's message is then what the body has as `message` or
 * `error`, else the status, and what a compiler finds in the caller's options is not looked for.
 *
 * @example
 * ```ts
 * const orders = new Orders(new BaseClient({ baseURL }, { apiKey }, plain));
 * ```
 */
export class BaseClient {
  readonly #state: ClientState;

  static {
    // Neither secrets nor functions; the query of the base URL may be one.
    printAs(this, (client) => {
      const { baseURL, timeout, deadline, maxRetries = sdk.retries?.max ?? 2 } = client.#state.settings;
      return [`baseURL: ${baseURL.start}`, `timeout: ${timeout}`, `deadline: ${deadline}`, `maxRetries: ${maxRetries}`];
    });
  }

  /**
   * @param credentials by the names of their options; what is not given is taken from the environment
   * @param extras what it does beyond sending
   * @throws ConfigurationError that names the option or variable which is missing or can't be right
   */
  constructor(
    options: ClientOptions,
    credentials: GivenCredentials,
    extras: Extras,
  ) {
    const parent = options[inherited];
    const settings = resolveSettings(options);
    const found = resolveCredentials(credentials, parent?.credentials, extras.flawOf);
    const withoutOnPurpose = [...found.values()].includes(null);
    if (!withoutOnPurpose) chooseSchemes(sdk.security, found, settings.headers, sdk.name);
    this.#state = { budget: { tokens: fullBudget }, ...parent, settings, credentials: found, extras };
  }

  /** What a client holds, for the runtime. @internal */
  static stateOf(client: BaseClient): ClientState {
    return client.#state;
  }
}
