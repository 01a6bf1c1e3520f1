import { expect, it } from 'vitest';
import { readRateLimit } from '../../templates/runtime/features/rate-limit.js';
import { failureOf } from '../runtime/example.js';
import { json, reply, serve } from '../runtime/server.js';
import { featured } from './client.js';

const now = Date.UTC(2026, 0, 1);
const inSeconds = (seconds: number): Date => new Date(now + seconds * 1000);

// prettier-ignore
it.each<[string, Record<string, string>, unknown]>([
  ['three fields (drafts to 6)', { 'RateLimit-Limit': '100', 'RateLimit-Remaining': '7', 'RateLimit-Reset': '50' }, { limit: 100, remaining: 7, reset: inSeconds(50) }],
  ['three fields with the policy in the first', { 'RateLimit-Limit': '10, 10;w=1, 1000;w=3600', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '1' }, { limit: 10, remaining: 0, reset: inSeconds(1), window: 1 }],
  ['one field (draft 7)', { RateLimit: 'limit=100, remaining=50, reset=5', 'RateLimit-Policy': '100;w=60' }, { limit: 100, remaining: 50, reset: inSeconds(5), window: 60 }],
  ['structured fields (draft 8 on)', { RateLimit: '"default";r=50;t=30', 'RateLimit-Policy': '"default";q=100;w=60' }, { limit: 100, remaining: 50, reset: inSeconds(30), window: 60 }],
  ['structured, with blanks and more parameters', { RateLimit: '"200-in-1min"; r=199; t=60', 'RateLimit-Policy': '"200-in-1min"; q=200; w=60; pk=:ZGY=:' }, { limit: 200, remaining: 199, reset: inSeconds(60), window: 60 }],
  ['several quotas: the least left', { RateLimit: '"hour";r=900;t=3000, "burst, short";r=2;t=1', 'RateLimit-Policy': '"hour";q=1000;w=3600, "burst, short";q=10;w=1' }, { limit: 10, remaining: 2, reset: inSeconds(1), window: 1 }],
  ['structured, without a policy', { RateLimit: '"a";r=3' }, { remaining: 3 }],
  ['X-RateLimit, seconds from now', { 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '59', 'X-RateLimit-Reset': '12' }, { limit: 60, remaining: 59, reset: inSeconds(12) }],
  ['X-RateLimit, Unix time', { 'X-RateLimit-Reset': String(now / 1000 + 12) }, { reset: inSeconds(12) }],
  ['X-RateLimit, Unix time in milliseconds', { 'X-RateLimit-Reset': String(now + 12_000) }, { reset: inSeconds(12) }],
  ['X-Rate-Limit', { 'X-Rate-Limit-Remaining': '4' }, { remaining: 4 }],
  ['fractions', { 'RateLimit-Reset': '0.5' }, { reset: inSeconds(0.5) }],
  ['the standard goes before the custom', { 'RateLimit-Remaining': '1', 'X-RateLimit-Remaining': '2' }, { remaining: 1 }],
  ['junk', { RateLimit: 'soon', 'RateLimit-Policy': '???', 'X-RateLimit-Remaining': 'many', 'X-RateLimit-Reset': '-1' }, {}],
  ['nothing', {}, {}],
])('57 reads %s', (_, headers, expected) => {
  expect(readRateLimit(new Headers(headers), now)).toEqual(expected);
});

it('57 client.rateLimit is what the last answer told, errors included, for all derived clients', async () => {
  await using server = await serve(
    json({ id: '1' }, 200, { ratelimit: '"a";r=5;t=10', 'ratelimit-policy': '"a";q=200;w=60' }),
    reply(404, '', { 'x-ratelimit-remaining': '3' }),
    json({ id: '1' }),
  );
  const client = featured(server);
  const derived = client.withOptions({ maxRetries: 0 });
  expect(client.rateLimit).toEqual({});
  const before = Date.now();
  await derived.orders.get('1');
  expect(client.rateLimit).toMatchObject({ limit: 200, remaining: 5, window: 60 });
  expect(Math.abs(Number(client.rateLimit.reset) - before - 10_000)).toBeLessThan(1000);
  await failureOf(client.orders.get('2'));
  const kept = { limit: 200, window: 60, remaining: 3 };
  expect(derived.rateLimit).toMatchObject(kept);
  await client.orders.get('3');
  expect(client.rateLimit).toMatchObject(kept);
  expect(featured(server).rateLimit).toEqual({});
});
