import { describe, expect, test } from 'vitest';
import { brief, build, operationCalled } from './support.js';

const ok = "responses: { '200': { description: ok } }";

describe('parameters', () => {
  test('of the path item are joined and replaced; path variables come first, in the order of the template', async () => {
    const { api } = await build(`
paths:
  /a/{x}/b/{y}:
    parameters:
      - { name: q, in: query, description: Old, schema: { type: string } }
      - { name: y, in: path, required: true, schema: { type: integer } }
    get:
      operationId: getIt
      ${ok}
      parameters:
        - { name: accept, in: header, schema: { type: string } }
        - { name: q, in: query, required: true, description: New, example: 3, schema: { type: integer, default: 1 } }
        - { name: q, in: header, schema: { type: string } }
        - { name: x, in: path, required: true, schema: { type: string } }`);
    const simple = { kind: 'style', style: 'simple', explode: false, allowReserved: false };
    expect(brief(operationCalled(api, 'getIt'), api)).toMatchObject({
      verb: 'GET',
      path: { template: '/a/{x}/b/{y}', parts: [{ literal: '/a/' }, { parameter: 'x' }, { literal: '/b/' }, { parameter: 'y' }] },
      parameters: [
        { name: 'x', in: 'path', required: true, type: { kind: 'string' }, encoding: simple },
        { name: 'y', in: 'path', required: true, type: { kind: 'number', integer: true }, encoding: simple },
        {
          name: 'q',
          in: 'query',
          required: true,
          docs: { description: 'New' },
          type: { kind: 'number', integer: true },
          encoding: { kind: 'style', style: 'form', explode: true, allowReserved: false },
          default: 1,
          example: 3,
        },
        { name: 'q', in: 'header', required: false, encoding: simple },
      ],
    });
  });

  test.each([
    ['in: query, style: deepObject', { style: 'deepObject', explode: true }],
    ['in: query, style: pipeDelimited', { style: 'pipeDelimited', explode: false }],
    ['in: query, explode: false, allowReserved: true', { style: 'form', explode: false, allowReserved: true }],
    ['in: cookie', { style: 'form', explode: true }],
    ['in: path, required: true, style: matrix, explode: true', { style: 'matrix', explode: true }],
  ])('are encoded as stated: %s', async (stated, expected) => {
    const { api } = await build(`paths: { "/a/{p}": { get: { operationId: getIt, ${ok}, parameters: [{ name: p, ${stated}, schema: { type: array, items: { type: string } } }] } } }`);
    expect(operationCalled(api, 'getIt').parameters.find(({ encoding }) => encoding.kind === 'style' && encoding.style === expected.style)?.encoding).toMatchObject(expected);
  });

  test('may have a media type', async () => {
    const { api } = await build(`paths: { /a: { get: { operationId: getIt, ${ok}, parameters: [{ name: p, in: query, content: { application/json: { schema: { type: boolean } } } }] } } }`);
    expect(operationCalled(api, 'getIt').parameters).toMatchObject([{ type: { kind: 'boolean' }, encoding: { kind: 'content', mediaType: 'application/json' } }]);
  });

  test('that nothing describes are strings', async () => {
    const { api } = await build(`paths: { "/a/{id}": { get: { operationId: getIt, ${ok} } } }`);
    expect(operationCalled(api, 'getIt').parameters).toMatchObject([{ name: 'id', in: 'path', required: true, type: { kind: 'string' } }]);
  });
});

