import { describe, expect, it } from 'vitest';
import { json } from '../../templates/runtime/body/json.js';
import { placeParams } from '../../templates/runtime/params/place.js';
import { styled } from '../../templates/runtime/params/styled.js';
import { operation } from './operations.js';

const nothing = { query: [], header: [], cookie: [], body: undefined };

describe('1 one params object', () => {
  it('1 members go where the operation lists them, the others to the body', () => {
    const spec = operation({ body: json, params: { limit: 'query', trace: { in: 'header', name: 'X-Trace' }, session: 'cookie' } });
    expect(placeParams(spec, { limit: 1, trace: 't', session: 's', name: 'n', price: null })).toEqual({
      query: [['limit', 'limit=1']],
      header: [['X-Trace', 't']],
      cookie: [['session', 'session=s']],
      body: { name: 'n', price: null },
    });
  });

  it('1 without a body the others go to the query', () => {
    expect(placeParams(operation(), { page: 2 })).toEqual({ ...nothing, query: [['page', 'page=2']] });
  });

  it('1 a body that is one member', () => {
    const spec = operation({ body: json, bodyParam: 'items', params: { dry: 'query' } });
    expect(placeParams(spec, { items: [1], dry: true, other: 1 })).toEqual({ ...nothing, query: [['dry', 'dry=true'], ['other', 'other=1']], body: [1] });
    expect(placeParams(spec, { dry: true }).body).toBeUndefined();
    expect(placeParams(spec, { items: null }).body).toBeNull();
  });

  it('34 no body member, no body; unless the operation requires one', () => {
    const optional = operation({ body: json, params: { limit: 'query' } });
    expect(placeParams(optional, undefined).body).toBeUndefined();
    expect(placeParams(optional, { limit: 1, name: undefined }).body).toBeUndefined();
    expect(placeParams({ ...optional, bodyRequired: true }, { limit: 1 }).body).toEqual({});
  });

  it('33 undefined is as if absent, and own members only', () => {
    const params = Object.assign(Object.create({ inherited: 1 }), { a: undefined, b: 1 });
    expect(placeParams(operation(), params)).toEqual({ ...nothing, query: [['b', 'b=1']] });
  });

  it('33 __proto__ and constructor are members like any other', () => {
    const spec = operation({ body: json, params: { limit: 'query' } });
    const { body, query } = placeParams(spec, JSON.parse('{"__proto__":{"polluted":1},"constructor":2,"limit":3}'));
    expect(Object.entries(Object(body))).toEqual([['__proto__', { polluted: 1 }], ['constructor', 2]]);
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect(query).toEqual([['limit', 'limit=3']]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('1 a listed path variable does not take a member of the same name away from the body', () => {
    const spec = operation({ path: '/x/{id}', body: json, variables: { id: styled({ style: 'label' }) } });
    expect(placeParams(spec, { id: 'new' }).body).toEqual({ id: 'new' });
  });
});
