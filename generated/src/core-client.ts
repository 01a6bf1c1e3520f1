import type { PocketsflowOptions } from './client.js';
import { BaseClient } from './core/base-client.js';
import { plain } from './core/extras/plain.js';
import type { LoggingOptions } from './core/features/logging.js';
import type { WebhookSecretOption } from './core/webhooks/secret-option.js';

/**
 * The least that the resources need, for programs that use few of them and count their bytes.
 *
 * Calls are sent as by Pocketsflow, with the same options, retries and errors. There is no log, no `withOptions`, no request to other paths or without sending it, and no redirect is followed; options are checked by the compiler alone, `asResponse()` gives a body that was read, `toCurl()` of an error is empty, and its message is the `message` or `error` of the body, else the status.
 *
 * @example
 * ```ts
 * import { PocketsflowCore } from 'pocketsflow-sdk/core';
 * import { Products } from 'pocketsflow-sdk/resources/products';
 *
 * const products = new Products(new PocketsflowCore());
 * ```
 */
export class PocketsflowCore extends BaseClient {
  /** @throws ConfigurationError where an option is wrong: it names the option and the remedy. */
  constructor(options: Omit<PocketsflowOptions, keyof LoggingOptions> = {}) {
    super(options, { apiKey: options.apiKey }, plain);
  }

  /** The option `webhookSecret`, which `unwrap` and `createWebhookHandler` read from the client that they are given. */
  webhookSecret(): WebhookSecretOption | undefined {
    return BaseClient.stateOf(this).settings.webhookSecret;
  }
}
