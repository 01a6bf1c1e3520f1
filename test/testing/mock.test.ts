import { describe, expect, expectTypeOf, it } from 'vitest';
import { compare } from '../../templates/runtime/features/shapes.js';
import { createMatcher } from '../../templates/runtime/testing/match.js';
import { generateValue } from '../../templates/runtime/testing/generate.js';
import { seededRandom } from '../../templates/runtime/testing/random.js';
import { failureOf } from '../runtime/example.js';
import { document, mocked } from './example.js';

const { named } = document;

describe('the mock responds as the document says:', () => {
  it('with values of the schemas', async () => {
    const { client } = mocked();
    const order = await client.orders.get('1');
    expect(compare(order, { ref: 'Order' }, named)).toEqual([]);
    expect(await client.orders.delete('1')).toBeUndefined();
    expect(await client.orders.create({ productId: 'p' }).withResponse()).toMatchObject({ response: { status: 201 } });
  });

  it('with the same values for the same seed, in any order of calls, and with others for another', async () => {
    const [one, same, other] = [mocked({ seed: 7 }), mocked({ seed: 7 }), mocked({ seed: 8 })].map(({ client }) => client.orders);
    await same?.list();
    const first = await one?.get('1');
    expect(await one?.get('2')).toEqual(first);
    expect(await same?.get('1')).toEqual(first);
    expect(await other?.get('1')).not.toEqual(first);
    // Written down, so that another release or platform is known to give the same.
    expect(first).toMatchInlineSnapshot(`
      {
        "id": "3ef4ac615c5e9170b4723559",
        "parts": [
          {
            "id": "303b28af906aef60785edddb",
            "placedAt": "2020-12-23T18:39:35.000Z",
          },
          {
            "id": "ccb26e518d3584b8e98dad5e",
            "placedAt": "2021-04-12T23:21:16.000Z",
          },
        ],
        "placedAt": "2020-07-12T13:44:44.000Z",
        "total": 719.24,
      }
    `);
  });

  it('with an example of the document where there is one, unless values of the schemas are asked for', async () => {
    const faults = [{ kind: 'status', status: 404 }] as const;
    expect(await failureOf(mocked({ faults }).client.orders.get('1'))).toMatchObject({ status: 404, body: { message: 'No such order.' } });
    expect(await failureOf(mocked({ faults, examples: false }).client.orders.get('1'))).toMatchObject({ body: { message: expect.stringMatching(/^message-/) } });
  });

  it('with lists of one page', async () => {
    const { client, mock } = mocked();
    const orders = await client.orders.list().collect();
    expect(orders).toHaveLength(2);
    expect(mock.calls).toHaveLength(1);
    expect((await client.orders.list({ page: 2 })).orders).toEqual([]);
  });

  it('with values that fit every shape, whatever the seed', () => {
    for (let seed = 0; seed < 200; seed++) {
      for (const ref of Object.keys(named)) {
        const value = generateValue({ ref }, { named, examples: {}, random: seededRandom(String(seed)) });
        expect(compare(value, { ref }, named)).toEqual([]);
      }
    }
  });
});

describe('the mock refuses what the document does not allow:', () => {
  /** A call that the compiler would refuse too. */
  const call = async (method: string, args: readonly unknown[]): Promise<unknown> => {
    const found: unknown = Reflect.get(mocked().client.orders, method);
    if (typeof found !== 'function') throw new Error(`There is no method ${method}.`);
    return Reflect.apply(found, undefined, args);
  };

  it.each([
    ['a body without a required member', 'create', [{ note: 'n' }], '"productId" of the body is missing'],
    ['a member of another type', 'create', [{ productId: 5 }], '"productId" of the body has the wrong type: number'],
    ['a fraction for an integer', 'create', [{ productId: 'p', count: 1.5 }], '"count" of the body has the wrong type: number'],
    ['null where it is not allowed', 'create', [{ productId: 'p', count: null }], '"count" of the body has the wrong type: null'],
    ['a value that an enum does not have', 'create', [{ productId: 'p', size: 'xl' }], '"size" of the body is "xl"'],
    ['a member that is not documented', 'create', [{ productId: 'p', productID: 'q' }], '"productID" of the body is not in the document'],
    ['several problems at once', 'create', [{ note: 1, x: 2 }], '"productId" of the body is missing; "note" of the body has the wrong type: number; "x" of the body is not in the document'],
    ['no parameter that is required', 'reviews', [{}], 'the query parameter "productId" is missing'],
    ['a parameter of another type', 'list', [{ page: 'two' }], 'the query parameter "page" is "two", not an integer'],
    ['a parameter that is not documented', 'list', [{ pages: 2 }], 'the query parameter "pages" is not in the document'],
    ['a path variable of another type', 'delete', ['abc'], 'the path variable "id" is "abc", not an integer'],
  ] as const)('%s', async (_, method, args, message) => {
    const error = await failureOf(call(method, args));
    expect(error).toMatchObject({ name: 'MockRequestError', message: expect.stringContaining(message) });
  });

  it.each([
    ['a path', (client: ReturnType<typeof mocked>['client']) => client.get('/nowhere'), 'GET /v1/nowhere is no operation'],
    ['a method', (client: ReturnType<typeof mocked>['client']) => client.patch('/orders'), 'PATCH /v1/orders is no operation'],
    ['a body where there is none', (client: ReturnType<typeof mocked>['client']) => client.delete('/orders/1', { body: { a: 1 } }), 'takes no body'],
    ['no body where one is required', (client: ReturnType<typeof mocked>['client']) => client.post('/orders'), 'the body is missing'],
    ['another media type', (client: ReturnType<typeof mocked>['client']) => client.post('/orders', { body: 'a=1', headers: { 'content-type': 'text/plain' } }), 'the body has the media type "text/plain", not application/json'],
  ] as const)('%s that is not documented', async (_, send, message) => {
    expect(await failureOf(send(mocked().client))).toMatchObject({ name: 'MockRequestError', message: expect.stringContaining(message) });
  });

  it('once, without retries', async () => {
    const { client, mock } = mocked();
    await failureOf(client.get('/orders/1', { query: { x: 1 } }));
    expect(mock.calls).toHaveLength(1);
  });

  it('but with strict: false not what the document does not name', async () => {
    const { client } = mocked({ strict: false });
    expect(await client.get('/orders', { query: { debug: true } })).toBeDefined();
    expect(await client.post('/orders', { body: { productId: 'p', more: 1 } })).toBeDefined();
    expect(await failureOf(client.post('/orders', { body: { more: 1 } }))).toMatchObject({ name: 'MockRequestError' });
  });
});

