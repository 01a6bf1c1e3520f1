import { browserBuild } from '../build.js';
import { isBlank, readEnv } from '../platform.js';
import { sdk } from '../sdk.js';
import type { WebhookSecretHolder, WebhookSecretOption } from './secret-option.js';
import { WebhookError } from './error.js';

/** Where the secret of the webhooks comes from. */
export interface SecretOptions {
  /**
   * The secret that the API signs with. Several, while one replaces another: any of them will do, and undefined ones are
   * skipped. Default: that of `client`, else the environment variable `<PREFIX>_WEBHOOK_SECRET`.
   */
  readonly secret?: WebhookSecretOption | undefined;
  /** A client of this SDK, whose option `webhookSecret` is used where `secret` is not given. */
  readonly client?: WebhookSecretHolder | undefined;
}

/**
 * The secrets that a signature may have been made with, at least one.
 *
 * @throws WebhookError with code `webhook_secret_missing` if there is none, or if one is blank or no string: it names the secret
 */
export function secretsOf({ secret, client }: SecretOptions): readonly [string, ...string[]] {
  const variable = browserBuild ? '' : `${sdk.envPrefix}_WEBHOOK_SECRET`;
  const sources = [
    (): readonly string[] => listOf(secret, 'secret'),
    (): readonly string[] => listOf(client?.webhookSecret(), "the client's webhookSecret"),
    (): readonly string[] => listOf(readEnv(variable), variable),
  ];
  for (const source of sources) {
    const [first, ...others] = source();
    if (first !== undefined) return [first, ...others];
  }
  throw missing(`The secret of the webhook is missing: pass it as the option secret, or give the client the option webhookSecret${variable && `, or set ${variable}`}.`);
}

function listOf(given: unknown, name: string): readonly string[] {
  if (!Array.isArray(given)) return given === undefined ? [] : [usable(given, name)];
  const entries: readonly unknown[] = given;
  return entries.flatMap((entry, index) => (entry === undefined ? [] : [usable(entry, `${name}[${index}]`)]));
}

function usable(secret: unknown, name: string): string {
  if (typeof secret !== 'string') throw missing(`${name} must be a string: it is ${secret === null ? 'null' : `of type ${typeof secret}`}.`);
  if (isBlank(secret)) throw missing(`${name} is blank: check where it comes from.`);
  return secret;
}

function missing(message: string): WebhookError {
  return new WebhookError(message, { code: 'webhook_secret_missing' });
}
