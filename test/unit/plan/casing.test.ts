import { describe, expect, it } from 'vitest';
import type { Words } from '../../../generator/ir/model.js';
import { camelCase, constantCase, kebabCase, pascalCase } from '../../../generator/plan/casing.js';
import { createScope } from '../../../generator/plan/scope.js';

describe('the case of names', () => {
  it.each<[Words, string, string, string, string]>([
    [['list', 'orders'], 'ListOrders', 'listOrders', 'list-orders', 'LIST_ORDERS'],
    [['Subscription', 'Offers'], 'SubscriptionOffers', 'subscriptionOffers', 'subscription-offers', 'SUBSCRIPTION_OFFERS'],
    [['API', 'Keys'], 'APIKeys', 'apiKeys', 'api-keys', 'API_KEYS'],
    [['2FA', 'code'], '_2FACode', '_2faCode', '2fa-code', 'API_2FA_CODE'],
    [['größe'], 'Größe', 'größe', 'größe', 'GRSSE'],
    [['注文'], '注文', '注文', '注文', 'API'],
    [['!'], '_', '_', 'unnamed', 'API'],
  ])('%j', (words, pascal, camel, kebab, constant) => {
    expect([pascalCase(words), camelCase(words), kebabCase(words), constantCase(words)]).toEqual([pascal, camel, kebab, constant]);
  });
});

describe('a scope', () => {
  it('gives the first free candidate, then numbers the last', () => {
    const scope = createScope(new Set(['Error']), true);
    expect(scope.take(['Error', 'ErrorModel'])).toEqual({ name: 'ErrorModel', numbered: false });
    expect(scope.take(['Error', 'ErrorModel'])).toEqual({ name: 'ErrorModel2', numbered: true });
    expect(scope.take(['errormodel'])).toEqual({ name: 'errormodel', numbered: false });
  });

  it('takes names that differ by case alone for one, where they become files', () => {
    const scope = createScope(new Set(), false);
    expect([scope.take(['models/Pet']).name, scope.take(['models/pet']).name]).toEqual(['models/Pet', 'models/pet2']);
  });
});
