import { expect, it } from 'vitest';
import { jsonResponse } from '../../templates/runtime/response/json.js';
import { text } from '../../templates/runtime/response/text.js';
import { Resource } from '../../templates/runtime/resource.js';
import { clientFor } from './example.js';

/** One byte more than V8 puts into a string. */
const tooMany = 2 ** 29 + 1;

it.each([
  ['JSON', jsonResponse],
  ['text', text],
])(
  'a body longer than a string can be is an error with a name: %s',
  async (_, response) => {
    const huge = (): Promise<Response> => Promise.resolve(new Response(new Uint8Array(tooMany), { headers: { 'content-type': 'application/json' } }));
    class Files extends Resource {
      readonly get = this.method({ id: 'getFile', method: 'GET', path: '/file', response });
    }
    const files = new Files(clientFor({ url: 'http://localhost' }, { fetch: huge, maxResponseBytes: Infinity }));
    expect(await files.get().safe()).toMatchObject({ ok: false, error: { name: 'ResponseParseError', message: expect.stringContaining('longer than a string can be') } });
  },
  120_000,
);
