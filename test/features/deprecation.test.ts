import { expect, it } from 'vitest';
import { json, serve } from '../runtime/server.js';
import { featured, recorder } from './client.js';

async function warnings(headers: Record<string, string>, legacy = false, facts = false): Promise<unknown[]> {
  await using server = await serve(json({ id: '1' }, 200, headers));
  const { lines, logger } = recorder();
  const client = featured(server, { logger });
  const call = (): PromiseLike<unknown> => (legacy ? client.legacy.get() : client.orders.get('1'));
  await call();
  await call();
  const other = client.withOptions({ maxRetries: 0 });
  await (legacy ? other.legacy.get() : other.orders.get('1'));
  expect(lines.every((line) => line.level === 'warn')).toBe(true);
  return lines.map((line) => (facts ? line.facts : line.message));
}

const day = 'Sat, 01 Jul 2028 23:59:59 GMT';

// prettier-ignore
it.each<[string, Record<string, string>, string]>([
  ['a date (RFC 9745)', { deprecation: '@1688169599' }, 'getOrder is deprecated as of 2023-06-30.'],
  ['a date as before the RFC', { deprecation: 'Fri, 30 Jun 2023 23:59:59 GMT' }, 'getOrder is deprecated as of 2023-06-30.'],
  ['a boolean as before the RFC', { deprecation: 'true' }, 'getOrder is deprecated.'],
  ['a time beyond all calendars', { deprecation: '@99999999999999999999' }, 'getOrder is deprecated.'],
  ['Sunset (RFC 8594)', { sunset: day }, 'getOrder stops working on 2028-07-01.'],
  ['both', { deprecation: '@1688169599', sunset: day }, 'getOrder is deprecated as of 2023-06-30 and stops working on 2028-07-01.'],
  ['a link', { deprecation: 'true', link: '<https://d.example/v2?token=abc>; rel="deprecation"' }, 'getOrder is deprecated.'],
])('61 %s warns once for each operation', async (_, headers, message) => {
  expect(await warnings(headers)).toEqual([`[example-sdk] ${message}`]);
});

it.each([
  { sunset: 'soon' },
  { deprecation: 'false' },
  { deprecation: '?0' },
  { link: '<https://d.example>; rel="deprecation"' },
  {},
])('61 %j does not warn', async (headers) => {
  expect(await warnings(headers)).toEqual([]);
});

it('61 the links of the answer are told with it, without their secrets', async () => {
  expect(await warnings({ deprecation: 'true', link: '<https://d.example/v2?token=abc>; rel="deprecation"' }, false, true)).toEqual([
    { link: '<https://d.example/v2?token=***; rel="deprecation"' },
  ]);
});

it('61 an operation that the document deprecates warns once', async () => {
  expect(await warnings({}, true)).toEqual(['[example-sdk] getLegacy is deprecated.']);
  expect(await warnings({ sunset: day }, true)).toEqual([
    '[example-sdk] getLegacy is deprecated and stops working on 2028-07-01.',
  ]);
});

it('61 each operation warns by itself', async () => {
  await using server = await serve(json({ id: '1' }, 200, { deprecation: 'true' }));
  const { lines, logger } = recorder();
  const client = featured(server, { logger });
  await client.orders.get('1');
  await client.legacy.get();
  await client.orders.get('2');
  expect(lines.map((line) => line.message)).toEqual([
    '[example-sdk] getOrder is deprecated.',
    '[example-sdk] getLegacy is deprecated.',
  ]);
});

it('7 a deprecated operation says so in its metadata', async () => {
  const client = featured({ url: 'http://127.0.0.1:9' });
  expect(client.legacy.get.operation).toMatchObject({ id: 'getLegacy', deprecated: true });
  expect(client.orders.get.operation).not.toHaveProperty('deprecated');
});
