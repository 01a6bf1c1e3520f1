import fc from 'fast-check';

/** A document as data that can be changed: lists where order means nothing to a program. */
export interface Draft {
  readonly operations: readonly DraftOperation[];
  readonly schemas: readonly DraftSchema[];
  readonly schemes: readonly string[];
}

export interface DraftOperation {
  readonly verb: string;
  readonly path: string;
  readonly tag: string;
  readonly id: string | undefined;
  readonly parameters: readonly string[];
  /** Variants of the answer, written in place: the name of a member each. */
  readonly variants: readonly string[];
  /** Members of the body, written in place. */
  readonly body: readonly string[];
  readonly uses: readonly string[];
}

export interface DraftSchema {
  readonly name: string;
  readonly members: readonly string[];
  /** Another schema that it is made of. */
  readonly base: string | undefined;
}

const names = ['Order', 'order', 'ORDER', 'Orders', 'Order-Item', 'OrderItem', 'Item', 'Error', 'Response', 'ListOrdersParams', 'ListOrdersResponse', 'GetOrder', '名前', '1st'];
const paths = ['/orders', '/orders/{id}', '/orders/{id}/items', '/orders/items', '/Orders/search', '/items', '/items/{id}', '/order-items', '/v1/orders', '/admin/orders', '/constructor'];
const tags = ['Orders', 'orders', 'Order Items', 'Items', 'ORDERS items', 'constructor'];
const ids = ['listOrders', 'getOrders', 'list_orders', 'orders_list', 'getOrder', 'items', 'listItems', 'orders.items', 'create', 'search', 'toString', 'list'];
const members = ['id', 'kind', 'status', 'order', 'items', 'Item', 'price'];
const words = (from: readonly string[], max: number): fc.Arbitrary<readonly string[]> => fc.uniqueArray(fc.constantFrom(...from), { maxLength: max });

export const operation: fc.Arbitrary<DraftOperation> = fc.record({
  verb: fc.constantFrom('get', 'post', 'put', 'delete'),
  path: fc.constantFrom(...paths),
  tag: fc.constantFrom(...tags),
  id: fc.option(fc.constantFrom(...ids), { nil: undefined, freq: 6 }),
  parameters: words(members, 3),
  variants: words(members, 3),
  body: words(members, 3),
  uses: words(names, 2),
});

export const schema: fc.Arbitrary<DraftSchema> = fc.record({ name: fc.constantFrom(...names), members: words(members, 3), base: fc.option(fc.constantFrom(...names), { nil: undefined }) });

export const draft: fc.Arbitrary<Draft> = fc.record({
  operations: fc.uniqueArray(operation, { minLength: 2, maxLength: 8, selector: ({ verb, path }) => `${verb} ${path}` }),
  schemas: fc.uniqueArray(schema, { minLength: 1, maxLength: 8, selector: ({ name }) => name }),
  schemes: words(['token', 'session', 'partner'], 3),
});

/** A change that a person makes to a document. */
export type Edit = (draft: Draft) => Draft;

const nth = <Item>(items: readonly Item[], index: number, change: (item: Item) => readonly Item[]): readonly Item[] => items.flatMap((item, place) => (items.length > 0 && place === index % items.length ? change(item) : [item]));
const turned = <Item>(items: readonly Item[], by: number): readonly Item[] => (items.length === 0 ? items : [...items.slice(by % items.length), ...items.slice(0, by % items.length)].reverse());
const inserted = <Item>(items: readonly Item[], at: number, item: Item): readonly Item[] => [...items.slice(0, at % (items.length + 1)), item, ...items.slice(at % (items.length + 1))];
const index = fc.nat(20);

