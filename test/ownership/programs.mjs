// Random programs over the compiled runtime and a misbehaving server. Prints what was left behind as JSON.
// Arguments: folder of the compiled runtime, seed, number of programs.
import { getEventListeners } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { names, serveMisbehaving } from './server.mjs';

const [folder, seed, count] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const load = (file) => import(pathToFileURL(path.join(folder, file)).href);
const { APIClient } = await load('client.js');
const { RootError } = await load('sdk.js');
const { Resource } = await load('resource.js');
const { json } = await load('body/json.js');
const { sse } = await load('response/sse.js');
const { jsonLines } = await load('response/json-lines.js');
const { paged } = await load('pagination/paged.js');
const { pageNumber } = await load('pagination/page-number.js');
const { hasMore } = await load('pagination/more.js');

const figures = { programs: 0, succeeded: 0, failed: {}, untyped: [], unhandled: [], uncaught: [], warnings: [], listeners: 0, timers: 0 };
process.on('unhandledRejection', (reason) => figures.unhandled.push(`${current}: ${String(reason?.stack ?? reason)}`));
process.on('uncaughtException', (error) => figures.uncaught.push(`${current}: ${String(error?.stack ?? error)}`));
process.on('warning', ({ message }) => figures.warnings.push(message));
// Makes the wait before a retry a few milliseconds long.
Math.random = () => 3.95;
let current = '';

class Things extends Resource {
  get = this.method({ id: 'get', method: 'GET', path: '/{kind}/{id}' });
  post = this.method({ id: 'post', method: 'POST', path: '/{kind}/{id}', body: json });
  put = this.method({ id: 'put', method: 'PUT', path: '/{kind}/{id}', body: json });
  events = this.method({ id: 'events', method: 'GET', path: '/{kind}/{id}', response: sse() });
  lines = this.method({ id: 'lines', method: 'GET', path: '/{kind}/{id}', response: jsonLines() });
  list = paged(this.client, { id: 'list', method: 'GET', path: '/{kind}/{id}', params: { page: 'query' }, page: pageNumber({ page: 'page', items: ['orders'], more: hasMore(['hasMore']) }) });
}

class Client extends APIClient {
  things = new Things(this);
}

