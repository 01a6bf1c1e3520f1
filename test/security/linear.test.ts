import { expect, it } from 'vitest';
import { readFile } from '../../templates/runtime/body/file.js';
import { errorFrom } from '../../templates/runtime/errors/from-response.js';
import { messageOf, oneLine } from '../../templates/runtime/errors/message.js';
import { curl } from '../../templates/runtime/extras/curl.js';
import { plain } from '../../templates/runtime/extras/plain.js';
import { redactText } from '../../templates/runtime/extras/secrets.js';
import { deprecation } from '../../templates/runtime/features/deprecation.js';
import { readRateLimit } from '../../templates/runtime/features/rate-limit.js';
import { redact } from '../../templates/runtime/features/redact.js';
import { compare, type Shape } from '../../templates/runtime/features/shapes.js';
import { parseTraceParent } from '../../templates/runtime/features/trace-context.js';
import { linkHeader } from '../../templates/runtime/pagination/link-header.js';
import { contentTypeOf } from '../../templates/runtime/response/content-type.js';
import { int64At } from '../../templates/runtime/response/int64.js';
import { text as textCodec } from '../../templates/runtime/response/text.js';
import { sdk } from '../../templates/runtime/sdk.js';
import { createEventParser } from '../../templates/runtime/stream/event-parser.js';
import { createRecordParser } from '../../templates/runtime/stream/record-parser.js';
import { retryAfterOf } from '../../templates/runtime/transport/retry-after.js';
import { decodeSignature } from '../../templates/runtime/webhooks/signature.js';

// What a server sends is read in linear time: twice the text takes about twice the time, whatever the text is.

const encoder = new TextEncoder();

/** A shape with alternatives at each level, of which each has to be tried. */
const named: Readonly<Record<string, Shape>> = {
  Node: { oneOf: [{ ref: 'Left' }, { ref: 'Right' }] },
  Left: { required: { l: 'string' }, optional: { n: { ref: 'Node' } }, patterns: { '^(x+)+$': 'string' } },
  Right: { required: { r: 'string' }, optional: { n: { ref: 'Node' } }, rest: { items: { ref: 'Node' } } },
};

const observe = deprecation({ sdk, options: {}, shared: (kind) => new kind() }).observe;

const bodies: Readonly<Record<string, (text: string) => unknown>> = {
  'the message of an error': (text) => messageOf(text, '', new Response()),
  'the message of a page': (text) => messageOf(`<html>${text}`, '', new Response()),
  'one line': oneLine,
  'the message in a plain client': (text) => plain.messageOf({ message: text }, '', new Response()),
  'the error of a body': (text) => errorFrom(new Response(null, { status: 400 }), text, {}, String, messageOf),
  'the error of a JSON body': (text) => errorFrom(new Response(null, { status: 400 }), JSON.stringify({ errors: [{ detail: text }, [[text]]], [text]: 1 }), {}, String, messageOf),
  'a text without its secrets': redactText,
  'facts without their secrets': (text) => redact({ [text]: text }),
  'a curl command': (text) => curl({ url: `https://h/${text}`, method: 'POST', headers: new Headers([['x-text', JSON.stringify(text)]]), body: text }),
  'JSON with 64-bit integers': (text) => attempt(() => int64At({ rest: 'int64' }, {})(text)),
  'JSON with long integers': (text) => attempt(() => int64At({ items: 'int64' }, {})(`[${text}]`)),
  'an event stream': (text) => createEventParser().push(encoder.encode(`data:${text}\n\n`)),
  'an event stream in small pieces': (text) => {
    const { push } = createEventParser();
    for (const piece of text.match(/[^]{1,50}/g) ?? []) push(encoder.encode(piece));
  },
  'JSON Lines': (text) => createRecordParser('\n').push(encoder.encode(text)),
  'a comparison with the document': (text) => compare({ [text]: text, n: { [text]: [text] } }, { ref: 'Node' }, named),
};

