import { describe, expect, it } from 'vitest';
import { json } from '../../templates/runtime/body/json.js';
import { splitParams } from '../../templates/runtime/params/split.js';
import { styled } from '../../templates/runtime/params/styled.js';
import { operation } from './operations.js';

const nothing = { query: {}, header: {}, cookie: {}, body: undefined };

describe('1 one params object', () => {
  it('1 members go where the operation lists them, the others to the body', () => {
    const spec = operation({ body: json, params: { limit: 'query', trace: { in: 'header', name: 'X-Trace' }, session: 'cookie' } });
    expect(splitParams(spec, { limit: 1, trace: 't', session: 's', name: 'n', price: null })).toEqual({ query: { limit: 1 }, header: { trace: 't' }, cookie: { session: 's' }, body: { name: 'n', price: null } });
  });

  it('1 without a body the others go to the query', () => {
    expect(splitParams(operation(), { page: 2 })).toEqual({ ...nothing, query: { page: 2 } });
  });

  it('1 a body that is one member', () => {
    const spec = operation({ body: json, bodyParam: 'items', params: { dry: 'query' } });
    expect(splitParams(spec, { items: [1], dry: true, other: 1 })).toEqual({ ...nothing, query: { dry: true, other: 1 }, body: [1] });
    expect(splitParams(spec, { dry: true }).body).toBeUndefined();
    expect(splitParams(spec, { items: null }).body).toBeNull();
  });

  it('34 no body member, no body; unless the operation requires one', () => {
    const optional = operation({ body: json, params: { limit: 'query' } });
    expect(splitParams(optional, undefined).body).toBeUndefined();
    expect(splitParams(optional, { limit: 1, name: undefined }).body).toBeUndefined();
    expect(splitParams({ ...optional, bodyRequired: true }, { limit: 1 }).body).toEqual({});
  });

  it('33 undefined is as if absent, and own members only', () => {
    const params = Object.assign(Object.create({ inherited: 1 }), { a: undefined, b: 1 });
    expect(splitParams(operation(), params)).toEqual({ ...nothing, query: { b: 1 } });
  });

  it('33 __proto__ and constructor are members like any other', () => {
    const spec = operation({ body: json, params: { limit: 'query' } });
    const { body, query } = splitParams(spec, JSON.parse('{"__proto__":{"polluted":1},"constructor":2,"limit":3}'));
    expect(Object.entries(Object(body))).toEqual([['__proto__', { polluted: 1 }], ['constructor', 2]]);
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect(query).toEqual({ limit: 3 });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('1 a listed path variable does not take a member of the same name away from the body', () => {
    const spec = operation({ path: '/x/{id}', body: json, params: { id: { in: 'path', write: styled({ style: 'label' }) } } });
    expect(splitParams(spec, { id: 'new' }).body).toEqual({ id: 'new' });
  });
});
