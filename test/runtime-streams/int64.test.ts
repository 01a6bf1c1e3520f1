import fc from 'fast-check';
import { expect, it } from 'vitest';
import { int64At, jsonInt64, type Int64Places, type NamedPlaces } from '../../templates/runtime/response/int64.js';
import { jsonOrEmpty, jsonResponse } from '../../templates/runtime/response/json.js';
import { APIClient } from '../../templates/runtime/client.js';
import type { Method } from '../../templates/runtime/method.js';
import type { RequestOptions } from '../../templates/runtime/options.js';
import { Resource } from '../../templates/runtime/resource.js';
import { failureOf } from '../runtime/example.js';
import { reply, serve } from '../runtime/server.js';

const named: NamedPlaces = {
  Order: { members: { id: 'int64', lines: { items: { ref: 'Line' } }, next: { ref: 'Order' } } },
  Line: { members: { sku: 'int64' }, rest: { any: ['int64', { items: 'int64' }] } },
};
const read = int64At({ ref: 'Order' }, named);

it('42 integers at the places of int64 are exact bigints, all others stay numbers', () => {
  const text = '{"id":9007199254740993,"n":9007199254740993,"lines":[{"sku":-1,"x":2,"y":[3,{"z":4}],"s":"5"}],"next":{"id":0,"next":null}}';
  expect(read(text)).toEqual({
    id: 9007199254740993n,
    n: 9007199254740992,
    lines: [{ sku: -1n, x: 2n, y: [3n, { z: 4 }], s: '5' }],
    next: { id: 0n, next: null },
  });
});

it('42 the whole body, items of it, keys with escapes and white space', () => {
  expect(int64At('int64', {})(' 12 ')).toBe(12n);
  expect(int64At({ items: 'int64' }, {})('[1 , 2.5, "3", -4]')).toEqual([1n, 2.5, '3', -4n]);
  expect(int64At({ members: { 'a"b': 'int64', ü: 'int64' } }, {})('{ "a\\"b" : 1, "\\u00fc":2, "c": 3 }')).toEqual({ 'a"b': 1n, ü: 2n, c: 3 });
  expect(int64At({ members: { id: 'int64' } }, {})('{"toString":1,"id":"id","x":"{\\"id\\":1}"}')).toEqual({ toString: 1, id: 'id', x: '{"id":1}' });
});

it.each(['', '{', '[1 2]', '01', '{"id":}', '{"id":1,}', '-', '[1,,2]', '{"id":1 2}'])('42 %j is no JSON', (text) => {
  expect(() => read(text)).toThrow(SyntaxError);
  expect(() => int64At('int64', {})(text)).toThrow(SyntaxError);
});

it('42 property: what is read is what JSON.parse reads, but for the bigints', () => {
  const everywhere: Int64Places = { any: ['int64', { items: { ref: 'All' } }, { rest: { ref: 'All' } }] };
  const all = int64At({ ref: 'All' }, { All: everywhere });
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value, null, 1);
      expect(int64At({ items: 'int64' }, {})(JSON.stringify([value, text]))).toHaveLength(2);
      expect(JSON.stringify(all(text), (_, each: unknown) => (typeof each === 'bigint' ? Number(each) : each))).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
  fc.assert(fc.property(fc.bigInt(), (value) => {
    expect(read(`{"id":${value}}`)).toEqual({ id: value });
  }));
});

it('42 a body nested a hundred thousand deep, and a long one, are read in linear time', { timeout: 60_000 }, () => {
  const start = performance.now();
  const items = int64At({ items: 'int64' }, {});
  expect(items(`[${'1,'.repeat(300_000)}2]`)).toHaveLength(300_001);
  expect(() => read(`${'['.repeat(100_000)}1${']'.repeat(100_000)}`)).not.toThrow(SyntaxError);
  expect(performance.now() - start).toBeLessThan(20_000);
});

class Orders extends Resource {
  readonly get: Method<[options?: RequestOptions], { readonly id: bigint }> = this.method({ id: 'get', method: 'GET', path: '/order', response: jsonInt64(read, jsonResponse) });
  readonly maybe: Method<[options?: RequestOptions], { readonly id: bigint } | undefined> = this.method({ id: 'maybe', method: 'GET', path: '/maybe', response: jsonInt64(read, jsonOrEmpty) });
}

it('42 over a connection, with the errors of any JSON body', async () => {
  const type = { 'content-type': 'application/json' };
  await using server = await serve(reply(200, '\ufeff{"id":9223372036854775807}', type), reply(204), reply(200, '{"id":1', type));
  const orders = new Orders(new APIClient({ baseURL: server.url }, { apiKey: 'sk_test_51secretsecret' }));
  expect((await orders.get()).id).toBe(9223372036854775807n);
  expect(await orders.maybe()).toBeUndefined();
  expect(await failureOf(orders.get())).toMatchObject({ name: 'ResponseParseError', snippet: '{"id":1' });
});