describe('a test can decide itself', () => {
  it('what an operation gives: a result, a Response, a function', async () => {
    const { client, mock } = mocked();
    mock.on('getOrder', { id: 'mine' });
    expect(await client.orders.get('1')).toEqual({ id: 'mine' });
    mock.on('getOrder', () => Response.json({ message: 'no' }, { status: 409 }));
    expect(await failureOf(client.orders.get('1'))).toMatchObject({ name: 'ConflictError' });
    mock.on('getOrder', ({ url, operation }) => ({ id: `${operation} ${new URL(url).pathname}` }));
    expect(await client.orders.get('1')).toEqual({ id: 'getOrder /v1/orders/1' });
    mock.reset();
    expect(await client.orders.get('1')).toHaveProperty('placedAt');
  });

  it('and the compiler knows the operations and their results', () => {
    const { mock } = mocked();
    expectTypeOf(mock.on<'getOrder'>).parameter(1).extract<{ id: string }>().toEqualTypeOf<{ readonly id: string }>();
    // @ts-expect-error an order has an id
    mock.on('getOrder', { name: 'x' });
    // @ts-expect-error there is no such operation
    expect(() => mock.on('getOrders', { id: '1' })).toThrow('no operation "getOrders"');
    // @ts-expect-error there is no such operation
    mocked({ faults: [{ operation: 'getOrders', kind: 'drop' }] });
  });

  it('which operation is meant, where two differ in nothing that is sent', async () => {
    const { client, mock } = mocked();
    await client.orders.get('1');
    mock.on('shareOrder', { id: 'shared' });
    expect(await client.orders.get('1')).toEqual({ id: 'shared' });
    expect(mock.calls.map(({ operation }) => operation)).toEqual(['getOrder', 'shareOrder']);
  });

  it('by looking at what was called', async () => {
    const { client, mock } = mocked();
    await client.orders.create({ productId: 'p', note: null });
    expect(mock.calls).toEqual([{ operation: 'createOrder', method: 'POST', url: 'https://api.test/v1/orders', headers: expect.any(Headers), body: { productId: 'p', note: null } }]);
  });
});

it.each([
  ['/orders/mine', 'literal'],
  ['/orders/1', 'variable'],
  ['/compare/a...b', 'pair'],
  ['/compare/a', 'range'],
  ['/search?kind=order', 'query'],
  ['/search', 'plain'],
  ['/a%7Bb%7D%20', 'braces'],
] as const)('%s is the operation whose path says most of it', (target, id) => {
  const operation = (path: string, ...names: readonly string[]) => ({ method: 'GET', path, success: { status: 200 }, parameters: { path: { required: Object.fromEntries(names.map((name) => [name, 'string' as const])) } } });
  const find = createMatcher(
    {
      operations: {
        variable: operation('/orders/{id}', 'id'),
        literal: operation('/orders/mine'),
        range: operation('/compare/{range}', 'range'),
        pair: operation('/compare/{base}...{head}', 'base', 'head'),
        plain: operation('/search'),
        query: operation('/search?kind=order'),
        braces: operation('/a{b} '),
      },
    },
    'https://api.test/v1/',
  );
  expect(find('GET', new URL(`https://api.test/v1${target}`))[0]?.id).toBe(id);
});
