import { describe, expect, it } from 'vitest';
import type { ResponseCodec } from '../../templates/runtime/operation.js';
import { resolveSettings } from '../../templates/runtime/options.js';
import type { Plan } from '../../templates/runtime/request/plan.js';
import { blob } from '../../templates/runtime/response/blob.js';
import { empty } from '../../templates/runtime/response/empty.js';
import { jsonOrEmpty, jsonResponse } from '../../templates/runtime/response/json.js';
import { text } from '../../templates/runtime/response/text.js';
import { thrown } from './operations.js';

interface Answer {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
  readonly status?: number;
}

/** What the transport gives a codec, and the error it would make. */
function decode(codec: ResponseCodec, { body = '', type, status = 200 }: Answer): unknown {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const response = new Response(null, { status, headers: type === undefined ? {} : { 'content-type': type } });
  const fail = (message: string, snippet: string, cause?: unknown): Error => Object.assign(new Error(message, { cause }), { snippet });
  return codec.decode({ response, bytes }, { fail, plan, send: () => Promise.resolve(response) });
}

/** The request that was answered: nothing that these codecs look at. */
const plan: Plan = {
  settings: resolveSettings({ baseURL: 'http://server.test' }),
  operation: { id: 'read', method: 'GET', path: '/', tags: [], idempotent: true, paginated: false },
  method: 'GET',
  url: 'http://server.test/',
  headers: new Map(),
  body: undefined,
  schemes: [],
  credentials: new Map(),
  idempotent: true,
  signal: undefined,
  maxRetries: 0,
  policy: undefined,
  fetch: globalThis.fetch,
  middleware: [],
};

describe('38 JSON responses', () => {
  it.each([
    ['application/json'], ['application/json; charset=utf-8'], ['Application/JSON;charset="UTF-8"; x=y'], ['application/problem+json'], ['application/vnd.api+json; version=1'], ['text/json'], [undefined],
  ])('38 %s is parsed', (type) => {
    expect(decode(jsonResponse, { body: ' {"a":[1,null]}\n', ...(type !== undefined && { type }) })).toEqual({ a: [1, null] });
  });

  it.each([['7', 7], ['"x"', 'x'], ['null', null], ['false', false], ['[1]', [1]], ['\ufeff{"a":1}', { a: 1 }], ['"\ufeff\u2028"', '\ufeff\u2028']])('38 %j stays what it is', (body, value) => {
    expect(decode(jsonResponse, { body, type: 'application/json' })).toEqual(value);
  });

  it('38 JSON under a wrong label is taken where it is an array or object, not where text happens to parse', () => {
    expect(decode(jsonResponse, { body: '{"a":1}', type: 'text/plain' })).toEqual({ a: 1 });
    expect(thrown(() => decode(jsonResponse, { body: '404', type: 'text/plain' })).message).toMatch(/^The response is text\/plain, not the JSON /);
  });

  it.each<[string, Answer, string]>([
    ['truncated', { body: '{"a":', type: 'application/json' }, 'is malformed'],
    ['malformed', { body: "{'a':1}", type: 'application/json' }, 'is malformed'],
    ['two values', { body: '{}{}', type: 'application/json' }, 'is malformed'],
    ['empty', { type: 'application/json' }, 'is empty'],
    ['blank', { body: ' \n', type: 'application/json' }, 'is empty'],
    ['a page of HTML', { body: '<!doctype html><title>Login</title>', type: 'text/html; charset=utf-8' }, 'is text/html, not the JSON'],
    ['HTML labelled as JSON', { body: '<html>', type: 'application/json' }, 'is malformed'],
    ['untyped text', { body: 'OK' }, 'of no type, not the JSON'],
    ['204', { status: 204 }, 'is empty, not the JSON'],
  ])('39 %s is one error, with the beginning of the body', (_, answer, message) => {
    const error = thrown(() => decode(jsonResponse, answer));
    expect(error.message).toContain(message);
    expect(Reflect.get(error, 'snippet')).toBe(answer.body ?? '');
  });

  it('39 the snippet is short and the cause is the parser\'s', () => {
    const error = thrown(() => decode(jsonResponse, { body: `<${'x'.repeat(5000)}`, type: 'text/html' }));
    expect(String(Reflect.get(error, 'snippet'))).toHaveLength(200);
    expect(error.cause).toBeInstanceOf(SyntaxError);
  });

  it('38 a body called __proto__ changes no prototype', () => {
    const value = decode(jsonResponse, { body: '{"__proto__":{"polluted":1}}', type: 'application/json' });
    expect(Object.keys(Object(value))).toEqual(['__proto__']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('40 204 and 205 are undefined where the operation also declares an empty success, an empty 200 is not', () => {
    expect(decode(jsonOrEmpty, { status: 204 })).toBeUndefined();
    expect(decode(jsonOrEmpty, { status: 205 })).toBeUndefined();
    expect(decode(jsonOrEmpty, { body: '{"a":1}', type: 'application/json' })).toEqual({ a: 1 });
    expect(thrown(() => decode(jsonOrEmpty, { type: 'application/json' })).message).toContain('is empty');
  });
});

describe('40 no body', () => {
  it.each([[204], [205], [200]])('40 status %i gives undefined', (status) => {
    expect(decode(empty, { status, body: status === 200 ? '<html>' : '' })).toBeUndefined();
  });
});

describe('43 text and binary', () => {
  it('43 text in the charset that the response names', () => {
    expect(decode(text, { body: 'é', type: 'text/csv' })).toBe('é');
    expect(decode(text, { body: new Uint8Array([0xe9]), type: 'text/plain; charset="iso-8859-1"' })).toBe('é');
    expect(decode(text, {})).toBe('');
    expect(thrown(() => decode(text, { body: 'x', type: 'text/plain; charset=klingon' })).message).toContain('charset "klingon"');
  });

  it('43 a Blob has the bytes and the media type', async () => {
    const value = decode(blob(), { body: new Uint8Array([0, 255]), type: 'image/png' });
    if (!(value instanceof Blob)) throw new Error('expected a Blob');
    expect(value.type).toBe('image/png');
    expect(new Uint8Array(await value.arrayBuffer())).toEqual(new Uint8Array([0, 255]));
  });
});
