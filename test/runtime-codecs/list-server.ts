import { ResponseParseError } from '../../templates/runtime/errors/response-parse.js';
import type { PageStep, PageStrategy } from '../../templates/runtime/operation.js';
import { PagePromise } from '../../templates/runtime/pagination/page-promise.js';

export interface Item {
  readonly id: number;
}

export interface Answer {
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Params = Readonly<Record<string, unknown>>;

/**
 * A list whose pages a function answers, with a record of what was asked. It stands for the transport; the same rules
 * are tested over HTTP in pagination-http.test.ts.
 */
export function listOf(strategy: PageStrategy, answer: (params: Params, url?: string) => Answer, params: Params = {}): { list: PagePromise<unknown, Item>; asked: (PageStep | undefined)[] } {
  const asked: (PageStep | undefined)[] = [];
  const list = new PagePromise<unknown, Item>(
    (step) => ({
      read: async () => {
        asked.push(step);
        // A list that never ends must fail its test, not hang it.
        if (asked.length > 2000) throw new Error('The list was asked for more than 2,000 pages.');
        const { body, headers = {} } = step && 'url' in step ? answer(params, step.url) : answer(step?.params ?? params);
        return { data: body, response: new Response(null, { headers }), requestId: undefined, headers: undefined };
      },
      open: () => Promise.reject(new Error('not used')),
      fail: (message) => new ResponseParseError(message),
    }),
    strategy,
    params,
  );
  return { list, asked };
}

export function numbers(from: number, to: number): Item[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => ({ id: from + index }));
}

export async function idsOf(items: AsyncIterable<Item>): Promise<number[]> {
  const ids: number[] = [];
  for await (const item of items) ids.push(item.id);
  return ids;
}
