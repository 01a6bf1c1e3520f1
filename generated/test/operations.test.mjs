// Calls every operation with the values of test/cases/*.json through the mock of the testing entry, which validates the
// request and responds with the documented example: the request must be the documented one, the result the example.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import * as esm from '../dist/esm/index.js';
import * as esmTesting from '../dist/esm/testing.js';

const require = createRequire(import.meta.url);
const folder = new URL('./cases/', import.meta.url);
const credentials = { apiKey: 'pk_live_test' };

for (const [format, sdk, testing] of [
  ['ES module', esm, esmTesting],
  ['CommonJS', require('../dist/cjs/index.js'), require('../dist/cjs/testing.js')],
]) {
  for (const file of existsSync(folder) ? readdirSync(folder).sort() : []) {
    describe(`${format}: ${file.replace(/\.json$/, '')}`, () => {
      for (const example of JSON.parse(readFileSync(new URL(file, folder), 'utf8'))) {
        it(example.call, () => check(sdk, testing, example));
      }
    });
  }
}

async function check(sdk, testing, { operation, contradicts, call, arguments: args, request: expected, response }) {
  const requests = [];
  const respond = () => {
    const body = response.body === undefined ? null : JSON.stringify(response.body);
    return new Response(body, {
      status: response.status,
      headers: body === null ? {} : { 'content-type': 'application/json' },
    });
  };
  const mock = testing.mockFetch({ baseURL: 'https://sdk.test/base', strict: false });
  mock.on(operation, respond);
  const client = new sdk.Pocketsflow({
    ...credentials,
    baseURL: 'https://sdk.test/base',
    maxRetries: 0,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push({ request, text: await request.text() });
      // Where the document's own examples are not of the types that it declares, the mock has to refuse them.
      return contradicts ? respond() : mock(input, init);
    },
  });
  const names = call.split('.').slice(1);
  const target = names.reduce((object, name) => object[name], client);
  assert.deepEqual(await target(...args), response.body);

  assert.equal(requests.length, 1);
  const [{ request, text }] = requests;
  const url = new URL(request.url);
  assert.equal(request.method, expected.method);
  const documented = new URL(`https://sdk.test/base${expected.path}`);
  assert.equal(url.pathname, documented.pathname);
  for (const [name, value] of documented.searchParams) assert.equal(url.searchParams.get(name), value, name);
  for (const [name, values] of Object.entries(expected.query))
    assert.deepEqual(url.searchParams.getAll(name), values, name);
  for (const [name, value] of Object.entries(expected.headers)) assert.equal(request.headers.get(name), value, name);
  if (!contradicts)
    assert.deepEqual(
      mock.calls.map((each) => each.operation),
      [operation],
    );
  if (expected.body === undefined) assert.equal(text, '');
  else assert.deepEqual(JSON.parse(text), expected.body);
}
