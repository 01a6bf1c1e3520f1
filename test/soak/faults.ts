import { json, reset, serve, stall, stallInBody, type Answer, type Exchange, type TestServer } from '../runtime/server.js';

export type Fault = 'reset' | 'stall' | '500' | '429';

export interface FaultyServer extends TestServer {
  /** How often each fault was given. */
  readonly faults: ReadonlyMap<Fault, number>;
}

/** An API of which one request in five fails: 5 % each are reset, stall, get a 500 or a 429. Which ones is the same in every run. */
export async function faultyServer(): Promise<FaultyServer> {
  const faults = new Map<Fault, number>();
  let random = 1;
  const server = await serve((exchange) => {
    // Numerical Recipes, section 7.1: a linear congruence is random enough to spread faults.
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    const share = random / 2 ** 32;
    const fault = share < 0.05 ? 'reset' : share < 0.1 ? 'stall' : share < 0.15 ? '500' : share < 0.2 ? '429' : undefined;
    if (fault === undefined) return answer(exchange);
    const nth = (faults.get(fault) ?? 0) + 1;
    faults.set(fault, nth);
    return give(fault, nth)(exchange);
  });
  return { ...server, faults };
}

function give(fault: Fault, nth: number): Answer {
  switch (fault) {
    case 'reset':
      return reset;
    case 'stall':
      // In turn: nothing at all, an answer that stops in its body, and an error that does.
      return [stall, stallInBody(), stallInBody(500)][nth % 3] ?? stall;
    case '500':
      return json({ message: 'Broken' }, 500);
    case '429':
      return json({ message: 'Slower' }, 429, { 'retry-after': '0.05' });
  }
}

function answer(exchange: Exchange): void | Promise<void> {
  const { url, body } = exchange.request;
  const { pathname, searchParams } = new URL(url, 'http://server.test');
  if (pathname === '/orders') return json(page(searchParams.get('productId') ?? '', Number(searchParams.get('page') ?? '1')))(exchange);
  if (pathname === '/products') return json(JSON.parse(body.toString()))(exchange);
  return json({ _id: pathname.slice('/products/'.length) })(exchange);
}

/** Three items, two on a page. */
function page(id: string, number: number): unknown {
  const orders = number === 1 ? [`${id}-1`, `${id}-2`] : [`${id}-3`];
  return { orders, pagination: { totalCount: 3, totalPages: 2, currentPage: number, pageSize: 2, hasMore: number === 1 } };
}
