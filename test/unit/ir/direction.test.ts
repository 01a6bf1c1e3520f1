import { describe, expect, test } from 'vitest';
import { brief, build, nameOf, operationCalled, schemaNamed } from './support.js';

const json = (schema: string): string => `content: { application/json: { schema: { $ref: '#/components/schemas/${schema}' } } }`;
const document = (schemas: string, sent: string, received: string): string => `
paths:
  /things:
    post:
      operationId: createThing
      requestBody: { ${json(sent)} }
      responses: { '200': { description: ok, ${json(received)} } }
components:
  schemas:
${schemas}`;

const order = `
    Order: { required: [id], properties: { id: { type: string, readOnly: true }, secret: { type: string, writeOnly: true }, line: { $ref: '#/components/schemas/Line' } } }
    Line: { properties: { order: { $ref: '#/components/schemas/Order' }, price: { $ref: '#/components/schemas/Price' } } }
    Price: { properties: { amount: { type: number } } }
    Idle: { properties: { id: { type: string, readOnly: true } } }`;

describe('a schema that travels both ways', () => {
  test('is split with all that leads to a difference, and nothing else', async () => {
    const { api } = await build(document(order, 'Order', 'Order'));
    expect(api.schemas.map((schema) => [nameOf(schema), schema.direction])).toEqual([
      ['Order', { request: false, response: true }],
      ['Order!request', { request: true, response: false }],
      ['Line', { request: false, response: true }],
      ['Line!request', { request: true, response: false }],
      ['Price', { request: true, response: true }],
      ['Idle', { request: false, response: false }],
    ]);
    const view = schemaNamed(api, 'Order!request');
    expect(view.requestViewOf).toBe(schemaNamed(api, 'Order').id);
    expect(view.id).toBe(`${schemaNamed(api, 'Order').id}!request`);
    const members = (name: string): unknown => brief(schemaNamed(api, name).type, api);
    expect(members('Order')).toMatchObject({ properties: [{ name: 'id' }, { name: 'line', type: { id: 'Line' } }] });
    expect(members('Order!request')).toMatchObject({ properties: [{ name: 'secret' }, { name: 'line', type: { id: 'Line!request' } }] });
    expect(members('Line!request')).toMatchObject({ properties: [{ type: { id: 'Order!request' } }, { type: { id: 'Price' } }] });
    expect(members('Idle')).toMatchObject({ properties: [{ name: 'id' }] });
    const operation = operationCalled(api, 'createThing');
    expect(brief(operation.body?.contents[0]?.type, api)).toEqual({ kind: 'ref', id: 'Order!request' });
    expect(brief(operation.responses[0]?.contents[0]?.type, api)).toEqual({ kind: 'ref', id: 'Order' });
  });

  test('is one where nothing differs', async () => {
    const { api } = await build(document('    Order: { properties: { id: { type: string } } }', 'Order', 'Order'));
    expect(api.schemas.map(nameOf)).toEqual(['Order']);
  });

  test('extends the request view of its base', async () => {
    const { api } = await build(document(`${order}\n    Big: { allOf: [{ $ref: '#/components/schemas/Order' }, { properties: { size: { type: integer } } }] }`, 'Big', 'Big'));
    expect(brief(schemaNamed(api, 'Big!request').type, api)).toMatchObject({ extends: ['Order!request'] });
  });
});

describe('a schema that travels one way', () => {
  test('loses what does not travel that way, and is no view', async () => {
    const { api } = await build(document(`${order}\n    Answer: { properties: { ok: { type: boolean }, pin: { type: string, writeOnly: true } } }`, 'Order', 'Answer'));
    expect(api.schemas.map(nameOf)).toEqual(['Order', 'Line', 'Price', 'Idle', 'Answer']);
    expect(schemaNamed(api, 'Order').type).toMatchObject({ properties: [{ name: 'secret' }, { name: 'line' }] });
    expect(schemaNamed(api, 'Answer').type).toMatchObject({ properties: [{ name: 'ok' }] });
    expect(schemaNamed(api, 'Answer').direction).toEqual({ request: false, response: true });
  });

  test('what a webhook sends is received', async () => {
    const { api } = await build(`
webhooks: { order.done: { post: { requestBody: { ${json('Order')} }, responses: { '200': { description: ok } } } } }
components: { schemas: { Order: { properties: { secret: { type: string, writeOnly: true }, id: { type: string, readOnly: true } } } } }`);
    expect(schemaNamed(api, 'Order')).toMatchObject({ direction: { request: false, response: true }, type: { properties: [{ name: 'id' }] } });
    expect(brief(api.webhooks, api)).toEqual([{ event: 'order.done', name: ['order', 'done'], payload: { kind: 'ref', id: 'Order' } }]);
  });
});

test('a union whose tag is not sent says so in the request', async () => {
  const variant = (tag: string, own: string): string => `{ required: [type], properties: { type: { const: ${tag}, readOnly: true }, ${own}: { type: string } } }`;
  const { api } = await build(document(`    Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }\n    Cat: ${variant('cat', 'a')}\n    Dog: ${variant('dog', 'b')}`, 'Pet', 'Pet'));
  expect(schemaNamed(api, 'Pet').type).toMatchObject({ discrimination: { by: 'tag', property: 'type' } });
  expect(schemaNamed(api, 'Pet!request').type).toMatchObject({ discrimination: { by: 'none' } });
});
