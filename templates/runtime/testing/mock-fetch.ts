import { sdk } from '../sdk.js';
import { failureOf, responseOf, successOf, type AnswerOptions } from './answer.js';
import { readRequest } from './arrived.js';
import type { TestingData } from './data.js';
import { MockRequestError } from './errors.js';
import { withFaults, type Fault } from './faults.js';
import { createMatcher, type Match } from './match.js';
import type { Mocked, MockReply } from './mocked.js';
import { problemsOf } from './validate.js';

export interface MockOptions<Operation extends string = string> {
  /** Other seeds give other values. The same seed gives the same ones, on every platform. Default 0. */
  readonly seed?: number | string | undefined;
  /** Where the client believes the API to be; only its path matters. Default: the document's server. */
  readonly baseURL?: string | URL | undefined;
  /** Whether members of the query and the body that the document does not have are refused. Default true. */
  readonly strict?: boolean | undefined;
  /** Whether the document's own examples go before values made from its schemas. Default true. */
  readonly examples?: boolean | undefined;
  /** What goes wrong on purpose. The first one that is due and gives a response decides; latency is added before it. */
  readonly faults?: readonly Fault<Operation>[] | undefined;
}

/** A request that a mock received. */
export interface MockCall<Operation extends string = string> {
  readonly operation: Operation;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  /** JSON as its value, any other body as text; undefined where there is none. */
  readonly body: unknown;
}

/** A fetch that responds as the document says, without a network. `Operations` are the methods of the client by operation. */
export interface MockFetch<Operations> {
  /** @throws MockRequestError for a request that the document does not allow; it names every problem */
  (url: string, init?: RequestInit): Promise<Response>;
  /** What the mock received, in order; retries and requests that met a fault are among them. */
  readonly calls: readonly MockCall<keyof Operations & string>[];
  /**
   * Gives the operation another response from now on: its result, a whole Response (for other statuses and headers), or a
   * function that gives either for each request. The request is validated first.
   */
  readonly on: <Name extends keyof Operations & string>(operation: Name, reply: MockReply<Mocked<Operations[Name]>, Name>) => void;
  /** Forgets the calls, the responses that `on` gave and the numbers of requests. */
  readonly reset: () => void;
}

/** A base URL for clients whose document names no server. */
export const mockBaseURL: string = sdk.baseURL ?? 'https://api.test';

/**
 * Makes a mock of the API that a document describes.
 *
 * @param base where the API is, unless the options say
 */
export function createMockFetch<Operations>(document: TestingData, options?: MockOptions, base?: string | URL): MockFetch<Operations>;
export function createMockFetch(document: TestingData, options: MockOptions = {}, base: string | URL = mockBaseURL): MockFetch<Record<string, unknown>> {
  const { seed = 0, baseURL = base, strict = true, examples = true, faults = [] } = options;
  const find = createMatcher(document, String(baseURL));
  const answering: AnswerOptions = { seed, examples };
  const calls: MockCall[] = [];
  const replies = new Map<string, unknown>();

  /** The faults that are due for the request that was counted last. */
  const due = ({ id }: Match): readonly Fault[] => {
    const own = calls.filter(({ operation }) => operation === id).length;
    return faults.filter(({ operation, nth }) => {
      const number = operation === undefined ? calls.length : own;
      return (operation === undefined || operation === id) && (nth === undefined || [nth].flat().includes(number));
    });
  };

  const fetch = async (input: string, init?: RequestInit): Promise<Response> => {
    const request = await readRequest(input, init);
    const { method, url, headers, content, text } = request;
    const matches = find(method, url);
    const problems = new Map(matches.map((each) => [each, problemsOf(request, each, { named: document.named, strict })]));
    const match = matches.find(({ id }) => replies.has(id)) ?? matches.find((each) => problems.get(each)?.length === 0) ?? matches[0];
    if (match === undefined) throw new MockRequestError(`${method} ${url.pathname} is no operation of the document: check the path, the method and the baseURL.`);
    const body = content.kind === 'json' ? content.value : text === '' ? undefined : text;
    const call: MockCall = { operation: match.id, method, url: url.href, headers, body };
    calls.push(call);
    const found = problems.get(match) ?? [];
    if (found.length > 0) throw new MockRequestError(`${match.id}: ${method} ${url.pathname} is not as the document says: ${found.join('; ')}.`);
    const answer = async (): Promise<Response> => {
      if (!replies.has(match.id)) return successOf(match, request, document, answering);
      const reply = replies.get(match.id);
      const given: unknown = typeof reply === 'function' ? await reply(call) : reply;
      return given instanceof Response ? given.clone() : responseOf(given, match.data);
    };
    return withFaults(due(match), init?.signal, answer, (status, extra) => failureOf(match, status, extra, document, answering));
  };

  return Object.assign(fetch, {
    calls,
    on: (operation: string, reply: unknown): void => {
      if (!Object.hasOwn(document.operations, operation)) throw new MockRequestError(`The document has no operation "${operation}".`);
      replies.set(operation, reply);
    },
    reset: (): void => {
      calls.length = 0;
      replies.clear();
    },
  });
}
