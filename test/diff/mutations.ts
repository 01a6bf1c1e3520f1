import type { Level } from '../../generator/diff/rules.js';

/** One step of an edit, at a JSON Pointer (RFC 6901). */
export type Edit =
  | readonly [kind: 'set', pointer: string, value: unknown]
  | readonly [kind: 'delete', pointer: string]
  /** Gives a member another key, in its place. */
  | readonly [kind: 'rename', pointer: string, key: string]
  /** Turns the order of a list, or of an object's members. */
  | readonly [kind: 'turn', pointer: string]
  /** Replaces a text everywhere in the document. */
  | readonly [kind: 'replace', from: string, to: string];

/** What a change of a document asks of the version; `none`: nothing that a caller sees is other. */
export type Expected = Level | 'none';

export interface Mutation {
  readonly name: string;
  /** What the version before is made with, where it is not the document as it stands. */
  readonly from?: readonly Edit[];
  readonly edits: readonly Edit[];
  /** For callers who read what the API gives. */
  readonly reads: Expected;
  /** For callers who write what it takes. */
  readonly writes: Expected;
}

const order = '/components/schemas/Order';
const created = '/components/schemas/NewOrder';
const list = '/paths/~1orders/get';
const item = '/paths/~1orders~1{id}';
const json = (schema: unknown): unknown => ({ 'application/json': { schema } });
const signature = { algorithm: 'hmac-sha256', encoding: 'hex', signatureHeader: 'X-Signature', eventHeader: 'X-Event', signs: 'body' };
const streamed = [
  ['set', '/components/schemas/NewOrder/properties/stream', { type: 'boolean' }],
  ['set', '/paths/~1orders/post/responses/201/content/text~1event-stream', { schema: { $ref: '#/components/schemas/Order' } }],
] as const;
const ref = (name: string): unknown => ({ $ref: `#/components/schemas/${name}` });

/**
 * What may happen to test/diff/shop.yaml, with the class that it must get. The classes were decided from what a caller's
 * program can do, before the rules were written: a program that compiled and worked must do so after a minor.
 */
