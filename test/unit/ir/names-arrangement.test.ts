import { describe, expect, test } from 'vitest';
import { build } from './support.js';

/** The calls of a document, by operationId or route. */
async function calls(yaml: string): Promise<Record<string, string>> {
  const { api } = await build(yaml);
  const found: Record<string, string> = {};
  const visit = (resources: typeof api.resources): void => {
    for (const { id, operations, children } of resources) {
      for (const operation of operations) found[operation] = `${id}: ${api.operations.find((candidate) => candidate.id === operation)?.method.join(' ') ?? ''}`;
      visit(children);
    }
  };
  visit(api.resources);
  return found;
}

/** A document of operations that have nothing but what a name is made from. */
function document(operations: Record<string, string>, more = ''): string {
  const paths = new Map<string, string[]>();
  for (const [route, members] of Object.entries(operations)) {
    const [verb = '', path = ''] = route.split(' ');
    paths.set(path, [...(paths.get(path) ?? []), `    ${verb.toLowerCase()}: { ${members}, responses: { 200: { description: Done } } }`]);
  }
  return `${more}\npaths:\n${[...paths].map(([path, lines]) => `  '${path}':\n${lines.join('\n')}`).join('\n')}\n`;
}

describe('by paths', () => {
  test('there is a resource for each collection, below the one before it', async () => {
    const found = await calls(
      document({
        'POST /v1/stores': 'operationId: createStore',
        'GET /v1/stores/{store}': 'operationId: getStore',
        'POST /v1/stores/{store}': 'operationId: modifyStore',
        'GET /v1/stores/{store}/files': 'operationId: getStoreFiles',
        'DELETE /v1/stores/{store}/files/{file}': 'operationId: removeFileFromStore',
        'POST /v1/stores/{store}/files/{file}/cancel': 'operationId: cancelStoreFile',
        'GET /v1/stores/{store}/settings': 'operationId: retrieveStoreSettings',
      }),
    );
    expect(found).toEqual({
      createStore: 'stores: create',
      getStore: 'stores: get',
      modifyStore: 'stores: update',
      getStoreFiles: 'stores.files: list',
      removeFileFromStore: 'stores.files: delete',
      cancelStoreFile: 'stores.files: cancel',
      retrieveStoreSettings: 'stores.settings: get',
    });
  });

  test.each([
    ['POST /runs/{run}', 'cancelRun', 'runs: cancel'],
    ['POST /threads/runs', 'createThreadAndRun', 'threads: create And Run'],
    ['GET /usage/completions', 'usage-completions', 'usage: completions'],
    ['POST /audio/speech', 'createSpeech', 'audio.speech: create'],
    ['POST /cards/{card}/shipping/fail', 'PostCardsCardShippingFail', 'cards.shipping: fail'],
    ['GET /products/search', 'GetProductsSearch', 'products: search'],
    ['GET /users/@me', 'get_my_user', 'users: me'],
    ['PUT /members/{member}/roles/{role}', 'add_member_role', 'members.roles: add'],
    ['PUT /files/{id}#add_link', 'put_files_id#add_link', 'files: add link'],
    ['GET /2010-04-01/Accounts/{Sid}/Calls.json', 'ListCall', 'Accounts.Calls: list'],
    ['PUT /users/{id}/folders/0', 'put_users_id_folders_0', 'users.folders: update'],
    ['GET /', 'root', 'api: root'],
  ])('%s (%s) is %s', async (route, operationId, expected) => {
    expect(await calls(document({ [route]: `operationId: '${operationId}'` }))).toEqual({ [operationId]: expected });
  });

  test('a word that is a thing elsewhere is no action', async () => {
    const found = await calls(document({ 'POST /templates/schema': 'tags: []', 'GET /templates/{id}/schema': 'tags: []' }));
    expect(found).toEqual({ 'POST /templates/schema': 'templates.schema: create', 'GET /templates/{id}/schema': 'templates.schema: get' });
  });

  test('one collection at two places is told apart by its owner', async () => {
    const found = await calls(document({ 'POST /files/sessions': 'tags: []', 'POST /files/{id}/sessions': 'tags: []' }));
    expect(Object.values(found)).toEqual(['files.sessions: create', 'files.sessions: create for file']);
  });

  test('a path that continues a collection kept elsewhere goes there', async () => {
    const found = await calls(document({ 'GET /org/projects': 'tags: []', 'GET /org/projects/{id}': 'tags: []', 'GET /projects/{id}/roles': 'tags: []' }));
    expect(found['GET /projects/{id}/roles']).toBe('org.projects.roles: list');
  });

  test('what takes the credential of another audience stands apart', async () => {
    const schemes = 'security: [{ ApiKey: [] }]\ncomponents: { securitySchemes: { ApiKey: { type: http, scheme: bearer }, AdminApiKey: { type: http, scheme: bearer }, Session: { type: http, scheme: bearer } } }';
    const found = await calls(
      document({ 'GET /users': 'security: [{ AdminApiKey: [] }]', 'GET /teams': 'security: [{ AdminApiKey: [] }, { ApiKey: [] }]', 'GET /admin/logs': 'security: [{ AdminApiKey: [] }]', 'GET /me': 'security: [{ Session: [] }]' }, schemes),
    );
    expect(found).toEqual({ 'GET /users': 'admin.users: list', 'GET /teams': 'teams: list', 'GET /admin/logs': 'admin.logs: list', 'GET /me': 'me: get' });
  });

  test('what is not finished stands apart, with the rest of its tag', async () => {
    const found = await calls(
      document({
        'GET /models': 'tags: [Models]',
        'GET /threads': 'tags: [Chat], x-beta: true',
        'GET /runs': 'tags: [Chat], x-meta: { beta: true }',
        'GET /chats': 'tags: [Chat]',
        'GET /answers?beta=true': 'tags: [Answers]',
        'GET /tools/alpha/graders': 'tags: [Tools], x-beta: true',
        'GET /labs': 'parameters: [{ name: acme-beta, in: header, required: true, schema: { type: string } }]',
      }),
    );
    expect(found).toEqual({
      'GET /models': 'models: list',
      'GET /threads': 'beta.threads: list',
      'GET /runs': 'beta.runs: list',
      'GET /chats': 'beta.chats: list',
      'GET /answers?beta=true': 'beta.answers: list',
      'GET /tools/alpha/graders': 'tools.alpha.graders: list',
      'GET /labs': 'beta.labs: list',
    });
  });
});

