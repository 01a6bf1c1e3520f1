import { afterEach, expect, it } from 'vitest';
import { APIClient } from '../../templates/runtime/client.js';
import { ConfigurationError } from '../../templates/runtime/errors/configuration.js';
import type { Method } from '../../templates/runtime/method.js';
import type { ClientOptions, RequestOptions } from '../../templates/runtime/options.js';
import { Resource } from '../../templates/runtime/resource.js';
import { chooseServer, type ServerTemplate } from '../../templates/runtime/servers.js';
import { key } from './example.js';
import { echo, serve, type TestServer } from './server.js';

interface Options extends ClientOptions {
  readonly server?: string | undefined;
  readonly serverVariables?: Readonly<Record<string, string | undefined>> | undefined;
}

class Things extends Resource {
  readonly get: Method<[options?: RequestOptions], { readonly url: string }> = this.method({ id: 'getThing', method: 'GET', path: '/thing' });
}

/** A client in the shape that the generator gives to the SDK of an API with several servers. */
class Regional extends APIClient {
  readonly things: Things = new Things(this);
  readonly #servers: Readonly<Record<string, ServerTemplate>>;

  constructor(servers: Readonly<Record<string, ServerTemplate>>, options: Options = {}) {
    super(chooseServer(options, servers), { apiKey: key });
    this.#servers = servers;
  }

  withOptions(options: Options): Regional {
    return new Regional(this.#servers, this.derive(options));
  }
}

const variables = { region: { default: 'eu', enum: ['eu', 'us'] }, tenant: { default: 'common' } };

function serversAt({ url }: TestServer): Readonly<Record<string, ServerTemplate>> {
  return {
    production: { url: `${url}/production/{region}/{tenant}`, variables },
    sandbox: { url: `${url}/sandbox/{region}`, variables: { region: variables.region } },
  };
}

async function pathOf(client: Regional, options?: RequestOptions): Promise<string> {
  return (await client.things.get(options)).url;
}

afterEach(() => {
  delete process.env['EXAMPLE_BASE_URL'];
});

it('a server is chosen by its name, and its variables by theirs', async () => {
  await using server = await serve(echo);
  const servers = serversAt(server);
  expect(await pathOf(new Regional(servers, { server: 'sandbox' }))).toBe('/sandbox/eu/thing');
  expect(await pathOf(new Regional(servers, { serverVariables: { region: 'us', tenant: 'acme' } }))).toBe('/production/us/acme/thing');
  expect(await pathOf(new Regional(servers, { server: 'production', serverVariables: { region: undefined } }))).toBe('/production/eu/common/thing');
});

it('baseURL goes before a chosen server, which goes before the environment variable', async () => {
  await using server = await serve(echo);
  const servers = serversAt(server);
  process.env['EXAMPLE_BASE_URL'] = `${server.url}/environment`;
  expect(await pathOf(new Regional(servers))).toBe('/environment/thing');
  expect(await pathOf(new Regional(servers, { server: 'sandbox' }))).toBe('/sandbox/eu/thing');
  expect(await pathOf(new Regional(servers, { server: 'sandbox', baseURL: `${server.url}/own` }))).toBe('/own/thing');
  expect(await pathOf(new Regional(servers, { server: 'sandbox' }), { baseURL: `${server.url}/call` })).toBe('/call/thing');
});

it('a derived client keeps the server and the variables that it does not give', async () => {
  await using server = await serve(echo);
  const client = new Regional(serversAt(server), { serverVariables: { region: 'us', tenant: 'acme' } });
  expect(await pathOf(client.withOptions({ timeout: 1000 }))).toBe('/production/us/acme/thing');
  expect(await pathOf(client.withOptions({ serverVariables: { tenant: 'other' } }))).toBe('/production/us/other/thing');
  expect(await pathOf(client.withOptions({ server: 'sandbox' }))).toBe('/sandbox/us/thing');
  expect(await pathOf(client.withOptions({ server: 'sandbox' }).withOptions({ serverVariables: { region: 'eu' } }))).toBe('/sandbox/eu/thing');
  expect(await pathOf(client)).toBe('/production/us/acme/thing');
});

it('a server or variable that the API does not have, or a value that it does not take, is refused by name', async () => {
  await using server = await serve(echo);
  const servers = serversAt(server);
  const made = (options: Options) => () => new Regional(servers, options);
  expect(made({ server: 'staging' })).toThrow(new ConfigurationError('server must be one of production, sandbox.'));
  expect(made({ server: 'constructor' })).toThrow(ConfigurationError);
  expect(made({ serverVariables: { zone: 'eu' } })).toThrow(new ConfigurationError('No server has the variable "zone".'));
  expect(made({ serverVariables: { region: 'mars' } })).toThrow(new ConfigurationError('serverVariables.region must be one of eu, us.'));
});

it.each(['evil.example/', 'evil.example?', 'evil.example#', 'me@evil.example', '\\evil.example', 'evil.example%2f', 'a b'])(
  'a variable in the host cannot lead to another one: %s',
  (tenant) => {
    const servers = { only: { url: 'https://{tenant}.api.example.com', variables } };
    expect(() => new Regional(servers, { serverVariables: { tenant } })).toThrow(/^serverVariables\.tenant must have no character/);
  },
);

it.each(['..', '../admin', 'a/../..', 'v1?x=1'])('a variable in the path cannot leave it: %s', (tenant) => {
  const servers = { only: { url: 'https://api.example.com/{tenant}', variables } };
  expect(() => new Regional(servers, { serverVariables: { tenant } })).toThrow(ConfigurationError);
});

it('an operation with a server of its own keeps it, whichever of the API is chosen', async () => {
  await using server = await serve(echo);
  const spec = { id: 'upload', method: 'GET', path: '/upload', baseURL: `${server.url}/files` };
  class Uploads extends Resource {
    readonly get: Method<[options?: RequestOptions], { readonly url: string }> = this.method(spec);
  }
  expect((await new Uploads(new Regional(serversAt(server), { server: 'sandbox' })).get()).url).toBe('/files/upload');
  expect((await new Uploads(new Regional(serversAt(server), { baseURL: `${server.url}/own` })).get()).url).toBe('/own/upload');
});
