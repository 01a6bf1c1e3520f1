import { pathToFileURL } from 'node:url';
import path from 'node:path';
import type { Plan } from '../../generator/plan/plan.js';
import { methodsOf, type FoundMethod } from '../support/methods.js';
import type { Recorded } from './validator.js';

/** An SDK that sends to nobody. */
export interface RecordedClient {
  /** By `GET /orders`. */
  readonly methods: ReadonlyMap<string, FoundMethod>;
  /** Calls a method and gives the request that would have gone out. */
  readonly record: (call: () => PromiseLike<unknown>, template: string) => Promise<Recorded>;
}

/**
 * Loads an SDK and makes its client, with every credential that it knows and a fetch that keeps what it is given.
 *
 * @param folder of the SDK
 */
export async function recordedClient(folder: string, { client }: Plan): Promise<RecordedClient> {
  const module: Readonly<Record<string, new (options: unknown) => object>> = await import(/* @vite-ignore */ pathToFileURL(path.join(folder, 'src/index.ts')).href);
  const Client = module[client.symbol.name];
  if (Client === undefined) throw new Error(`${folder} exports no ${client.symbol.name}.`);
  const credentials = client.credentials.map(({ option, scheme }) => [option, `${scheme.prefixes?.[0] ?? ''}test`] as const);
  let sent: Request | undefined;
  const made = new Client({
    ...Object.fromEntries(credentials),
    baseURL: 'https://api.example.test',
    maxRetries: 0,
    logLevel: 'off',
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      sent = new Request(input, { ...init, ...(init?.body === undefined || init.body === null ? {} : { duplex: 'half' }) });
      return new Response(null, { status: 204 });
    },
  });
  return {
    methods: new Map(methodsOf(made).map((method) => [`${method.operation.method} ${method.operation.path}`, method])),
    record: async (call, template) => {
      sent = undefined;
      let failure: unknown;
      await Promise.resolve(call()).catch((error: unknown) => {
        failure = error;
      });
      if (sent === undefined) throw failure ?? new Error('Nothing was sent.');
      return recordedOf(sent, template);
    },
  };
}

async function recordedOf(request: Request, template: string): Promise<Recorded> {
  const url = new URL(request.url);
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  return { method: request.method, url, path: pathBelow(url.pathname, template), headers: Object.fromEntries(request.headers), body };
}

/** The part of a path that the template describes: a server of the operation's own may have a path before it. */
function pathBelow(pathname: string, template: string): string {
  const levels = template.split('/').length - 1;
  return `/${pathname.split('/').slice(-levels).join('/')}`;
}