/** Numbers in [0, 1) that depend on the seed alone. (mulberry32) */
function createRandom(from) {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fetches of a caller's own, well-behaved or not. */
const fetches = {
  platform: undefined,
  deaf: (url, init) => fetch(url, { ...init, signal: null }),
  throws: () => {
    throw new Error('thrown by fetch');
  },
  rejectsLate: async () => {
    await sleep(20);
    throw new Error('rejected late by fetch');
  },
};

/** Middleware that does what it should not. */
const middlewares = {
  none: () => undefined,
  pauses: () => async (request, next, { pause }) => {
    await pause(sleep(5));
    return next(request);
  },
  pauseRejects: () => async (request, next, { pause }) => {
    await pause(sleep(5).then(() => Promise.reject(new Error('rejected within a pause'))));
    return next(request);
  },
  pauseNotAwaited: () => (request, next, { pause }) => {
    pause(sleep(10).then(() => Promise.reject(new Error('rejected and never awaited'))));
    return next(request);
  },
  abortsBefore: (controller) => (request, next) => {
    controller.abort(new Error('aborted by a middleware'));
    return next(request);
  },
  abortsAfter: (controller) => async (request, next) => {
    const response = await next(request);
    controller.abort(new Error('aborted by a middleware'));
    return response;
  },
  throws: () => () => {
    throw new Error('thrown by a middleware');
  },
  delaysAnswer: () => async (request, next) => {
    const response = await next(request);
    await sleep(20);
    return response;
  },
  sendsTwice: () => async (request, next) => {
    await next(request);
    return next(request);
  },
};

/** Ways in which a caller aborts; each gives the signal of the call. */
const aborts = {
  none: (controller) => controller.signal,
  before: (controller) => {
    controller.abort();
    return controller.signal;
  },
  soon: (controller, pick) => {
    setTimeout(() => controller.abort(new Error('aborted from a timer')), pick(25));
    return controller.signal;
  },
  timeout: (controller, pick) => AbortSignal.any([AbortSignal.timeout(1 + pick(25)), controller.signal]),
};

/** What the caller does with the call. */
const uses = {
  await: (call) => call,
  safe: (call) => call.safe(),
  withResponse: (call) => call.withResponse(),
  twice: (call) => Promise.all([call, call.safe(), call.withResponse()]),
  response: async (call) => (await call.asResponse()).text(),
  responseUnread: async (call) => void (await call.asResponse()),
  responseCancelled: async (call) => (await call.asResponse()).body?.cancel(),
  responsePartly: async (call, { controller }) => {
    const reader = (await call.asResponse()).body?.getReader();
    await reader?.read();
    controller.abort(new Error('aborted after a piece'));
    await reader?.read();
  },
  responseAfterAbort: async (call, { controller, pick }) => {
    const response = await call.asResponse();
    await sleep(pick(8));
    controller.abort(new Error('aborted before reading'));
    await sleep(pick(8));
    return response.text();
  },
  walk: async (call, { pick }) => {
    let left = pick(8);
    for await (const item of items(call)) if (left-- === 0) return item;
  },
  walkAndAbort: async (call, { controller, pick }) => {
    let left = pick(4);
    for await (const item of items(call)) {
      await sleep(1);
      if (left-- === 0) controller.abort(new Error(`aborted at ${JSON.stringify(item)}`));
    }
  },
  streamAborted: async (call, { pick }) => {
    const stream = await call;
    if (stream?.controller) setTimeout(() => stream.controller.abort(new Error('aborted by the stream')), pick(10));
    for await (const item of items(stream)) void item;
  },
  streamUnread: async (call) => {
    const stream = await call;
    stream?.controller?.abort();
  },
  readable: async (call) => {
    const stream = await call;
    const reader = stream?.toReadableStream?.().getReader();
    await reader?.read();
    await reader?.cancel(new Error('cancelled by the reader'));
  },
};

/** A list walks by itself; what else can be walked is the result of the call. (Not an async function: that would await the list.) */
async function* items(call) {
  const walkable = Symbol.asyncIterator in Object(call) ? { call } : { call: await call };
  if (Symbol.asyncIterator in Object(walkable.call)) yield* walkable.call;
}

async function program(number, url) {
  const random = createRandom(seed * 1_000_003 + number);
  const pick = (below) => Math.floor(random() * below);
  const oneOf = (list) => list[pick(list.length)];
  // A program in which everything goes wrong at once stops at the first of it.
  const mostly = (usual, others) => (random() < 0.5 ? usual : oneOf(Object.keys(others)));
  const controller = new AbortController();
  const credentials = {
    text: 'sk_test_51secret',
    function: async () => (await sleep(pick(5)), 'sk_test_51secret'),
    aborts: () => (controller.abort(new Error('aborted by a credential')), 'sk_test_51secret'),
    rejects: async () => Promise.reject(new Error('no credential')),
  };
  const [kind, method, use, abort, middleware, fetched, credential] = [
    oneOf(names), oneOf(['get', 'post', 'put', 'events', 'lines', 'list']), oneOf(Object.keys(uses)), mostly('none', aborts),
    mostly('none', middlewares), mostly('platform', fetches), mostly('text', credentials),
  ];
  const label = `program ${number}: ${[kind, method, use, abort, middleware, fetched, credential].join(', ')}`;
  current = label;
  const client = new Client({ baseURL: url, timeout: random() < 0.5 ? 5 + pick(100) : 600, maxRetries: pick(3), idleTimeout: 5 + pick(40), ...(random() < 0.3 && { deadline: 10 + pick(80) }) }, { apiKey: credentials[credential] });
  const around = middlewares[middleware](controller);
  const options = { signal: aborts[abort](controller, pick), ...(around && { middleware: [around] }), ...(fetches[fetched] && { fetch: fetches[fetched] }) };
  const args = method === 'post' || method === 'put' ? [{ name: 'n' }] : method === 'list' ? [{}] : [];
  const call = client.things[method](kind, String(number), ...args, options);
  try {
    await uses[use](call, { controller, pick });
    figures.succeeded++;
  } catch (error) {
    const known = error instanceof RootError || /^(aborted|rejected|thrown|cancelled) /.test(String(error?.message)) || error === controller.signal.reason;
    if (!known) figures.untyped.push(`${label}: ${String(error?.stack ?? error)}`);
    figures.failed[error?.name] = (figures.failed[error?.name] ?? 0) + 1;
  }
  // A caller who leaves a response unread ends it by the signal.
  const { signal } = options;
  await sleep(1);
  controller.abort();
  await sleep(30);
  figures.listeners += getEventListeners(signal, 'abort').length + (signal === controller.signal ? 0 : Math.max(0, getEventListeners(controller.signal, 'abort').length - 1));
  figures.programs++;
}

const server = await serveMisbehaving();
const before = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
let next = 0;
await Promise.all(
  Array.from({ length: 20 }, async () => {
    while (next < count) await program(next++, server.url);
  }),
);
server.close();
// The server and the fetches above have timers of their own, which end soon; what the runtime forgets stays.
for (let tries = 0; tries < 50 && (tries === 0 || figures.timers > 0); tries++) {
  await sleep(100);
  figures.timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length - before;
}
console.log(JSON.stringify(figures));
process.exit(0);
