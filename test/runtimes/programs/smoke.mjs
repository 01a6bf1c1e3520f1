// What an SDK has to do wherever it runs. Web standards only: this file is loaded as it is by every runtime, which hands in
// the entries of the package as it imports them, and the address of the server in server.ts.

export const apiKey = 'pk_test_0123456789abcdef';

/**
 * @param entries everything that the package exports: its main entry (`sdk`), `testing` and `webhooks`; and on a page which `build` of it that is
 * @param origin of the server
 * @returns one entry for each assertion: `{ name, ok }`, with `seen` where it failed
 */
export async function smoke(entries, origin) {
  const { sdk } = entries;
  const results = [];
  const check = (name, ok, seen) => results.push(ok === true ? { name, ok } : { name, ok: false, seen: show(seen) });
  for (const [title, scenario] of Object.entries(scenarios)) {
    // A part of the path that no other scenario has, so that the server counts its requests apart.
    const baseURL = `${origin}/${Math.random().toString(36).slice(2)}`;
    const client = new sdk.Pocketsflow({ apiKey, baseURL, maxRetries: 0 });
    const sent = async () => (await fetch(`${baseURL}/counts`)).json();
    try {
      await scenario({ ...entries, client, baseURL, sent, check: (name, ok, seen) => check(`${title}: ${name}`, ok, seen) });
    } catch (error) {
      check(`${title}: goes through`, false, error);
    }
  }
  return results;
}

