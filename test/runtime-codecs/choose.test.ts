import { expect, it } from 'vitest';
import { choose, type ContentTypeOption } from '../../templates/runtime/body/choose.js';
import { form } from '../../templates/runtime/body/form.js';
import { json as jsonBody } from '../../templates/runtime/body/json.js';
import { multipart } from '../../templates/runtime/body/multipart.js';
import type { Method } from '../../templates/runtime/method.js';
import type { RequestOptions } from '../../templates/runtime/options.js';
import { Resource } from '../../templates/runtime/resource.js';
import { clientFor, Example, failureOf, key } from '../runtime/example.js';
import { echo, serve, type Echo } from '../runtime/server.js';

type Options = RequestOptions & ContentTypeOption<'application/json' | 'multipart/form-data' | 'application/x-www-form-urlencoded'>;

class Notes extends Resource {
  readonly create: Method<[params: { readonly text: string }, options?: Options], Echo> = this.method({
    id: 'createNote',
    method: 'POST',
    path: '/notes',
    body: choose({ 'application/json': jsonBody, 'multipart/form-data': multipart(), 'application/x-www-form-urlencoded': form() }),
  });
}

const notesFor = (server: { readonly url: string }): Notes => new Notes(new Example({ apiKey: key, baseURL: server.url }));

it('a body is sent as the media type that the caller chooses, else as the first', async () => {
  await using server = await serve(echo);
  const { create } = notesFor(server);
  const sent = async (options?: Options): Promise<unknown[]> => {
    const { headers, body } = await create({ text: 'a b' }, options);
    return [headers['content-type']?.split(';')[0], body];
  };
  expect(await sent()).toEqual(['application/json', '{"text":"a b"}']);
  expect(await sent({ contentType: undefined })).toEqual(['application/json', '{"text":"a b"}']);
  expect(await sent({ contentType: 'application/json' })).toEqual(['application/json', '{"text":"a b"}']);
  expect(await sent({ contentType: 'application/x-www-form-urlencoded' })).toEqual(['application/x-www-form-urlencoded', 'text=a%20b']);
  expect(await sent({ contentType: 'multipart/form-data' })).toEqual(['multipart/form-data', expect.stringContaining('name="text"\r\n\r\na b\r\n')]);
});

it('a request that is only built has the chosen media type too', async () => {
  const request = await notesFor({ url: 'http://api.test' }).create.request({ text: 'a' }, { contentType: 'application/x-www-form-urlencoded' });
  expect([request.headers.get('content-type'), await request.text()]).toEqual(['application/x-www-form-urlencoded', 'text=a']);
});

it.each([{ contentType: 'text/plain' }, { contentType: '__proto__' }, { contentType: null }])('%o is refused with the list of what can be chosen', async (options) => {
  await using server = await serve(echo);
  const error = await failureOf(Reflect.apply(notesFor(server).create, undefined, [{ text: 'a' }, options]));
  expect(error).toMatchObject({
    name: 'InvalidRequestError',
    message: '"contentType" is no media type of this body: pass "application/json" or "multipart/form-data" or "application/x-www-form-urlencoded".',
  });
  expect(server.requests).toHaveLength(0);
});

it('an operation whose body has one media type has no such option', async () => {
  await using server = await serve(echo);
  const error = await failureOf(Reflect.apply(clientFor(server).orders.create, undefined, [{ productId: 'p' }, { contentType: 'application/json' }]));
  expect(error).toMatchObject({ name: 'InvalidRequestError', message: expect.stringContaining('has no option "contentType"') });
  expect(server.requests).toHaveLength(0);
});
