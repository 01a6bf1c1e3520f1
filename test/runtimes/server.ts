import { dropInBody, json, redirect, reply, serve, stall, stallInBody, type Answer, type Exchange, type TestServer } from '../runtime/server.js';

/** What the smoke program talks to: an API with every fault that it asks for, open to pages of any origin. */
export async function smokeServer(): Promise<TestServer> {
  // By the first part of the path, which each scenario makes up for itself.
  const scenarios = new Map<string, Map<string, number>>();
  return serve((exchange) => {
    const { request, response } = exchange;
    allowPages(exchange);
    if (request.method === 'OPTIONS') return reply(204)(exchange);
    response.setHeader('x-request-id', 'req_1');
    const url = new URL(request.url, 'http://server.test');
    const [, scenario = '', ...rest] = url.pathname.split('/');
    const path = `/${rest.join('/')}`;
    const counts = scenarios.get(scenario) ?? new Map<string, number>();
    scenarios.set(scenario, counts);
    if (path === '/counts') return json(Object.fromEntries(counts))(exchange);
    const key = `${request.method} ${path}`;
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    return answerTo(exchange, path, url, nth)(exchange);
  });
}

/** The Fetch standard, CORS protocol: the headers that let a page of another origin read the answer. */
function allowPages({ response }: Exchange): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE');
  response.setHeader('access-control-allow-headers', 'authorization, content-type, x-team');
  response.setHeader('access-control-expose-headers', 'x-request-id, retry-after, x-ratelimit-limit, x-ratelimit-remaining');
  response.setHeader('access-control-max-age', '600');
}

function answerTo({ request }: Exchange, path: string, url: URL, nth: number): Answer {
  const { method, headers, body } = request;
  if (headers.authorization === undefined) return json({ message: 'No credential came' }, 401);
  if (url.searchParams.get('productId') === 'listless') return json({ orders: null });
  if (path === '/orders') return json(page(Number(url.searchParams.get('page') ?? '1')));
  if (method === 'POST' && body.includes('failing')) return json({ message: 'Broken' }, 500);
  const status = /^\/products\/status-(\d+)$/.exec(path)?.[1];
  if (status !== undefined) return json({ message: status === '404' ? 'Nothing is here' : 'No' }, Number(status));
  const product = json({ _id: path.slice('/products/'.length), name: 'Café ☕' });
  switch (path) {
    case '/products/p1':
      return method === 'GET' ? product : echo(url, path);
    case '/products/limited':
      return nth > 1 ? product : json({ message: 'Slower' }, 429, { 'retry-after': '1' });
    case '/products/limited-short':
      return json({ message: 'Slower' }, 429, { 'retry-after': '2' });
    case '/products/limited-long':
      return json({ message: 'Much slower' }, 429, { 'retry-after': '3600' });
    case '/products/busy':
      return nth > 1 ? product : json({ message: 'Busy' }, 503);
    case '/products/page':
      return reply(200, '<!doctype html><title>Welcome</title>', { 'content-type': 'text/html' });
    case '/products/nested':
    case '/products/nested-error':
      return reply(path.endsWith('error') ? 400 : 200, '['.repeat(20_000) + ']'.repeat(20_000), { 'content-type': 'application/json' });
    case '/products/stalled':
      return stallInBody();
    case '/products/moved':
      return redirect(307, 'p1');
    case '/products/stray':
      // Another name of the same machine is another origin.
      return redirect(307, `http://localhost:${headers.host?.split(':')[1]}/${url.pathname.split('/')[1]}/stolen`);
    case '/products/counted':
      return json({ _id: 'counted' }, 200, { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '7' });
    case '/products/silent':
      return stall;
    case '/products/dropped':
      return dropInBody();
    default:
      return echo(url, path);
  }
}

/** The request as it came in. */
function echo({ search }: URL, path: string): Answer {
  return (exchange) => {
    const { method, headers, body } = exchange.request;
    return json({ method, path: path + search, headers, body: body.toString() })(exchange);
  };
}

/** Five orders, two on a page. */
function page(number: number): unknown {
  const orders = ['o1', 'o2', 'o3', 'o4', 'o5'].slice((number - 1) * 2, number * 2).map((_id) => ({ _id }));
  return { orders, pagination: { totalCount: 5, totalPages: 3, currentPage: number, pageSize: 2, hasMore: number < 3 } };
}
