import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BaseClient } from '../../templates/runtime/base-client.js';
import { APIClient } from '../../templates/runtime/client.js';
import type { ClientOptions } from '../../templates/runtime/options.js';
import { trust } from '../../templates/runtime/trust.js';
import type { WebhookSecretOption } from '../../templates/runtime/webhooks/secret-option.js';
import { unwrapWebhook } from '../../templates/runtime/webhooks/unwrap.js';
import { failureOf } from '../runtime/example.js';
import { deliver, order, secret, vendor } from './vendor.js';

const variable = 'EXAMPLE_WEBHOOK_SECRET';

interface Options extends ClientOptions {
  readonly webhookSecret?: WebhookSecretOption | undefined;
}

/** A client in the shape that the generator gives to an SDK with signed webhooks. */
class Client extends APIClient {
  constructor(options: Options) {
    super(options, { apiKey: 'sk_test_1' });
  }

  webhookSecret(): WebhookSecretOption | undefined {
    return BaseClient.stateOf(this).settings.webhookSecret;
  }

  withOptions(options: Options): Client {
    return new Client(this.derive(options));
  }
}

const { body, headers } = deliver('order.completed', order);
const eventWith = async (options: Parameters<typeof unwrapWebhook>[3]): Promise<unknown> => (await unwrapWebhook<{ event: string }>(vendor, body, headers, options)).event;

describe('63 the secret of the webhooks', () => {
  const before = process.env[variable];
  beforeEach(() => delete process.env[variable]);
  afterEach(() => {
    if (before === undefined) delete process.env[variable];
    else process.env[variable] = before;
  });

  it.each<[string, WebhookSecretOption]>([
    ['alone', secret],
    ['behind an undefined one', [undefined, secret]],
    ['before an undefined one', [secret, undefined]],
    ['behind another', ['whsec_old', secret]],
  ])('63 works %s', async (_, given) => {
    expect(await eventWith({ secret: given })).toBe('order.completed');
    expect(await eventWith({ client: new Client({ webhookSecret: given }) })).toBe('order.completed');
  });

  it.each<[unknown, string]>([
    ['', 'secret is blank'],
    [' \n', 'secret is blank'],
    [5, 'secret must be a string: it is of type number'],
    [null, 'secret must be a string: it is null'],
    [[undefined, ''], 'secret[1] is blank'],
    [[secret, '\t'], 'secret[1] is blank'],
    [[secret, {}], 'secret[1] must be a string: it is of type object'],
    [[null, secret], 'secret[0] must be a string: it is null'],
  ])('63 %j is refused by name, also beside a good one and with one in the environment', async (given, message) => {
    process.env[variable] = secret;
    const error = await failureOf(eventWith({ secret: trust(given) }));
    expect(error).toMatchObject({ name: 'WebhookError', code: 'webhook_secret_missing', message: expect.stringContaining(message) });
    expect(String(error)).not.toContain(secret);
  });

  it.each<[WebhookSecretOption | undefined]>([[undefined], [[]], [[undefined, undefined]]])('63 where it is %j the environment has it, or the error names where it can be', async (given) => {
    const error = await failureOf(eventWith({ secret: given }));
    for (const place of ['option secret', 'webhookSecret', variable]) expect(error).toMatchObject({ code: 'webhook_secret_missing', message: expect.stringContaining(place) });
    process.env[variable] = `${secret}\n`;
    expect(await eventWith({ secret: given })).toBe('order.completed');
    process.env[variable] = ' ';
    expect(await failureOf(eventWith({ secret: given }))).toMatchObject({ code: 'webhook_secret_missing' });
  });

  it('63 the option goes before the client, the client before the environment', async () => {
    process.env[variable] = 'whsec_environment';
    const client = new Client({ webhookSecret: secret });
    expect(await eventWith({ client })).toBe('order.completed');
    expect(await failureOf(eventWith({ client, secret: 'whsec_other' }))).toMatchObject({ code: 'webhook_signature_mismatch' });
    process.env[variable] = secret;
    expect(await eventWith({ client: new Client({}) })).toBe('order.completed');
    expect(await failureOf(eventWith({ client: new Client({ webhookSecret: [undefined, ''] }) }))).toMatchObject({ message: expect.stringContaining("the client's webhookSecret[1] is blank") });
  });

  it('63 a derived client has that of its parent, or its own', async () => {
    const client = new Client({ webhookSecret: 'whsec_old' });
    expect(await eventWith({ client: client.withOptions({ webhookSecret: secret }).withOptions({ timeout: 5, webhookSecret: undefined }) })).toBe('order.completed');
    expect(client.webhookSecret()).toBe('whsec_old');
  });

  it('63 a client that is printed does not show it', () => {
    const client = new Client({ webhookSecret: secret });
    const printed = [inspect(client, { showHidden: true, getters: true, depth: Infinity }), JSON.stringify(client), String(client), JSON.stringify(Object.getOwnPropertyNames(client))];
    expect(printed.join()).not.toContain(secret);
  });
});