describe('bodies', () => {
  test.each([
    ['application/json', 'json'],
    ['application/json; charset=utf-8', 'json'],
    ['application/vnd.api+json', 'json'],
    ['application/x-www-form-urlencoded', 'text'],
    ['multipart/form-data', 'binary'],
    ['text/plain', 'text'],
    ['application/xml', 'text'],
    ['text/event-stream', 'sse'],
    ['application/x-ndjson', 'jsonl'],
    ['application/jsonl', 'jsonl'],
    ['application/json-seq', 'jsonl'],
    ['application/octet-stream', 'binary'],
    ['image/png', 'binary'],
    ['*/*', 'json'],
  ])('that are received, of %s, are read as %s', async (mediaType, codec) => {
    const { api } = await build(`paths: { /a: { get: { operationId: getIt, responses: { '200': { description: ok, content: { "${mediaType}": { schema: { type: object } } } } } } } }`);
    expect(operationCalled(api, 'getIt').responses[0]?.contents).toMatchObject([{ mediaType, codec }]);
  });

  test.each([
    ['application/x-www-form-urlencoded', 'form'],
    ['multipart/form-data', 'multipart'],
    ['multipart/*', 'multipart'],
  ])('that are sent, of %s, are written as %s', async (mediaType, codec) => {
    const { api, diagnostics } = await build(`paths: { /a: { post: { operationId: doIt, requestBody: { content: { "${mediaType}": { schema: { type: object } } } }, responses: { '204': { description: ok } } } } }`);
    expect(operationCalled(api, 'doIt').body?.contents).toMatchObject([{ mediaType, codec }]);
    expect(diagnostics).toEqual([]);
  });

  test.each(['application/x-www-form-urlencoded', 'multipart/form-data'])('that are sent, of %s, have named fields where nothing describes them', async (mediaType) => {
    const { api } = await build(`paths: { /a: { post: { operationId: doIt, requestBody: { content: { "${mediaType}": { schema: {} } } }, responses: { '204': { description: ok } } } } }`);
    expect(operationCalled(api, 'doIt').body?.contents).toMatchObject([{ type: { kind: 'object', properties: [], additional: { kind: 'unknown', reason: 'unconstrained' } } }]);
  });

  test('a wildcard without an object is bytes', async () => {
    const { api } = await build("paths: { /a: { get: { operationId: getIt, responses: { '200': { description: ok, content: { '*/*': {} } } } } } }");
    expect(operationCalled(api, 'getIt').responses[0]?.contents).toMatchObject([{ codec: 'binary', type: { kind: 'binary' } }]);
  });

  test('stand in order of preference, with what is said of their parts', async () => {
    const { api } = await build(`
paths:
  /a:
    post:
      operationId: doIt
      ${ok}
      requestBody:
        required: true
        content:
          text/plain: {}
          application/xml: { schema: { properties: { a: { type: string } } } }
          multipart/form-data:
            schema: { properties: { file: { type: string, contentMediaType: image/png }, meta: { type: object } } }
            encoding: { file: { contentType: image/png, headers: { X-Part: { required: true, schema: { type: string } } } } }
          application/vnd.x+json: { schema: { type: integer } }
          application/json: { schema: { type: integer }, example: 7 }`);
    expect(brief(operationCalled(api, 'doIt').body, api)).toEqual({
      required: true,
      contents: [
        { mediaType: 'application/json', codec: 'json', type: { kind: 'number', integer: true }, example: 7 },
        { mediaType: 'application/vnd.x+json', codec: 'json', type: { kind: 'number', integer: true } },
        {
          mediaType: 'multipart/form-data',
          codec: 'multipart',
          type: { kind: 'ref', id: 'DoItBody' },
          encoding: [{ property: 'file', contentType: 'image/png', headers: [{ name: 'X-Part', required: true, type: { kind: 'string' } }] }],
        },
        { mediaType: 'text/plain', codec: 'text', type: { kind: 'string' } },
        { mediaType: 'application/xml', codec: 'text', type: { kind: 'string' } },
      ],
    });
  });

  test('of streams are described by one event', async () => {
    const { api } = await build(
      `paths:
  /a:
    get:
      operationId: getIt
      responses:
        '200':
          description: ok
          content:
            text/event-stream: { itemSchema: { properties: { event: { type: string }, data: { type: string, contentSchema: { type: integer } } } } }
            application/jsonl: { schema: { type: array, items: { type: boolean } } }`,
      '3.2.0',
    );
    expect(operationCalled(api, 'getIt').responses[0]?.contents).toMatchObject([
      { codec: 'jsonl', type: { kind: 'boolean' } },
      { codec: 'sse', type: { kind: 'number' } },
    ]);
  });

  test('on GET are left out and reported', async () => {
    const { api, diagnostics } = await build(`paths: { /a: { get: { operationId: getIt, ${ok}, requestBody: { content: { application/json: { schema: { type: string } } } } } } }`);
    expect(operationCalled(api, 'getIt').body).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'request-body-ignored', place: { pointer: '/paths/~1a/get/requestBody' } }]);
  });
});

describe('responses', () => {
  test('are told by status, range and default, with their headers', async () => {
    const { api } = await build(`
paths:
  /a:
    get:
      operationId: getIt
      responses:
        '200': { description: ok, headers: { X-Next: { description: More, schema: { type: string } }, Content-Type: { schema: { type: string } } } }
        4XX: { $ref: '#/components/responses/Wrong' }
        default: { description: Whatever }
components: { responses: { Wrong: { description: Wrong, content: { application/json: { schema: { properties: { code: { type: string } } } } } } } }`);
    expect(brief(operationCalled(api, 'getIt').responses, api)).toEqual([
      { match: { kind: 'status', status: 200 }, docs: { description: 'ok' }, headers: [{ name: 'X-Next', required: false, docs: { description: 'More' }, type: { kind: 'string' } }], contents: [] },
      { match: { kind: 'range', hundreds: 4 }, docs: { description: 'Wrong' }, contents: [{ mediaType: 'application/json', codec: 'json', type: { kind: 'ref', id: 'WrongResponse' } }] },
      { match: { kind: 'default' }, docs: { description: 'Whatever' }, contents: [] },
    ]);
  });
});