export const mutations: readonly Mutation[] = [
  // Operations
  { name: 'an operation is new', edits: [['set', '/paths/~1orders~1{id}~1refunds', { post: { operationId: 'refundOrder', tags: ['Orders'], parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }], responses: { '204': { description: 'Done.' } } } }]], reads: 'minor', writes: 'minor' },
  { name: 'an operation is gone', edits: [['delete', `${item}/delete`]], reads: 'major', writes: 'major' },
  { name: 'the only operation of a tag is gone', edits: [['delete', '/paths/~1files']], reads: 'major', writes: 'major' },
  { name: 'an operation has another operationId', edits: [['set', `${item}/get/operationId`, 'fetchOrder']], reads: 'major', writes: 'major' },
  { name: 'an operation has another tag', edits: [['set', `${item}/delete/tags`, ['Files']]], reads: 'major', writes: 'major' },
  { name: 'a tag has another name', edits: [['replace', '"Files"', '"Uploads"']], reads: 'major', writes: 'major' },
  { name: 'an operation has a tag of its own', edits: [['set', '/paths/~1carts', { get: { operationId: 'getCart', tags: ['Carts'], responses: { '204': { description: 'None.' } } } }]], reads: 'minor', writes: 'minor' },
  { name: 'an operation is named by x-sdk-method', edits: [['set', `${item}/get/x-sdk-method`, 'retrieve']], reads: 'major', writes: 'major' },
  { name: 'an operation has another path', edits: [['rename', '/paths/~1orders', '/v2/orders']], reads: 'minor', writes: 'minor' },
  { name: 'an operation has another HTTP method', edits: [['rename', `${item}/put`, 'patch']], reads: 'minor', writes: 'minor' },
  { name: 'an operation is deprecated', edits: [['set', `${item}/get/deprecated`, true]], reads: 'minor', writes: 'minor' },
  { name: 'an operation is described', edits: [['set', `${item}/get/description`, 'Gives one order.']], reads: 'patch', writes: 'patch' },
  { name: 'a tag is described', edits: [['set', '/tags/0/description', 'What was bought.']], reads: 'patch', writes: 'patch' },
  { name: 'operations are in another order', edits: [['turn', '/paths'], ['turn', item]], reads: 'none', writes: 'none' },
  { name: 'the API has another version', edits: [['set', '/info/version', '2.0']], reads: 'none', writes: 'none' },
  { name: 'the API has another title', edits: [['set', '/info/title', 'Market']], reads: 'major', writes: 'major' },

  // Parameters
  { name: 'an optional query parameter is new', edits: [['set', `${list}/parameters/-`, { name: 'sort', in: 'query', schema: { type: 'string' } }]], reads: 'none', writes: 'minor' },
  { name: 'an optional query parameter is new, of an operation that had none', edits: [['set', `${item}/get/parameters`, [{ name: 'expand', in: 'query', schema: { type: 'string' } }]]], reads: 'none', writes: 'major' },
  { name: 'the only query parameter of an operation is gone', from: [['set', `${item}/get/parameters`, [{ name: 'expand', in: 'query', schema: { type: 'string' } }]]], edits: [], reads: 'none', writes: 'major' },
  { name: 'a required query parameter is new', edits: [['set', `${list}/parameters/-`, { name: 'shop', in: 'query', required: true, schema: { type: 'string' } }]], reads: 'none', writes: 'major' },
  { name: 'a query parameter is gone', edits: [['delete', `${list}/parameters/2`]], reads: 'none', writes: 'major' },
  { name: 'a query parameter becomes required', edits: [['set', `${list}/parameters/2/required`, true]], reads: 'none', writes: 'major' },
  { name: 'a query parameter has another type', edits: [['set', `${list}/parameters/3/schema`, { type: 'boolean' }]], reads: 'none', writes: 'major' },
  { name: 'a query parameter takes more types', edits: [['set', `${item}/put/parameters/0/schema`, { type: ['boolean', 'string'] }]], reads: 'none', writes: 'minor' },
  { name: 'a query parameter takes one more value', edits: [['set', `${list}/parameters/2/schema/enum/-`, 'void']], reads: 'none', writes: 'minor' },
  { name: 'a query parameter takes one value less', edits: [['delete', `${list}/parameters/2/schema/enum/1`]], reads: 'none', writes: 'major' },
  { name: 'a query parameter has another default', edits: [['set', `${list}/parameters/1/schema/default`, 50]], reads: 'none', writes: 'minor' },
  { name: 'a query parameter is described', edits: [['set', `${list}/parameters/2/description`, 'Only orders like this.']], reads: 'none', writes: 'patch' },
  { name: 'a query parameter is written in another style', edits: [['set', `${list}/parameters/3/explode`, false]], reads: 'minor', writes: 'minor' },
  { name: 'a query parameter becomes a header', edits: [['set', `${item}/put/parameters/0/in`, 'header']], reads: 'minor', writes: 'minor' },
  { name: 'a path parameter has another name', edits: [['replace', '{id}', '{order}'], ['set', '/paths/~1orders~1{order}/parameters/0/name', 'order']], reads: 'patch', writes: 'patch' },
  { name: 'a path parameter has another type', edits: [['set', `${item}/parameters/0/schema`, { type: 'integer' }]], reads: 'none', writes: 'major' },
  { name: 'a path parameter is new', edits: [['rename', '/paths/~1files', '/files/{folder}'], ['set', '/paths/~1files~1{folder}/parameters', [{ name: 'folder', in: 'path', required: true, schema: { type: 'string' } }]]], reads: 'minor', writes: 'major' },
  { name: 'a path parameter is gone', from: [['rename', '/paths/~1files', '/files/{folder}'], ['set', '/paths/~1files~1{folder}/parameters', [{ name: 'folder', in: 'path', required: true, schema: { type: 'string' } }]]], edits: [], reads: 'minor', writes: 'major' },

  // Request bodies
  { name: 'an optional member of a request is new', edits: [['set', `${created}/properties/memo`, { type: 'string' }]], reads: 'none', writes: 'minor' },
  { name: 'a required member of a request is new', edits: [['set', `${created}/properties/memo`, { type: 'string' }], ['set', `${created}/required/-`, 'memo']], reads: 'none', writes: 'major' },
  { name: 'a member of a request is gone', edits: [['delete', `${created}/properties/coupon`]], reads: 'none', writes: 'major' },
  { name: 'a member of a request has another name', edits: [['rename', `${created}/properties/coupon`, 'voucher']], reads: 'none', writes: 'major' },
  { name: 'a member of a request becomes required', edits: [['set', `${created}/required/-`, 'coupon']], reads: 'none', writes: 'major' },
  { name: 'a member of a request becomes optional', edits: [['delete', `${created}/required`]], reads: 'none', writes: 'minor' },
  { name: 'a member of a request has another type', edits: [['set', `${created}/properties/coupon/type`, 'integer']], reads: 'none', writes: 'major' },
  { name: 'a member of a request may be null', edits: [['set', `${created}/properties/coupon/type`, ['string', 'null']]], reads: 'none', writes: 'minor' },
  { name: 'a member of a request may no longer be null', edits: [['set', `${created}/properties/reply/type`, 'string']], reads: 'none', writes: 'major' },
  { name: 'an enum of a request has one more value', edits: [['set', `${created}/properties/channel/enum/-`, 'shop']], reads: 'none', writes: 'minor' },
  { name: 'an enum of a request has one value less', edits: [['delete', `${created}/properties/channel/enum/1`]], reads: 'none', writes: 'major' },
  { name: 'a text of a request becomes an enum', edits: [['set', `${created}/properties/coupon/enum`, ['A', 'B']]], reads: 'none', writes: 'major' },
  { name: 'an enum of a request becomes a text', edits: [['delete', `${created}/properties/channel/enum`]], reads: 'none', writes: 'minor' },
  { name: 'a limit of a request is tighter', edits: [['set', `${created}/properties/coupon/maxLength`, 5]], reads: 'none', writes: 'patch' },
  { name: 'a member of a request has another default', edits: [['set', `${created}/properties/priority/default`, 2]], reads: 'none', writes: 'minor' },
  { name: 'a request takes further members', edits: [['set', `${created}/additionalProperties`, { type: 'string' }]], reads: 'none', writes: 'major' },
  { name: 'a union of a request has one more variant', edits: [['set', '/components/schemas/NewCash', { type: 'object', required: ['kind'], properties: { kind: { type: 'string', const: 'cash' } } }], ['set', '/components/schemas/NewPayment/oneOf/-', ref('NewCash')], ['set', '/components/schemas/NewPayment/discriminator/mapping/cash', '#/components/schemas/NewCash']], reads: 'none', writes: 'minor' },
  { name: 'a union of a request has one variant less', edits: [['delete', '/components/schemas/NewPayment/oneOf/1'], ['delete', '/components/schemas/NewPayment/discriminator/mapping/transfer']], reads: 'none', writes: 'major' },
  { name: 'a union of a request has a second variant', from: [['delete', '/components/schemas/NewPayment/oneOf/1'], ['delete', '/components/schemas/NewPayment/discriminator/mapping/transfer']], edits: [], reads: 'none', writes: 'minor' },
  { name: 'a request body becomes optional', edits: [['delete', '/paths/~1orders/post/requestBody/required']], reads: 'none', writes: 'minor' },
  { name: 'a request body becomes required', edits: [['set', `${item}/put/requestBody/required`, true]], reads: 'none', writes: 'major' },
  { name: 'a request body has another media type', edits: [['rename', '/paths/~1orders/post/requestBody/content/application~1json', 'application/x-www-form-urlencoded']], reads: 'minor', writes: 'minor' },
  { name: 'a request body has one more media type', edits: [['set', '/paths/~1orders/post/requestBody/content/application~1x-www-form-urlencoded', { schema: ref('NewOrder') }]], reads: 'none', writes: 'minor' },
  { name: 'a request body has one media type of two', from: [['set', '/paths/~1orders/post/requestBody/content/application~1x-www-form-urlencoded', { schema: ref('NewOrder') }]], edits: [], reads: 'none', writes: 'major' },
  { name: 'a request body has one media type less to choose from', from: [['set', '/paths/~1orders/post/requestBody/content/application~1x-www-form-urlencoded', { schema: ref('NewOrder') }], ['set', '/paths/~1orders/post/requestBody/content/application~1vnd.shop+json', { schema: ref('NewOrder') }]], edits: [['set', '/paths/~1orders/post/requestBody/content/application~1x-www-form-urlencoded', { schema: ref('NewOrder') }]], reads: 'none', writes: 'major' },
  { name: 'a file becomes a text', edits: [['delete', '/paths/~1files/post/requestBody/content/multipart~1form-data/schema/properties/file/format']], reads: 'major', writes: 'major' },

  // Responses
  { name: 'an optional member of a response is new', edits: [['set', `${order}/properties/paidAt`, { type: 'string' }]], reads: 'minor', writes: 'none' },
  { name: 'a required member of a response is new', edits: [['set', `${order}/properties/paidAt`, { type: 'string' }], ['set', `${order}/required/-`, 'paidAt']], reads: 'minor', writes: 'none' },
  { name: 'a member of a response is gone', edits: [['delete', `${order}/properties/note`]], reads: 'major', writes: 'none' },
  { name: 'a member of a response becomes optional', edits: [['delete', `${order}/required/2`]], reads: 'major', writes: 'none' },
  { name: 'a member of a response becomes required', edits: [['set', `${order}/required/-`, 'note']], reads: 'minor', writes: 'none' },
  { name: 'a member of a response has another type', edits: [['set', `${order}/properties/total/type`, 'string']], reads: 'major', writes: 'none' },
  { name: 'a number of a response becomes an integer', edits: [['set', `${order}/properties/total/type`, 'integer']], reads: 'patch', writes: 'none' },
  { name: 'a member of a response may be null', edits: [['set', `${order}/properties/note/type`, ['string', 'null']]], reads: 'major', writes: 'none' },
  { name: 'a member of a response may no longer be null', edits: [['set', `${order}/properties/gift/type`, 'boolean']], reads: 'minor', writes: 'none' },
  { name: 'an enum of a response has one more value', edits: [['set', `${order}/properties/status/enum/-`, 'void']], reads: 'minor', writes: 'none' },
  { name: 'an enum of a response has one value less', edits: [['delete', `${order}/properties/status/enum/1`]], reads: 'minor', writes: 'none' },
  { name: 'a map of a response has another type of values', edits: [['set', `${order}/properties/metadata/additionalProperties`, { type: 'number' }]], reads: 'major', writes: 'none' },
  { name: 'a member of a response is deprecated', edits: [['set', `${order}/properties/note/deprecated`, true]], reads: 'minor', writes: 'none' },
  { name: 'a member of a response has another format', edits: [['set', '/components/schemas/File/properties/url/format', 'uri-reference']], reads: 'patch', writes: 'none' },
  { name: 'a member of a response is described', edits: [['set', `${order}/properties/id/description`, 'What the order is called.']], reads: 'patch', writes: 'none' },
  { name: 'members of a response are in another order', edits: [['turn', `${order}/properties`]], reads: 'none', writes: 'none' },
  { name: 'a union of a response has one more variant', edits: [['set', '/components/schemas/CashPayment', { type: 'object', required: ['kind'], properties: { kind: { type: 'string', const: 'cash' } } }], ['set', '/components/schemas/Payment/oneOf/-', ref('CashPayment')], ['set', '/components/schemas/Payment/discriminator/mapping/cash', '#/components/schemas/CashPayment']], reads: 'minor', writes: 'none' },
  { name: 'a union of a response has one variant less', edits: [['delete', '/components/schemas/Payment/oneOf/1'], ['delete', '/components/schemas/Payment/discriminator/mapping/transfer']], reads: 'minor', writes: 'none' },
  { name: 'a variant of a response has another tag', edits: [['set', '/components/schemas/CardPayment/properties/kind/const', 'credit'], ['rename', '/components/schemas/Payment/discriminator/mapping/card', 'credit']], reads: 'major', writes: 'none' },
  { name: 'a union of a response loses its discriminator', edits: [['delete', '/components/schemas/Payment/discriminator'], ['delete', '/components/schemas/CardPayment/properties/kind'], ['delete', '/components/schemas/CardPayment/required/0']], reads: 'major', writes: 'none' },
  { name: 'a success has another status', edits: [['rename', '/paths/~1orders/post/responses/201', '200']], reads: 'patch', writes: 'patch' },
  { name: 'a success has another schema', edits: [['set', `${item}/get/responses/200/content`, json(ref('File'))]], reads: 'major', writes: 'none' },
  { name: 'a success has another media type', edits: [['rename', `${item}/get/responses/200/content/application~1json`, 'text/plain']], reads: 'major', writes: 'minor' },
  { name: 'a success without a body gets one', edits: [['set', `${item}/delete/responses`, { '200': { description: 'The order.', content: json(ref('Order')) } }]], reads: 'major', writes: 'minor' },
  { name: 'a success loses its body', edits: [['delete', `${item}/put/responses/200/content`]], reads: 'major', writes: 'minor' },
  { name: 'a success may come without a body', edits: [['set', `${item}/put/responses/202`, { description: 'Later.' }]], reads: 'major', writes: 'none' },
  { name: 'a failure is documented', edits: [['set', `${item}/get/responses/409`, { description: 'Locked.', content: json(ref('Problem')) }]], reads: 'minor', writes: 'none' },
  { name: 'a failure is no longer documented', edits: [['delete', `${item}/get/responses/404`]], reads: 'minor', writes: 'none' },
  { name: 'every failure is documented together', edits: [['set', `${item}/put/responses/default`, { description: 'Failed.', content: json(ref('Problem')) }]], reads: 'minor', writes: 'none' },
  { name: 'the body of a failure has another schema', edits: [['set', `${item}/get/responses/404/content`, json(ref('File'))]], reads: 'major', writes: 'none' },
  { name: 'the body of all failures loses a member', edits: [['delete', '/components/schemas/Problem/properties/code']], reads: 'major', writes: 'none' },

  { name: 'an answer can be streamed', edits: streamed, reads: 'minor', writes: 'minor' },
  { name: 'an answer can no longer be streamed', from: streamed, edits: [], reads: 'major', writes: 'major' },
  { name: 'an object of a response has further members', edits: [['set', '/components/schemas/Problem/additionalProperties', { type: 'string' }]], reads: 'minor', writes: 'none' },
  { name: 'an object of a response no longer has further members', from: [['set', '/components/schemas/Problem/additionalProperties', { type: 'string' }]], edits: [], reads: 'major', writes: 'none' },

  // Schemas that travel both ways
  { name: 'an optional member is new, both ways', edits: [['set', '/components/schemas/Address/properties/zip', { type: 'string' }]], reads: 'minor', writes: 'minor' },
  { name: 'a required member is new, both ways', edits: [['set', '/components/schemas/Address/properties/zip', { type: 'string' }], ['set', '/components/schemas/Address/required/-', 'zip']], reads: 'minor', writes: 'major' },
  { name: 'a member becomes required, both ways', edits: [['set', '/components/schemas/Address/required/-', 'city']], reads: 'minor', writes: 'major' },
  { name: 'a member becomes optional, both ways', edits: [['delete', '/components/schemas/Address/required']], reads: 'major', writes: 'minor' },
  { name: 'an enum has one more value, both ways', edits: [['set', '/components/schemas/Line/properties/colour/enum/-', 'green']], reads: 'minor', writes: 'minor' },
  { name: 'a member becomes readOnly', edits: [['set', '/components/schemas/Line/properties/price/readOnly', true]], reads: 'none', writes: 'major' },
  { name: 'a member becomes writeOnly', edits: [['set', '/components/schemas/Line/properties/price/writeOnly', true]], reads: 'major', writes: 'major' },
  { name: 'a schema has another name', edits: [['replace', '"Address"', '"PostalAddress"'], ['replace', 'schemas/Address', 'schemas/PostalAddress']], reads: 'major', writes: 'major' },
  { name: 'a schema that nothing uses is new', edits: [['set', '/components/schemas/Voucher', { type: 'object', properties: { code: { type: 'string' } } }]], reads: 'minor', writes: 'minor' },
  { name: 'schemas are in another order', edits: [['turn', '/components/schemas']], reads: 'none', writes: 'none' },

  // Servers, security, pagination, webhooks
  { name: 'the API is elsewhere', edits: [['set', '/servers/0/url', 'https://eu.shop.example']], reads: 'minor', writes: 'minor' },
  { name: 'the document names a server', from: [['delete', '/servers']], edits: [], reads: 'minor', writes: 'minor' },
  { name: 'the document names no server any more', edits: [['delete', '/servers']], reads: 'major', writes: 'major' },
  { name: 'the key is sent in a header of its own', edits: [['set', '/components/securitySchemes/key', { type: 'apiKey', in: 'header', name: 'X-Key' }]], reads: 'minor', writes: 'minor' },
  { name: 'the key becomes an access token', edits: [['set', '/components/securitySchemes/key', { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://shop.example/token', scopes: {} } } }]], reads: 'major', writes: 'major' },
  { name: 'another security scheme is offered', edits: [['set', '/components/securitySchemes/login', { type: 'http', scheme: 'basic' }], ['set', '/security/-', { login: [] }]], reads: 'minor', writes: 'minor' },
  { name: 'the key comes from another environment variable', edits: [['set', '/components/securitySchemes/key/x-env', 'MY_KEY']], reads: 'major', writes: 'major' },
  { name: 'an operation needs no key any more', edits: [['set', `${item}/get/security`, []]], reads: 'minor', writes: 'minor' },
  { name: 'a list is no longer in pages', edits: [['set', `${list}/x-pagination`, false]], reads: 'major', writes: 'minor' },
  { name: 'a list is in pages', from: [['set', `${list}/x-pagination`, false]], edits: [], reads: 'minor', writes: 'minor' },
  { name: 'the end of a list is told by another member', edits: [['delete', `${list}/x-pagination/hasMore`]], reads: 'minor', writes: 'minor' },
  { name: 'a webhook event is new', edits: [['set', '/webhooks/order.void', { post: { operationId: 'orderVoid', requestBody: { content: json(ref('OrderEvent')) }, responses: { '200': { description: 'Seen.' } } } }]], reads: 'minor', writes: 'minor' },
  { name: 'a webhook event is gone', edits: [['rename', '/webhooks/order.paid', 'order.payed']], reads: 'major', writes: 'major' },
  { name: 'a webhook signature is documented', edits: [['set', '/x-webhook-signature', signature]], reads: 'minor', writes: 'minor' },
  { name: 'a webhook signature is documented otherwise', from: [['set', '/x-webhook-signature', signature]], edits: [['set', '/x-webhook-signature', { ...signature, algorithm: 'hmac-sha512' }]], reads: 'minor', writes: 'minor' },
  { name: 'a webhook signature is no longer documented', from: [['set', '/x-webhook-signature', signature]], edits: [], reads: 'major', writes: 'major' },
  { name: 'the payload of a webhook event gets a member', edits: [['set', '/components/schemas/OrderEvent/properties/at', { type: 'string' }]], reads: 'minor', writes: 'none' },
];
