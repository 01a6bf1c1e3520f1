import { describe, expect, test } from 'vitest';
import { nameOperations } from '../../../generator/ir/names/operations.js';
import type { Outline } from '../../../generator/ir/names/outline.js';
import { namesOfPlace } from '../../../generator/ir/names/place.js';
import { singular } from '../../../generator/ir/names/singular.js';
import { joinWords, splitWords } from '../../../generator/ir/names/words.js';
import { pathOf } from '../../../generator/ir/build/operation/path.js';

describe('words', () => {
  test.each([
    ['listOrders', 'list Orders'],
    ['APIKeys', 'API Keys'],
    ['listAPIKeys', 'list API Keys'],
    ['userIDs', 'user IDs'],
    ['HTTPServerURL', 'HTTP Server URL'],
    ['order_items-v2.total', 'order items v2 total'],
    ['sha256Hash', 'sha256 Hash'],
    ['enable2FA', 'enable 2FA'],
    ['OAuth2Token', 'OAuth2 Token'],
    ['GitHubApp', 'GitHub App'],
    ['GraphQLQuery', 'GraphQL Query'],
    ["customer's card", 'customers card'],
    ['Files: Upload', 'Files Upload'],
    ['chat/completions', 'chat completions'],
    ['+1', 'plus 1'],
    ['-1', 'minus 1'],
    ['größeÄndern', 'größe Ändern'],
    ['注文一覧', '注文一覧'],
    ['заказыСписок', 'заказы Список'],
    ['§$%', ''],
  ])('of %s', (text, words) => {
    expect(splitWords(text).join(' ')).toBe(words);
  });

  test('that a whole and its part share are said once', () => {
    expect(joinWords(['Order', 'Item'], ['item', 'price'])).toEqual(['Order', 'Item', 'price']);
    expect(joinWords(['Order'], ['price'])).toEqual(['Order', 'price']);
  });

  test.each([
    ['orders', 'order'],
    ['Categories', 'Category'],
    ['addresses', 'address'],
    ['status', 'status'],
    ['statuses', 'status'],
    ['boxes', 'box'],
    ['people', 'person'],
    ['indices', 'index'],
    ['URLs', 'URL'],
    ['analysis', 'analysis'],
    ['responses', 'response'],
    ['houses', 'house'],
    ['settings', 'settings'],
    ['series', 'series'],
    ['keys', 'key'],
  ])('one of %s is %s', (many, one) => {
    expect(singular(many)).toBe(one);
  });
});

describe('a place gives a name', () => {
  test.each([
    ['openapi.yaml', '/components/schemas/OrderItem', 'Order Item'],
    ['schemas/orders/Order.yaml', '', 'Order'],
    ['schemas/order-item.schema.json', '', 'order item'],
    ['openapi.yaml', '/components/responses/NotFound/content/application~1json/schema', 'Not Found response'],
    ['openapi.yaml', '/components/requestBodies/Order/content/application~1json/schema', 'Order body'],
    ['openapi.yaml', '/components/schemas/Order/properties/lines/items', 'Order line'],
    ['openapi.yaml', '/components/schemas/Order/allOf/1/properties/customer', 'Order customer'],
    ['openapi.yaml', '/$defs/Money', 'Money'],
    ['schemas/definitions.yaml', '/apiAgent', 'api Agent'],
    ['schemas/definitions.yaml', '/apiAgent/properties/keys/items', 'api Agent key'],
    ['schemas/order.yaml', '/not', 'order'],
    ['openapi.yaml', '/components/parameters/Filter/schema', 'Filter'],
  ])('%s#%s', (file, pointer, name) => {
    expect(namesOfPlace({ file, pointer }, 'openapi.yaml')[0].join(' ')).toBe(name);
  });

  test('with that of its file behind, for the case that it is taken', () => {
    expect(namesOfPlace({ file: 'common.yaml', pointer: '/components/schemas/Error' }, 'openapi.yaml')).toEqual([['Error'], ['common', 'Error']]);
  });
});

interface Given {
  readonly tag?: string;
  readonly gives?: Outline['gives'];
  readonly method?: string;
  readonly resource?: string;
}

function outline(route: string, operationId?: string, given: Given = {}): Outline {
  const [verb = '', template = ''] = route.split(' ');
  const { tag, gives, method, resource } = given;
  return {
    origin: { file: 'openapi.yaml', pointer: `/paths/${template}/${verb}` },
    id: operationId ?? route,
    ...(operationId === undefined ? {} : { operationId }),
    verb,
    path: pathOf(template),
    tags: tag === undefined ? [] : [tag],
    ...(tag === undefined ? {} : { heading: [tag] satisfies [string] }),
    ...(gives === undefined ? {} : { gives }),
    ...(method === undefined ? {} : { method }),
    ...(resource === undefined ? {} : { resource: resource.split('.') }),
  };
}

function calls(...outlines: readonly Outline[]): readonly string[] {
  return nameOperations(outlines, () => undefined).map(({ resource, method }) => `${resource.map((words) => words.join(' ')).join('.')}: ${method.join(' ')}`);
}

