import type { Server } from '../ir/model.js';
import { asWords, splitWords } from '../ir/names/words.js';
import { camelCase } from './casing.js';
import { createScope } from './scope.js';
import type { ServerPlan } from './plan.js';
import { serverURL } from './server.js';

/** Words that say of a server what is said of every server. */
const noise = new Set(['the', 'a', 'an', 'our', 'server', 'servers', 'api', 'apis', 'url', 'endpoint', 'environment', 'env', 'host', 'base', 'rest', 'http', 'https', 'www', 'for', 'of', 'to', 'in']);

/**
 * The servers that a user can choose from: those with an absolute URL, where there are several, or where one has variables. A server
 * is called as the document calls it (`x-sdk-name`, `name`), else by one or two telling words of its description, else by its host. No
 * name depends on the servers behind it.
 */
export function planServers(servers: readonly Server[]): readonly ServerPlan[] {
  const usable = servers.filter((server, index) => {
    const url = serverURL(server);
    const same = servers.findIndex((other) => serverURL(other)?.replace(/^https?:/, '') === url?.replace(/^https?:/, ''));
    return url !== undefined && (same === index || server.variables.length > 0);
  });
  if (usable.length < 2 && usable.every(({ variables }) => variables.length === 0)) return [];
  const names = createScope(new Set(), true);
  return usable.map((server) => ({ server, name: names.take([camelCase(asWords(wordsFor(server)) ?? ['server'])]).name }));
}

function wordsFor({ name, docs, url }: Server): readonly string[] {
  if (name !== undefined) return splitWords(name);
  const [phrase = ''] = (docs.description ?? '').split(/[.,:;()[\]{}<>\n]|\s[-–—]\s/u);
  const telling = splitWords(phrase).filter((word) => !noise.has(word.toLowerCase()));
  if (telling.length === 1 || telling.length === 2) return telling;
  const [, host = ''] = /^[^/]*\/\/([^/:]*)/u.exec(url.replace(/\{[^{}]*\}/gu, '')) ?? [];
  const labels = host.split('.').filter((label) => label !== '' && !noise.has(label.toLowerCase()));
  const [first = 'server'] = /^\d+$/u.test(labels.at(-1) ?? '') ? [] : labels;
  return splitWords(first);
}