describe('the operations of a document', () => {
  test('are all there, whatever they are called; what cannot be sent is counted and reported', async () => {
    const { api, diagnostics } = await build(
      `paths:
  /a:
    description: No operation.
    get: { ${ok} }
    trace: { operationId: traceIt, ${ok} }
    query: { operationId: queryIt, ${ok} }
    additionalOperations: { COPY: { operationId: copyIt, ${ok} } }`,
      '3.2.0',
    );
    expect(api.operations.map(({ id, verb }) => `${verb} ${id}`)).toEqual(['GET GET /a', 'QUERY queryIt', 'COPY copyIt']);
    expect(api.declaredOperations).toBe(4);
    expect(diagnostics).toMatchObject([{ code: 'operation-unsupported', place: { pointer: '/paths/~1a/trace' } }]);
  });

  test('hang in resources, described by their tags', async () => {
    const { api } = await build(`
tags: [{ name: Orders, description: What was bought. }]
paths:
  /orders: { get: { operationId: listOrders, tags: [Orders], ${ok} } }
  /chat: { get: { operationId: x, tags: [Orders], x-sdk-resource: chat.completions, ${ok} } }
  /orders/{id}: { get: { operationId: getOrder, tags: [orders], ${ok} } }`);
    expect(api.resources).toEqual([
      { id: 'Orders', name: ['Orders'], docs: { description: 'What was bought.' }, operations: ['listOrders', 'getOrder'], children: [] },
      { id: 'chat', name: ['chat'], docs: {}, operations: [], children: [{ id: 'chat.completions', name: ['completions'], docs: {}, operations: ['x'], children: [] }] },
    ]);
  });

  test('say what they need: security, servers, idempotency', async () => {
    const { api } = await build(`
security: [{ key: [] }]
servers: [{ url: 'https://{host}/v1', variables: { host: { default: api.example.com, enum: [api.example.com] } } }]
x-idempotency-key: { header: Idempotency-Key }
paths:
  /a:
    servers: [{ url: https://files.example.com }]
    post: { operationId: doIt, security: [{}, { key: [], auth: [read] }], x-idempotent: true, x-idempotency-key: { header: X-Once }, ${ok} }
    get: { operationId: getIt, security: [], servers: [{ url: /other }], ${ok} }
components:
  securitySchemes:
    key: { type: http, scheme: Bearer, bearerFormat: opaque, x-key-prefixes: [pk_], x-env: MY_KEY, x-option: apiKey }
    auth: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://x/token, scopes: { read: Read } } } }
    header: { type: apiKey, in: header, name: X-Key }
    basic: { type: http, scheme: basic }
    digest: { type: http, scheme: digest }
    mutual: { type: mutualTLS }
    open: { type: openIdConnect, openIdConnectUrl: https://x }`);
    expect(brief(api, api)).toMatchObject({
      security: [[{ scheme: 'key', scopes: [] }]],
      servers: [{ url: 'https://{host}/v1', variables: [{ name: 'host', default: 'api.example.com', enum: ['api.example.com'] }] }],
      idempotency: { header: 'Idempotency-Key' },
      securitySchemes: [
        { name: 'key', kind: 'bearer', format: 'opaque', prefixes: ['pk_'], env: 'MY_KEY', option: 'apiKey' },
        { name: 'auth', kind: 'oauth2', flows: [{ flow: 'clientCredentials', tokenUrl: 'https://x/token', scopes: ['read'] }] },
        { name: 'header', kind: 'apiKey', in: 'header', parameter: 'X-Key' },
        { name: 'basic', kind: 'basic' },
        { name: 'digest', kind: 'http', scheme: 'digest' },
        { name: 'mutual', kind: 'mutualTLS' },
        { name: 'open', kind: 'openIdConnect', url: 'https://x' },
      ],
    });
    expect(brief(operationCalled(api, 'doIt'), api)).toMatchObject({
      security: [[], [{ scheme: 'key', scopes: [] }, { scheme: 'auth', scopes: ['read'] }]],
      servers: [{ url: 'https://files.example.com' }],
      idempotent: true,
      idempotencyHeader: 'X-Once',
    });
    expect(operationCalled(api, 'getIt')).toMatchObject({ security: [], servers: [{ url: '/other' }] });
  });
});

describe('extensions of the root', () => {
  test('are read', async () => {
    const { api, diagnostics } = await build(`
x-rate-limit: { requests: 200, window: 60, scope: ip }
x-webhook-signature: { algorithm: hmac-sha256, encoding: hex, signatureHeader: X-Sig, eventHeader: X-Event, eventProperty: type, timestampHeader: X-Time, timestampFormat: milliseconds, signs: timestamp.body }`);
    expect(brief(api, api)).toMatchObject({
      rateLimit: { requests: 200, window: 60, scope: 'ip' },
      webhookSignature: { algorithm: 'hmac-sha256', encoding: 'hex', signatureHeader: 'X-Sig', eventHeader: 'X-Event', eventProperty: 'type', timestampHeader: 'X-Time', timestampFormat: 'milliseconds', signs: 'timestamp.body' },
    });
    expect(diagnostics).toEqual([]);
  });

  test.each(['x-rate-limit: { requests: many }', 'x-webhook-signature: { algorithm: md5, encoding: hex, signatureHeader: X }', 'x-webhook-signature: { algorithm: hmac-sha1, encoding: hex, signatureHeader: X, timestampFormat: minutes }', 'x-idempotency-key: { name: X }'])('of the wrong shape are errors: %s', async (yaml) => {
    const { diagnostics } = await build(yaml);
    expect(diagnostics).toMatchObject([{ code: 'extension-malformed', severity: 'error', place: { pointer: `/${yaml.split(':')[0] ?? ''}` } }]);
  });
});