describe('an operation is called', () => {
  const rules: readonly (readonly [string, string | undefined, Given, string])[] = [
    ['GET /orders', 'listOrders', { tag: 'Orders' }, 'Orders: list'],
    ['GET /orders/{id}', 'getOrder', { tag: 'Orders' }, 'Orders: get'],
    ['POST /products/variants', 'createVariant', { tag: 'Variants' }, 'Variants: create'],
    ['GET /users/me', 'getCurrentUser', { tag: 'Users' }, 'Users: get Current'],
    ['GET /users/me', 'getCurrentUser', { tag: 'Users', method: 'me' }, 'Users: me'],
    ['POST /discounts/validate', 'validateDiscount', { tag: 'Discounts' }, 'Discounts: validate'],
    ['GET /reviews/product/{productId}', 'listProductReviews', { tag: 'Reviews' }, 'Reviews: list Product'],
    ['POST /subscriptions', 'createSubscriptionOffer', { tag: 'Subscription Offers' }, 'Subscription Offers: create'],
    ['GET /special-events', 'listSpecialEvents', { tag: 'Events' }, 'Events: list'],
    ['GET /pet/{petId}', 'getPetById', { tag: 'pet' }, 'pet: get'],
    ['GET /pet/findByStatus', 'findPetsByStatus', { tag: 'pet' }, 'pet: find By Status'],
    ['GET /users', 'users/list', { tag: 'users' }, 'users: list'],
    ['GET /users', 'UsersController_findAll', { tag: 'Users' }, 'Users: list'],
    ['GET /items/{item_id}', 'read_item_items__item_id__get', {}, 'items: get'],
    ['GET /files/{file_id}', 'get_files_id', { tag: 'Files' }, 'files: get'],
    ['POST /folders/{folder_id}/copy', 'post_folders_id_copy', { tag: 'Folders' }, 'folders: copy'],
    ['PUT /files/{file_id}#add_shared_link', 'put_files_id#add_shared_link', { tag: 'Shared links (Files)' }, 'files: add shared link'],
    ['GET /webhooks', 'getWebhooks', { tag: 'Webhooks', gives: 'array' }, 'Webhooks: list'],
    ['POST /files/{key}/comments', 'postComment', { tag: 'Comments' }, 'Comments: create'],
    ['GET /v1/orders', undefined, { gives: 'array' }, 'orders: list'],
    ['GET /v1/orders', undefined, { gives: 'holder' }, 'orders: list'],
    ['POST /api/v2/orders', undefined, {}, 'orders: create'],
    ['GET /orders/{id}', undefined, {}, 'orders: get'],
    ['PATCH /orders/{id}', undefined, {}, 'orders: update'],
    ['DELETE /orders/{id}', undefined, {}, 'orders: delete'],
    ['POST /orders/{id}/cancel', undefined, {}, 'orders: cancel'],
    ['GET /orders/{id}/lines', undefined, { gives: 'array' }, 'orders.lines: list'],
    ['POST /orders/{id}/lines', undefined, {}, 'orders.lines: create'],
    ['GET /orders/{id}/lines/{line}', undefined, {}, 'orders.lines: get'],
    ['POST /files/upload_sessions', undefined, {}, 'files.upload sessions: create'],
    ['POST /users/terminate_sessions', undefined, {}, 'users: terminate sessions'],
    ['GET /settings', undefined, { gives: 'one' }, 'settings: get'],
    ['GET /files/{id}/thumbnail.{ext}', undefined, {}, 'files.thumbnail: get'],
    ['GET /x', 'getX', { resource: 'chat.completions', method: 'streamAll' }, 'chat.completions: stream All'],
    ['GET /hours', 'getOpeningHours', { tag: 'default' }, 'hours: list'],
    ['GET /', undefined, {}, 'api: get'],
  ];
  test.each(rules)('%s (%s, %o)', (route, operationId, given, expected) => {
    expect(calls(outline(route, operationId, given))).toEqual([expected]);
  });
});

describe('two operations of a resource', () => {
  test('never share a name; the plainer path has the shorter one', () => {
    const team = outline('GET /teams/{team_id}/components', 'getTeamComponents', { tag: 'Components', gives: 'array' });
    const file = outline('GET /files/{file_key}/library/components', 'getFileComponents', { tag: 'Components', gives: 'array' });
    expect(calls(team, file)).toEqual(['Components: list', 'Components: get File']);
    expect(calls(file, team)).toEqual(['Components: get File', 'Components: list']);
  });

  test('leave a name to the one that pins it', () => {
    expect(calls(outline('GET /users', 'listUsers', { tag: 'Users' }), outline('GET /users/all/of/them', 'everyone', { tag: 'Users', method: 'list' }))).toEqual(['Users: list Users', 'Users: list']);
  });

  test('that only a number tells apart are reported', () => {
    const numbered: string[] = [];
    const same = [outline('GET /a', 'one', { tag: 'A', method: 'same' }), outline('GET /b', 'two', { tag: 'A', method: 'same' })];
    const names = nameOperations(same, ({ id }, method) => numbered.push(`${id} ${method.join(' ')}`));
    expect(names.map(({ method }) => method.join(' '))).toEqual(['same', 'same 2']);
    expect(numbered).toEqual(['two same 2']);
  });

  test('have types of their own names', () => {
    const names = nameOperations(
      [outline('GET /files/{file_id}', 'get_files_id', { tag: 'Files' }), outline('GET /orders', 'listOrders', { tag: 'Orders' }), outline('POST /orders', undefined, {})],
      () => undefined,
    );
    expect(names.map(({ name }) => name.join(' '))).toEqual(['get file', 'list Orders', 'create order']);
  });
});
