import { beforeAll, describe, expect, it } from 'vitest';
import type { Generation } from '../../generator/pipeline.js';
import { generateText } from '../support/generate.js';

const document = `
openapi: 3.1.1
info: { title: Numbers API, version: 1.0.0 }
servers: [{ url: https://api.example.com }]
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      tags: [Orders]
      parameters: [{ name: id, in: path, required: true, schema: { type: integer, format: int64 } }]
      responses:
        '200': { description: One, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
        '204': { description: None }
  /orders:
    get:
      operationId: watchOrders
      tags: [Orders]
      responses:
        '200': { description: All, content: { text/event-stream: { schema: { $ref: '#/components/schemas/Order' } } } }
    post:
      operationId: createOrder
      tags: [Orders]
      requestBody: { content: { application/json: { schema: { type: object, properties: { amount: { type: integer, format: int64 } } } } } }
      responses:
        '200': { description: Counted, content: { application/json: { schema: { type: object, properties: { count: { type: integer } } } } } }
components:
  schemas:
    Base: { type: object, required: [id], properties: { id: { type: integer, format: int64 } } }
    Order:
      allOf:
        - $ref: '#/components/schemas/Base'
        - { type: object, properties: { next: { $ref: '#/components/schemas/Order' }, sums: { type: object, additionalProperties: { type: integer, format: int64 } }, tags: { type: array, items: { type: string } } } }
`;

let exact: Generation;
let plain: Generation;
beforeAll(async () => {
  exact = await generateText(document, { int64: 'bigint' });
  plain = await generateText(document);
});

const linesOf = ({ files }: Generation, file: string): readonly string[] => (files?.get(file) ?? '').split('\n').map((line) => line.trim());

describe('42 an SDK whose configuration asks for bigints', () => {
  it('42 says so in its types: bigint in what it gives, also number in what it takes', () => {
    const lines = linesOf(exact, 'src/resources/orders.ts');
    expect(lines).toContain('id: bigint;');
    expect(lines).toContain('sums?: Record<string, bigint>;');
    expect(lines).toContain('amount?: number | bigint | undefined;');
    expect(lines).toContain('count?: number;');
    expect(lines.join(' ')).toContain('readonly get: Method<[id: number | bigint, options?: RequestOptions], Order | undefined>');
  });

  it('42 reads the responses and streams that hold one, and no others, by the places of its models', () => {
    const lines = linesOf(exact, 'src/resources/orders.ts');
    expect(lines).toContain("response: jsonInt64(int64At({ ref: 'Order' }, int64Places), jsonOrEmpty),");
    expect(lines).toContain("response: sse({ parse: int64At({ ref: 'Order' }, int64Places) }),");
    expect(lines.filter((line) => line.startsWith('response:'))).toHaveLength(2);
    expect(linesOf(exact, 'src/int64.ts')).toEqual(
      expect.arrayContaining(["Base: { members: { id: 'int64' } },", "Order: { any: [{ members: { next: { ref: 'Order' }, sums: { rest: 'int64' } } }, { ref: 'Base' }] },"]),
    );
  });
});

it('42 an SDK without the option has numbers and nothing of it', () => {
  expect(linesOf(plain, 'src/resources/orders.ts')).toContain('id: number;');
  expect([...(plain.files?.values() ?? [])].join('\n')).not.toMatch(/int64At|: bigint;|NamedPlaces/);
  expect([...(plain.files?.keys() ?? [])].filter((path) => path.includes('int64'))).toEqual([]);
});
