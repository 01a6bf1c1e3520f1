import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpus } from '../support/paths.js';
import { callsOf } from './names.js';

const index = path.join(corpus, 'index.txt');
const present = existsSync(index);
if (!present) console.log('Skipped: ../shared/corpus, with the public documents, is not there.');
const files = present ? readFileSync(index, 'utf8').split('\n').filter((file) => file !== '') : [];

/** Calls that people who know these APIs would look for. */
const expected: readonly (readonly [string, readonly string[]])[] = [
  ['stripe/openapi/spec3.yaml', ['customers.create', 'customers.sources.verify', 'checkout.sessions.expire', 'paymentIntents.confirm', 'products.search', 'testHelpers.testClocks.advance']],
  ['resend/resend.yaml', ['emails.send', 'emails.receiving.attachments.get', 'contacts.topics.update', 'domains.verify', 'broadcasts.send']],
  ['box/openapi/openapi.json', ['files.copy', 'files.collaborations.list', 'folders.items.list', 'users.me', 'files.addSharedLink', 'signRequests.cancel']],
  ['github/generated/api.github.com.json', ['issues.listForRepo', 'pulls.merge', 'gists.comments.list', 'actions.listRepoOrganizationSecrets', 'campaigns.delete', 'apiInsights.getSummaryStatsByActor']],
  ['digitalocean/specification/DigitalOcean-public.v2.yaml', ['droplets.create', 'droplets.actions.get', 'kubernetes.clusters.nodePools.list', 'domains.records.list', 'volumes.snapshots.list']],
  ['twilio/spec/json/twilio_api_v2010.json', ['accounts.calls.create', 'accounts.messages.list', 'accounts.messages.media.get']],
  ['discord/specs/openapi.json', ['channels.messages.create', 'guilds.members.roles.add', 'users.me.guilds.list']],
  ['figma/openapi/openapi.yaml', ['files.get', 'comments.create', 'webhooks.list', 'libraryAnalytics.getComponentActions']],
  ['asana/defs/asana_oas.yaml', ['tasks.subtasks.list', 'tasks.addFollowers', 'projects.create']],
  ['mistral/openapi.yaml', ['beta.libraries.documents.upload', 'audio.voices.create', 'beta.workflows.executions.terminate']],
  ['redocly-museum/openapi.yaml', ['events.list', 'tickets.getCode']],
  ['petstore/src/main/resources/openapi.yaml', ['pet.findByStatus', 'pet.get', 'store.getInventory', 'user.login']],
];

describe.skipIf(!present)('calls of public documents', () => {
  test.each(expected)('%s', async (file, wanted) => {
    const calls = (await callsOf(path.join(corpus, file)))?.map(({ call }) => call);
    expect(calls).toEqual(expect.arrayContaining([...wanted]));
  }, 60_000);

  test.each(files)('%s: none is numbered, none repeats its resource', async (file) => {
    const calls = (await callsOf(path.join(corpus, file))) ?? [];
    expect(calls.filter(({ numbered }) => numbered)).toEqual([]);
    expect(calls.filter(({ call }) => repeats(call)).map(({ verb, path: route, call }) => `${verb} ${route} ${call}`)).toEqual([]);
  }, 60_000);
});

/** `emails.listEmails`: the method is a verb and its resource. */
function repeats(call: string): boolean {
  const [method = '', resource = ''] = call.split('.').reverse();
  return ['list', 'get', 'create', 'update', 'delete'].some((verb) => method === `${verb}${resource.slice(0, 1).toUpperCase()}${resource.slice(1)}`);
}
