import type { Config } from '../config/config.js';
import type { Api } from '../ir/model.js';
import { splitWords } from '../ir/names/words.js';
import { constantCase, kebabCase, pascalCase } from './casing.js';
import type { PlanSettings } from './build.js';
import { serverURL } from './server.js';

/** Words of a title that say what every title says. */
const noise = new Set(['api', 'apis', 'the', 'rest', 'http', 'openapi', 'swagger', 'specification', 'spec', 'v1', 'v2', 'v3', 'public', 'reference', 'documentation']);

/** What the configuration says of the SDK, and what follows from the document where it is silent. */
export function planSettings(config: Config, api: Api): Omit<PlanSettings, 'custom' | 'runtimeNames' | 'clientMembers' | 'clientOptions'> {
  const words = titleWords(api.title);
  const clientName = config.client ?? pascalCase(words);
  const packageName = config.package?.name ?? `${kebabCase(words)}-sdk`;
  const baseURL = config.baseURL ?? serverURL(api.servers[0]);
  const { author, repository, homepage } = config.package ?? {};
  return {
    clientName,
    ...(baseURL === undefined ? {} : { baseURL }),
    ...(config.baseURL === undefined ? {} : { fixedServer: true }),
    ...(config.int64 === undefined ? {} : { int64: config.int64 }),
    sdk: {
      packageName,
      packageVersion: config.package?.version ?? '0.1.0',
      description: config.package?.description ?? `TypeScript SDK of ${withArticle(api.title)}.`,
      license: config.package?.license ?? 'MIT',
      envPrefix: config.envPrefix ?? constantCase(words),
      ...(author === undefined ? {} : { author }),
      ...(repository === undefined ? {} : { repository }),
      ...(homepage === undefined ? {} : { homepage }),
    },
  };
}

function titleWords(title: string): readonly [string, ...string[]] {
  const words = splitWords(title);
  const telling = words.filter((word) => !noise.has(word.toLowerCase()) && !/^\d/.test(word));
  const [head = 'Client', ...rest] = telling.length > 0 ? telling : words;
  return [head, ...rest];
}

function withArticle(title: string): string {
  return /\bAPI$/i.test(title) && !/^the\b/i.test(title) ? `the ${title}` : title;
}