export const edit: fc.Arbitrary<readonly [string, Edit]> = fc.oneof(
  fc.tuple(operation, index).map(([added, at]): readonly [string, Edit] => [
    'an operation is added',
    (before) => (before.operations.some(({ verb, path }) => verb === added.verb && path === added.path) ? before : { ...before, operations: inserted(before.operations, at, added) }),
  ]),
  index.map((at): readonly [string, Edit] => ['an operation is removed', (before) => (before.operations.length < 2 ? before : { ...before, operations: nth(before.operations, at, () => []) })]),
  index.map((by): readonly [string, Edit] => ['operations are put in another order', (before) => ({ ...before, operations: turned(before.operations, by) })]),
  fc.tuple(schema, index).map(([added, at]): readonly [string, Edit] => ['a schema is added', (before) => (before.schemas.some(({ name }) => name === added.name) ? before : { ...before, schemas: inserted(before.schemas, at, added) })]),
  index.map((at): readonly [string, Edit] => ['a schema is removed', (before) => ({ ...before, schemas: nth(before.schemas, at, () => []) })]),
  index.map((by): readonly [string, Edit] => ['schemas are put in another order', (before) => ({ ...before, schemas: turned(before.schemas, by) })]),
  fc.tuple(index, fc.constantFrom(...members)).map(([at, name]): readonly [string, Edit] => [
    'a schema gets a member',
    (before) => ({ ...before, schemas: nth(before.schemas, at, (one) => [{ ...one, members: [...new Set([...one.members, name])] }]) }),
  ]),
  fc.tuple(index, index).map(([at, by]): readonly [string, Edit] => [
    'variants and parameters are put in another order',
    (before) => ({ ...before, operations: nth(before.operations, at, (one) => [{ ...one, variants: turned(one.variants, by), parameters: turned(one.parameters, by) }]) }),
  ]),
  fc.tuple(index, fc.constantFrom(...members)).map(([at, name]): readonly [string, Edit] => [
    'an operation gets a variant and a parameter',
    (before) => ({ ...before, operations: nth(before.operations, at, (one) => [{ ...one, variants: [...new Set([name, ...one.variants])], parameters: [...new Set([name, ...one.parameters])] }]) }),
  ]),
  fc.constantFrom('token', 'session', 'partner', 'extra').map((scheme): readonly [string, Edit] => ['a security scheme is added', (before) => ({ ...before, schemes: [...new Set([scheme, ...before.schemes])] })]),
);

/** The text of a document. What refers to a schema that is not there is left out. */
export function textOf({ operations, schemas, schemes }: Draft): string {
  const declared = new Set(schemas.map(({ name }) => name));
  const reference = (name: string): object => ({ $ref: `#/components/schemas/${encodeURIComponent(name)}` });
  const objectOf = (list: readonly string[]): object => ({ type: 'object', properties: Object.fromEntries(list.map((name) => [name, { type: 'object', properties: { [name]: { type: 'string' } } }])) });
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { verb, path, tag, id, parameters, variants, body, uses } of operations) {
    const used = uses.filter((name) => declared.has(name)).map(reference);
    const alternatives = [...variants.map((name) => objectOf([name])), ...used];
    const variables = path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : [];
    paths[path] = {
      ...paths[path],
      [verb]: {
        ...(id === undefined ? {} : { operationId: id }),
        tags: [tag],
        parameters: [...variables, ...parameters.map((name) => ({ name, in: 'query', content: { 'application/json': { schema: objectOf([name, 'more']) } } }))],
        ...(verb === 'get' || verb === 'delete' || body.length === 0 ? {} : { requestBody: { content: { 'application/json': { schema: objectOf(body) } } } }),
        responses: { 200: { description: 'ok', ...(alternatives.length === 0 ? {} : { content: { 'application/json': { schema: { oneOf: alternatives } } } }) } },
      },
    };
  }
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1.0.0' },
    servers: [{ url: 'https://api.example.com' }],
    security: schemes.map((name) => ({ [name]: [] })),
    paths,
    components: {
      securitySchemes: Object.fromEntries(schemes.map((name) => [name, { type: 'http', scheme: 'bearer' }])),
      schemas: Object.fromEntries(schemas.map(({ name, members: own, base }) => [name, base !== undefined && base !== name && declared.has(base) && base < name ? { allOf: [reference(base), objectOf(own)] } : objectOf(own)])),
    },
  });
}