const scenarios = {
  async construction({ sdk, build, client, check }) {
    check('a client is an APIClient with its resources', typeof client.orders.list === 'function' && client instanceof sdk.Pocketsflow);
    const missing = caughtNow(() => new sdk.Pocketsflow({ apiKey: '' }));
    check('a missing key throws, and names the option, and its variable where the build reads any', missing instanceof sdk.ConfigurationError && /apiKey/.test(missing.message) && /POCKETSFLOW_API_KEY/.test(missing.message) === (build !== 'browser'), missing);
    const malformed = caughtNow(() => new sdk.Pocketsflow({ apiKey: 'Bearer nonsense' }));
    check('a malformed key throws, and is not repeated', malformed instanceof sdk.ConfigurationError && !malformed.message.includes('nonsense'), malformed);
    check('a base URL that is none throws', caughtNow(() => new sdk.Pocketsflow({ apiKey, baseURL: 'nowhere' })) instanceof sdk.ConfigurationError);
    const derived = client.withOptions({ headers: { 'x-team': 'blue' } });
    const { headers } = await derived.products.get('echo');
    check('a derived client inherits the credentials and adds its own', headers['x-team'] === 'blue' && headers.authorization === `Bearer ${apiKey}`, headers);
  },

  async reading({ client, check }) {
    const product = await client.products.get('p1');
    check('get gives the data', product._id === 'p1' && product.name === 'Café ☕', product);
    const { data, response, requestId } = await client.products.get('p1').withResponse();
    check('withResponse gives the data and the response', data._id === 'p1' && response.status === 200 && response.headers.get('content-type') === 'application/json', response.status);
    check('withResponse gives the id of the request', requestId === 'req_1', requestId);
    const raw = await client.products.get('p1').asResponse();
    check('asResponse gives a body that is still to be read', JSON.parse(await raw.text())._id === 'p1');
    check('a part of a path is encoded', (await client.products.get('a/b ü')).path === '/products/a%2Fb%20%C3%BC');
  },

  async writing({ client, check }) {
    const { method, headers, body } = await client.products.create({ name: 'Café ☕', price: 9.5, description: undefined });
    check('create sends its body as JSON', method === 'POST' && headers['content-type'] === 'application/json' && body === '{"name":"Café ☕","price":9.5}', body);
    const removed = await client.products.delete('p1');
    check('delete sends no body and no content type', removed.method === 'DELETE' && removed.body === '' && removed.headers['content-type'] === undefined, removed);
    const posted = await client.post('/anything', { body: { a: 1 }, query: { b: [1, 2] } });
    check('a path without a method of its own can be sent to', posted.path === '/anything?b=1&b=2' && posted.body === '{"a":1}', posted);
  },

  async pages({ client, check, sent }) {
    const ids = [];
    for await (const order of client.orders.list({ pageSize: 2 })) ids.push(order._id);
    check('for await walks three pages', ids.join() === 'o1,o2,o3,o4,o5', ids);
    check('and asks for each once', (await sent())['GET /orders'] === 3, await sent());
    const first = await client.orders.list({ pageSize: 2 });
    check('awaiting gives the first page', first.orders.length === 2 && first.pagination.totalCount === 5, first);
    const some = await client.orders.list({ pageSize: 2 }).collect({ limit: 3 });
    check('collect stops at its limit', some.length === 3 && (await sent())['GET /orders'] === 6, await sent());
  },

  async errors({ sdk, client, check }) {
    for (const [status, name] of Object.entries(classes)) {
      const error = await caught(client.products.get(`status-${status}`));
      check(`${status} gives ${name}`, error instanceof sdk[name] && error instanceof sdk.APIError && error instanceof sdk.PocketsflowError && error instanceof Error, error);
    }
    const error = await caught(client.products.get('status-404'));
    check('it tells what the server said', error.message === 'Nothing is here' && error.status === 404 && error.requestId === 'req_1' && error.body.message === 'Nothing is here', error);
    check('it is of no other class', !(error instanceof sdk.RateLimitError) && !(error instanceof sdk.ConnectionError));
    check('it knows its operation', error.operation.id === 'getProduct' && error.name === 'NotFoundError', error.operation);
    check('a page instead of JSON is a ResponseParseError', (await caught(client.products.get('page'))) instanceof sdk.ResponseParseError);
    check('a value that is no path is refused', (await caught(client.products.get('..'))) instanceof sdk.InvalidRequestError);
  },

  async safe({ sdk, client, check }) {
    const good = await client.products.get('p1').safe();
    check('success is a value', good.ok === true && good.data._id === 'p1' && good.response.status === 200, good);
    const bad = await client.products.get('status-404').safe();
    check('failure is a value', bad.ok === false && bad.error instanceof sdk.NotFoundError, bad);
  },

  async retries({ sdk, client, check, sent }) {
    const patient = client.withOptions({ maxRetries: 2 });
    const begun = performance.now();
    const product = await patient.products.get('limited');
    const waited = performance.now() - begun;
    check('429 is retried', product._id === 'limited' && (await sent())['GET /products/limited'] === 2, await sent());
    check('after what Retry-After says', waited >= 950 && waited < 5000, waited);
    check('503 is retried', (await patient.products.get('busy'))._id === 'busy');
    const refused = await caught(client.products.get('limited-long', { maxRetries: 2 }));
    check('a wait that is too long throws at once', refused instanceof sdk.RateLimitError && refused.retryAfter === 3600 && refused.attempts.length === 1, refused);
    const failed = await caught(patient.products.create({ name: 'failing', price: 1 }));
    check('POST is not repeated after a 500', failed instanceof sdk.InternalServerError && (await sent())['POST /products'] === 1, await sent());
  },

  async time({ sdk, client, check }) {
    const begun = performance.now();
    const stalled = await caught(client.products.get('stalled', { timeout: 200 }));
    check('a stalled body ends in a TimeoutError', stalled instanceof sdk.TimeoutError && stalled.kind === 'timeout', stalled);
    const silent = await caught(client.products.get('silent', { timeout: 200 }));
    check('so does an answer that never begins', silent instanceof sdk.TimeoutError && silent.kind === 'timeout', silent);
    const late = await caught(client.products.get('silent', { timeout: 150, deadline: 200, maxRetries: 3 }));
    check('a deadline ends the call with its retries', late instanceof sdk.TimeoutError && late.kind === 'deadline', late);
    check('and none of them takes long', performance.now() - begun < 2500, performance.now() - begun);
    const dropped = await caught(client.products.get('dropped'));
    check('a broken body is a ConnectionError', dropped instanceof sdk.ConnectionError && dropped.responseStatus === 200 && dropped.status === undefined, dropped);
    const nobody = await caught(client.products.get('p1', { baseURL: 'http://127.0.0.1:9' }));
    check('nobody there is a ConnectionError', nobody instanceof sdk.ConnectionError && nobody.isRetryable === true, nobody);
  },

  async abort({ sdk, client, check, sent }) {
    const early = await caught(client.products.get('p1', { signal: AbortSignal.abort(new Error('not needed')) }));
    check('an aborted signal sends nothing', early instanceof sdk.AbortError && early.cause.message === 'not needed' && (await sent())['GET /products/p1'] === undefined, early);
    for (const [what, id] of [['waiting for the answer', 'silent'], ['reading the body', 'stalled'], ['waiting to retry', 'limited-short']]) {
      const controller = new AbortController();
      const call = caught(client.products.get(id, { signal: controller.signal, maxRetries: 2 }));
      setTimeout(() => controller.abort(new Error('enough')), 150);
      const begun = performance.now();
      const error = await call;
      check(`abort while ${what} rejects at once`, error instanceof sdk.AbortError && error.cause.message === 'enough' && performance.now() - begun < 900, error);
    }
    check('and nothing more is sent', (await sent())['GET /products/limited-short'] === 1, await sent());
    const own = await caught(client.products.get('silent', { signal: AbortSignal.timeout(100) }));
    check("a signal's own timeout is an abort", own instanceof sdk.AbortError && own.cause.name === 'TimeoutError', own);
  },

  // A rejection that nobody handles ends the process of most hosts, and with it this program.
  async ownership({ sdk, client, check }) {
    const controller = new AbortController();
    const response = await client.products.get('stalled', { signal: controller.signal }).asResponse();
    controller.abort(new Error('enough'));
    const late = await caught(response.text());
    // Pages tell nothing of why a body failed.
    check('a response that is read after an abort rejects with it', late instanceof sdk.AbortError || ('document' in globalThis && late instanceof TypeError), late);
    const own = new AbortController();
    const pausing = async (request, next, { pause }) => {
      own.abort();
      await pause(new Promise((_, reject) => setTimeout(reject, 20, new Error('too late'))));
      return next(request);
    };
    const paused = await caught(client.products.get('p1', { signal: own.signal, middleware: [pausing] }));
    check('work that rejects after the call has ended is nobody\'s surprise', paused instanceof sdk.AbortError, paused);
    await new Promise((resolve) => setTimeout(resolve, 60));
  },

  async bounds({ sdk, client, check }) {
    const large = await caught(client.products.get('p1', { maxResponseBytes: 10 }));
    check('a body beyond maxResponseBytes is a ResponseParseError that names the option', large instanceof sdk.ResponseParseError && /maxResponseBytes/.test(large.message), large);
    const nested = await client.products.get('nested').safe();
    check('a body that nests 20,000 deep never throws from safe()', typeof nested.ok === 'boolean', nested);
    const refused = await client.products.get('nested-error').safe();
    check('an error body that nests 20,000 deep has the class of its status', refused.ok === false && refused.error instanceof sdk.BadRequestError, refused);
  },

  async lists({ sdk, client, check }) {
    const broken = await caught(client.orders.list({ productId: 'listless' }).collect());
    check('a list without its list is a ResponseParseError', broken instanceof sdk.ResponseParseError, broken);
  },

  async middleware({ client, check, sent }) {
    const seen = [];
    const marked = async (request, next, { operation, attempt }) => {
      request.headers.set('x-team', 'blue');
      const response = await next(request);
      seen.push(`${operation.id} ${attempt} ${response.status}`);
      return response;
    };
    const { headers } = await client.products.get('echo', { middleware: [marked] });
    check('changes the request', headers['x-team'] === 'blue', headers);
    check('knows the operation and sees the answer', seen.join() === 'getProduct 1 200', seen);
    const product = await client.products.get('p1', { middleware: [() => Response.json({ _id: 'made' })] });
    check('answers without sending', product._id === 'made' && (await sent())['GET /products/p1'] === undefined, product);
  },

  async log({ client, check }) {
    const lines = [];
    const note = (...parts) => void lines.push(JSON.stringify(parts));
    const logger = { error: note, warn: note, info: note, debug: note };
    await client.withOptions({ logger, logLevel: 'debug' }).products.get('p1', { query: { token: 'hidden' } });
    check('tells of the attempt', lines.some((line) => line.includes('getProduct') && line.includes('200')), lines);
    check('and of no secret', lines.length > 0 && !lines.some((line) => line.includes(apiKey) || line.includes('hidden')), lines);
  },

  async redirects({ sdk, client, check, sent }) {
    const moved = await caught(client.products.get('moved'));
    // A page cannot see where it is sent to.
    const onPage = 'document' in globalThis;
    check('307 within the origin is followed, on a page it is an error', onPage ? moved instanceof sdk.APIError && /baseURL/.test(moved.message) : moved.notThrown?._id === 'p1', moved);
    const stray = await caught(client.products.get('stray'));
    check('one to another origin is an error, and gets no credential', stray instanceof sdk.APIError && (await sent())['GET /stolen'] === undefined, stray);
  },

  async limits({ client, check }) {
    check('the documented rate limit is known before the first call', client.rateLimit.limit === 200 && client.rateLimit.window === 60, client.rateLimit);
    await client.products.get('counted');
    check('what the server says of it is kept', client.rateLimit.limit === 100 && client.rateLimit.remaining === 7, client.rateLimit);
  },

  async webhooks({ testing, webhooks, check }) {
    const secret = 'whsec_0123456789abcdef';
    const { body, headers } = await testing.signWebhook('order.completed', { id: 'o1', name: 'Café ☕' }, { secret });
    const { event, payload } = await webhooks.unwrap(new TextEncoder().encode(body), headers, { secret });
    check('a delivery is verified by its bytes, and typed by its event', event === 'order.completed' && payload.name === 'Café ☕', { event, payload });
    const wrong = await caught(webhooks.unwrap(body, headers, { secret: 'another' }));
    check('a wrong secret is refused', wrong instanceof webhooks.WebhookError, wrong);
    const forged = await caught(webhooks.unwrap(body.replace('o1', 'o2'), headers, { secret }));
    check('so is a body that was changed', forged instanceof webhooks.WebhookError, forged);
    const handled = [];
    const handler = webhooks.createWebhookHandler({ secret, on: { 'order.completed': (order) => void handled.push(order.id) } });
    const deliver = (text) => handler(new Request('https://example.com/hook', { method: 'POST', headers, body: text }));
    check('the handler calls the function of the event', (await deliver(body)).status < 300 && handled.join() === 'o1', handled);
    check('and refuses what is not signed', (await deliver('{}')).status === 400 || (await deliver('{}')).status === 401, handled);
  },

  async secrets({ client, check }) {
    const error = await caught(client.products.get('status-401'));
    const request = await client.products.get.request('p1');
    // The host looks for the key in what this prints.
    console.log(client, error, request);
    check('JSON shows none', ![client, error, client.products].some((value) => JSON.stringify(value).includes(apiKey)));
    check('text shows none', ![client, error, error.stack, error.toCurl()].some((value) => String(value).includes(apiKey)));
    check('no property holds one', !holds(client, apiKey) && !holds(error, apiKey));
  },

  async request({ client, baseURL, check, sent }) {
    const request = await client.products.create.request({ name: 'Café ☕', price: 1 });
    check('is a Request that was not sent', request instanceof Request && request.method === 'POST' && request.url === `${baseURL}/products` && (await sent())['POST /products'] === undefined, request.url);
    check('has the body', (await request.json()).name === 'Café ☕');
    check('has no credential', request.headers.get('authorization') === null);
    const authorized = await client.products.list.request({ authorize: true });
    check('has it where it is asked for', authorized.headers.get('authorization') === `Bearer ${apiKey}`);
  },
};

const classes = {
  400: 'BadRequestError',
  401: 'AuthenticationError',
  403: 'PermissionDeniedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
  500: 'InternalServerError',
};

function caughtNow(work) {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

function caught(call) {
  return call.then(
    (data) => ({ notThrown: data }),
    (error) => error,
  );
}

/** Whether a text is in an object or whatever hangs from it, under any key, shown or hidden. */
function holds(value, text, seen = new Set()) {
  if (typeof value === 'string') return value.includes(text);
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return false;
  seen.add(value);
  if (typeof value[Symbol.iterator] === 'function' && [...value].some((entry) => holds(entry, text, seen))) return true;
  return Reflect.ownKeys(value).some((key) => holds(Reflect.get(value, key), text, seen));
}

function show(value) {
  if (value instanceof Error) return `${value.name}: ${value.message}${value.cause === undefined ? '' : ` (${value.cause})`}`;
  return JSON.stringify(value)?.slice(0, 500);
}
