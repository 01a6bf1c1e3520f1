// Calls every operation with the values of test/cases/*.json through a fetch that records the request and answers with
// the documented example: the request must be the documented one, the result the example.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import * as esm from '../dist/esm/index.js';

const cjs = createRequire(import.meta.url)('../dist/cjs/index.js');
const folder = new URL('./cases/', import.meta.url);
const credentials = { apiKey: 'pk_live_test' };

for (const [format, sdk] of [
  ['ES module', esm],
  ['CommonJS', cjs],
]) {
  for (const file of readdirSync(folder).sort()) {
    describe(`${format}: ${file.replace(/\.json$/, '')}`, () => {
      for (const example of JSON.parse(readFileSync(new URL(file, folder), 'utf8'))) {
        it(example.call, () => check(sdk, example));
      }
    });
  }
}

async function check(sdk, { call, arguments: args, request: expected, response }) {
  const requests = [];
  const client = new sdk.Pocketsflow({
    ...credentials,
    baseURL: 'https://sdk.test/base',
    maxRetries: 0,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push({ request, text: await request.text() });
      const body = response.body === undefined ? null : JSON.stringify(response.body);
      return new Response(body, {
        status: response.status,
        headers: body === null ? {} : { 'content-type': 'application/json' },
      });
    },
  });
  const names = call.split('.').slice(1);
  const target = names.reduce((object, name) => object[name], client);
  assert.deepEqual(await target(...args), response.body);

  assert.equal(requests.length, 1);
  const [{ request, text }] = requests;
  const url = new URL(request.url);
  assert.equal(request.method, expected.method);
  assert.equal(url.pathname, `/base${expected.path}`);
  for (const [name, values] of Object.entries(expected.query))
    assert.deepEqual(url.searchParams.getAll(name), values, name);
  for (const [name, value] of Object.entries(expected.headers)) assert.equal(request.headers.get(name), value, name);
  if (expected.body !== undefined) assert.deepEqual(JSON.parse(text), expected.body);
}