describe('by tags', () => {
  test('a collection that the operationId names is below the tag that the path begins with', async () => {
    const found = await calls(
      document({
        'GET /contacts': 'operationId: contacts/list, tags: [Contacts]',
        'GET /contacts/{id}/topics': 'operationId: contacts/list-topics, tags: [Contacts]',
        'POST /contacts/{id}/segments/{segment}': 'operationId: contacts/add-segment, tags: [Contacts]',
        'GET /contacts/{id}/pools': 'operationId: contacts/list-connection-pools, tags: [Contacts]',
        'GET /emails': 'operationId: emails/list, tags: [Emails]',
        'GET /emails/receiving/{id}': 'operationId: emails/get-receiving, tags: [Receiving Emails]',
        'POST /checkout/sessions': 'operationId: createCheckout, tags: [Checkout]',
        'GET /orders/subscriptions': 'operationId: listSubscriptions, tags: [Subscriptions]',
      }),
    );
    expect(found).toEqual({
      'contacts/list': 'Contacts: list',
      'contacts/list-topics': 'Contacts.topics: list',
      'contacts/add-segment': 'Contacts.segments: add',
      'contacts/list-connection-pools': 'Contacts: list connection pools',
      'emails/list': 'Emails: list',
      'emails/get-receiving': 'Emails.receiving: get',
      createCheckout: 'Checkout: create',
      listSubscriptions: 'Subscriptions: list',
    });
  });

  test('a tag with dots is several levels', async () => {
    expect(await calls(document({ 'POST /v1/library/documents': 'operationId: libraries_documents_upload_v1, tags: [beta.libraries.documents]' }))).toEqual({
      libraries_documents_upload_v1: 'beta.libraries.documents: upload',
    });
  });

  test('a namespace that all operations have is the resource where the tag says something else', async () => {
    const found = await calls(document({ 'GET /a/snapshots': 'operationId: volumeSnapshots_list, tags: [Block Storage]', 'GET /droplets': 'operationId: droplets_list, tags: [Droplets]' }));
    expect(found).toEqual({ volumeSnapshots_list: 'volume Snapshots: list', droplets_list: 'Droplets: list' });
  });
});

describe('a name that the document pins', () => {
  test.each([
    ['x-sdk-resource: chat.completions, x-sdk-method: streamAll', 'chat.completions: stream All'],
    ['x-speakeasy-group: chat.completions, x-speakeasy-name-override: streamAll', 'chat.completions: stream All'],
    ['x-fern-sdk-group-name: [chat, completions], x-fern-sdk-method-name: streamAll', 'chat.completions: stream All'],
    ['x-fern-sdk-group-name: chat, x-speakeasy-name-override: ask', 'chat: ask'],
    ['x-sdk-resource: ours, x-speakeasy-group: theirs', 'ours: list'],
  ])('%s', async (members, expected) => {
    expect(await calls(document({ 'GET /things': members }))).toEqual({ 'GET /things': expected });
  });
});

test('types are called after the resource where the operationId has a namespace', async () => {
  const { api } = await build(document({ 'GET /emails': 'operationId: emails.list', 'GET /emails/{id}/attachments': 'operationId: emails.list_attachments', 'GET /users': 'operationId: listUsers' }));
  expect(api.operations.map(({ name }) => name.join(' '))).toEqual(['email list', 'email attachment list', 'list Users']);
});
