import { describe, expect, test } from 'vitest';
import { brief, build, operationCalled } from './support.js';

const ok = "responses: { '200': { description: ok } }";

describe('retries', () => {
  test('are read from the root and from operations, in either spelling', async () => {
    const { api, diagnostics } = await build(`
x-speakeasy-retries:
  strategy: backoff
  backoff: { initialInterval: 500, maxInterval: 60000, maxElapsedTime: 3600000, exponent: 1.5 }
  statusCodes: [429, '503', 5xx]
  retryConnectionErrors: true
paths:
  /a:
    get: { operationId: own, x-sdk-retries: { max: 4 }, x-speakeasy-retries: { strategy: none }, ${ok} }
    put: { operationId: never, x-sdk-retries: false, ${ok} }
    post: { operationId: none, x-speakeasy-retries: { strategy: none }, ${ok} }
    delete: { operationId: flat, x-sdk-retries: { max: 0, initialInterval: 1, statusCodes: [], retryConnectionErrors: false }, ${ok} }
    patch: { operationId: silent, ${ok} }`);
    expect(brief(api.retries, api)).toEqual({
      initialInterval: 500,
      maxInterval: 60000,
      maxElapsedTime: 3600000,
      exponent: 1.5,
      statuses: [{ kind: 'status', status: 429 }, { kind: 'status', status: 503 }, { kind: 'range', hundreds: 5 }],
      connectionErrors: true,
    });
    const own = (id: string): unknown => brief(operationCalled(api, id).retries, api);
    expect(['own', 'never', 'none', 'flat', 'silent'].map(own)).toEqual([
      { max: 4 },
      { max: 0 },
      { max: 0 },
      { max: 0, initialInterval: 1, statuses: [], connectionErrors: false },
      undefined,
    ]);
    expect(diagnostics).toEqual([]);
  });

  test.each([
    ['x-sdk-retries: 4', '', 'it has to be an object'],
    ['x-sdk-retries: true', '', 'it has to be an object'],
    ['x-sdk-retries: { max: -1 }', '/max', 'a whole number from 0'],
    ['x-sdk-retries: { max: 1.5 }', '/max', 'a whole number from 0'],
    ["x-sdk-retries: { max: '4' }", '/max', 'a whole number from 0'],
    ['x-sdk-retries: { initialInterval: 0 }', '/initialInterval', 'milliseconds from 1'],
    ['x-sdk-retries: { maxInterval: 3000000000 }', '/maxInterval', 'to 2147483647'],
    ['x-sdk-retries: { initialInterval: 9, maxInterval: 8 }', '/initialInterval', 'longer than `maxInterval`'],
    ['x-sdk-retries: { exponent: 0.5 }', '/exponent', 'a number from 1'],
    ['x-sdk-retries: { maxElapsedTime: -1 }', '/maxElapsedTime', 'milliseconds from 0'],
    ['x-sdk-retries: { statusCodes: [503, 600] }', '/statusCodes/1', 'three digits'],
    ['x-sdk-retries: { statusCodes: [200] }', '/statusCodes/0', 'three digits'],
    ['x-sdk-retries: { statusCodes: 5XX }', '/statusCodes', 'has to be a list'],
    ["x-sdk-retries: { retryConnectionErrors: 'no' }", '/retryConnectionErrors', 'true or false'],
    ['x-sdk-retries: { attempts: 3 }', '/attempts', 'no member `attempts`'],
    ['x-speakeasy-retries: false', '', 'it has to be an object'],
    ['x-speakeasy-retries: { statusCodes: [5XX] }', '', '`strategy` has to be'],
    ['x-speakeasy-retries: { strategy: linear }', '/strategy', '`strategy` has to be'],
    ['x-speakeasy-retries: { strategy: backoff, max: 3 }', '/max', 'no member `max`'],
    ['x-speakeasy-retries: { strategy: backoff, backoff: 500 }', '/backoff', '`backoff` has to be an object'],
    ['x-speakeasy-retries: { strategy: backoff, backoff: { exponent: two } }', '/backoff/exponent', 'a number from 1'],
  ])('that are wrong are told at their member: %s', async (yaml, pointer, problem) => {
    const extension = yaml.split(':')[0] ?? '';
    const { api, diagnostics } = await build(yaml);
    expect(api.retries).toBeUndefined();
    const severity = extension === 'x-sdk-retries' ? 'error' : 'warning';
    expect(diagnostics).toMatchObject([{ code: 'extension-malformed', severity, place: { pointer: `/${extension}${pointer}` } }]);
    expect(diagnostics[0]?.message).toContain(problem);
    expect(diagnostics[0]?.fix).toBeDefined();
  });
});