const headers: Readonly<Record<string, (text: string) => unknown>> = {
  'the message of a redirection': (text) => messageOf('', '', withHeader('location', text, 301)),
  'the next link': (text) => linkHeader().next({ body: undefined, response: withHeader('link', text), params: {}, items: [], previous: [], fail: (message) => new Error(message) }),
  'a link and more': (text) => linkHeader().next({ body: undefined, response: withHeader('link', `<a>;${text}`), params: {}, items: [], previous: [], fail: (message) => new Error(message) }),
  'the rate limit': (text) => readRateLimit(new Headers(['ratelimit', 'ratelimit-policy', 'x-ratelimit-limit', 'x-ratelimit-reset'].map((name) => [name, text])), 0),
  'the time to wait': (text) => retryAfterOf({ status: 429, headers: new Headers(['retry-after', 'retry-after-ms', 'x-ratelimit-reset'].map((name) => [name, text])) }, 0),
  'a deprecation': (text) =>
    observe?.(new Response(null, { headers: { deprecation: text, sunset: `2020${text}`, link: text } }), {
      operation: { id: 'o', method: 'GET', path: '/', tags: [], idempotent: true, paginated: false },
      attempt: 1,
      sdk,
      signal: new AbortController().signal,
      pause: (work) => work,
      log: () => undefined,
    }),
  'a content type': (text) => contentTypeOf(withHeader('content-type', text)),
  'the charset of a text': (text) => textCodec.decode({ response: withHeader('content-type', `text/plain; ${text}`), bytes: new Uint8Array() }, context),
  'the name of a download': (text) => readFile(withHeader('content-disposition', text), 'file'),
  'a traceparent': parseTraceParent,
  'a signature': (text) => [decodeSignature(text, 'hex'), decodeSignature(text, 'base64')],
};

const seeds = [
  '<title', '<h1 ', '<', '<script', '<script></', '</', '<!', '"\\', '"', '\\', '\\"', '://', '=', ';', ' ', ',', '<a>"', '<a>;rel="next', '<a>;', '&a', '?a=', '&=', '{"a":', '[', 'bearer ', 'basic', '\n', '\r', '\t',
  '1', '1.', '1e', 'a', 'x', 'A=', '"a":"', '"a":', ':', '%', '%2', '-', '@', '//', ';rel', ';rel =', ';charset=', 'filename="', 'Mon ', '(', '0', 'ab', '\u001e', 'id:', 'data:\n', 'auth', 'keykey',
];

it.each(Object.entries(bodies))('%s is read in linear time', { timeout: 120_000 }, (_, read) => {
  expect(seeds.filter((seed) => !isLinear((length) => read(seed.repeat(length / seed.length)), 100_000))).toEqual([]);
});

it.each(Object.entries(headers))('%s is read in linear time', { timeout: 120_000 }, (_, read) => {
  const visible = seeds.filter((seed) => /^[ -~]+$/.test(seed));
  expect(visible.filter((seed) => !isLinear((length) => read(seed.repeat(length / seed.length)), 100_000))).toEqual([]);
});

it('a body is compared in linear time with alternatives at every level of the document', { timeout: 120_000 }, () => {
  const nested = (depth: number): unknown => JSON.parse(`${'{"n":'.repeat(depth)}1${'}'.repeat(depth)}`);
  expect(isLinear((depth) => compare(nested(depth), { ref: 'Node' }, named), 50)).toBe(true);
  const wide = (length: number): unknown => Array.from({ length }, (_, index) => ({ [`k${index}`]: index }));
  expect(isLinear((length) => compare(wide(length), { items: { ref: 'Node' } }, named), 100_000)).toBe(true);
});

it('an error finds its message in linear time in a body as wide and deep as it may be', { timeout: 120_000 }, () => {
  const names = ['message', 'error_description', 'error', 'detail', 'errors', 'title', 'description', 'msg', 'reason'];
  const body = (depth: number, leaf: string): unknown =>
    depth === 0 ? leaf : depth % 2 === 0 ? Array.from({ length: 10 }, () => body(depth - 1, leaf)) : Object.fromEntries(names.map((name) => [name, body(depth - 1, leaf)]));
  expect(isLinear((length) => messageOf(body(4, `<${' '.repeat(length / 8100)}`), '', new Response()), 500_000)).toBe(true);
});

it('the measurement finds what is not linear', { timeout: 120_000 }, () => {
  expect(isLinear((length) => /^a*a*a*b/.test('a'.repeat(length)), 350)).toBe(false);
});

const context = {
  fail: (message: string): Error => new Error(message),
  get plan(): never {
    throw new Error('Nobody asks.');
  },
  send: () => Promise.reject(new Error('Nobody sends.')),
};

function withHeader(name: string, text: string, status = 200): Response {
  return new Response(null, { status, headers: { [name]: text } });
}

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

/**
 * Whether twice the length takes less than 2.5 times the processor's time. What else the machine does can only make it longer: the
 * shortest of several times counts. What takes less than 80 ms in 200,000 characters is linear, or it would take seconds.
 */
function isLinear(work: (length: number) => unknown, length: number): boolean {
  work(length / 10);
  let once = Infinity;
  let twice = Infinity;
  for (let tries = 1; tries <= 10; tries++) {
    twice = Math.min(twice, processorTime(() => work(2 * length)));
    if (twice < 80) return true;
    once = Math.min(once, processorTime(() => work(length)));
    if (tries >= 3 && twice < 2.5 * once) return true;
  }
  return false;
}

/** In milliseconds. */
function processorTime(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
