import { expect, it } from 'vitest';
import type { Config } from '../../../generator/config/config.js';
import { customModule } from '../../../generator/plan/custom.js';
import type { CustomModule } from '../../../generator/plan/plan.js';
import { loadTemplates } from '../../../generator/templates.js';
import { generateText } from '../../support/generate.js';

const head = 'openapi: 3.1.1\ninfo: { title: Uses, version: 1.0.0 }\nservers: [{ url: https://api.example.com }]\n';
const answer = '{ 200: { description: Done, content: { application/json: { schema: { type: integer, format: int64 } } } } }';

function document(path: string, operation: string, more = ''): string {
  return `${head}paths:\n  ${path}:\n    get: { operationId: getThing, ${operation} }\n${more}`;
}

async function emitted(text: string, config: Partial<Config> = {}, custom: readonly CustomModule[] = []): Promise<string> {
  const { files, diagnostics } = await generateText(text, config, custom);
  return files?.get('src/core/uses.ts') ?? JSON.stringify(diagnostics);
}

/** The constants of an SDK's core/uses.ts that are true. */
async function usedBy(text: string, config: Partial<Config> = {}, custom: readonly CustomModule[] = []): Promise<string[]> {
  return [...(await emitted(text, config, custom)).matchAll(/^export const (\w+): boolean = true;$/gm)].map(([, name = '']) => name);
}

it('an SDK has the constants of the runtime, each said to be for the same', async () => {
  const written = await emitted(document('/things', `responses: ${answer}`));
  const own = (await loadTemplates()).runtime.get('uses') ?? '';
  const described = (text: string): string[] => [...text.matchAll(/^(\/\*\* .* \*\/)\nexport const (\w+)/gm)].map(([, docs, name]) => `${name} ${docs}`);
  expect(described(written)).toEqual(described(own));
  expect(described(own)).toHaveLength(customModule('uses', own).exports.length);
});

const stream = '{ 200: { description: Done, content: { text/event-stream: { schema: { type: string } } } } }';
const key = `components: { securitySchemes: { key: { type: apiKey, in: query, name: key } } }\nsecurity: [{ key: [] }]\n`;

const query = 'parameters: [{ name: q, in: query, schema: { type: string } }]';

it.each<[string[], string, Partial<Config>?]>([
  [[], document('/things/{id}', `parameters: [{ name: id, in: path, required: true, schema: { type: string } }, { name: q, in: query, schema: { type: string } }], responses: ${answer}`)],
  [['usesListedParams'], document('/things', `${query}, requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }, responses: ${answer}`).replace('get:', 'put:')],
  [['usesListedParams'], document('/things', `${query.replace('schema', 'explode: false, schema')}, responses: ${answer}`.replace('type: string', 'type: array, items: { type: string }'))],
  [['usesListedParams', 'usesCookies'], document('/things', `parameters: [{ name: session, in: cookie, schema: { type: string } }], responses: ${answer}`)],
  [['usesListedParams', 'usesHeaders'], document('/things', `parameters: [{ name: X-Trace, in: header, schema: { type: string } }], responses: ${answer}`)],
  [['usesPathStyles'], document('/things/{ids}', `parameters: [{ name: ids, in: path, required: true, schema: { type: array, items: { type: string } } }], responses: ${answer}`)],
  [['usesServers'], document('/things', `servers: [{ url: https://other.example.com }], responses: ${answer}`)],
  [['usesRetryPolicies'], document('/things', `x-sdk-retries: { max: 4 }, responses: ${answer}`)],
  [['usesQueryKeys'], document('/things', `responses: ${answer}`, key)],
  [['usesStreams'], document('/things', `responses: ${stream}`)],
  [['usesBigInts'], document('/things', `responses: ${answer}`), { int64: 'bigint' }],
])('%s alone', async (names, text, config) => {
  expect(await usedBy(text, config)).toEqual(names);
});

it.each<[boolean, string]>([
  [true, "import { Things } from '../resources/things.js';\nexport class More extends Things {}\n"],
  [true, "import { type Things } from '../resources/things.js';\nexport const more = (things: Things): Things => things;\n"],
  [true, "export { Things as Base } from '../resources/things.js';\n"],
  [true, "import { Things } from './../resources/things.js';\nexport const made = Things;\n"],
  [true, "export const load = async (): Promise<unknown> => import('../core/define.js');\n"],
  [true, "import { Uses } from 'uses-sdk';\nexport const made = Uses;\n"],
  [false, "export { other } from './other.js';\n"],
  [false, "export type { Things } from '../resources/things.js';\n"],
  [false, "import type { Things } from '../resources/things.js';\nexport type More = Things;\n"],
  [false, "import { z } from 'zod';\nexport const id = z.string();\n"],
])('what a hand-written module may call of the SDK is not known: %s for %s', async (all, text) => {
  const constants = customModule('uses', (await loadTemplates()).runtime.get('uses') ?? '').exports.map(({ name }) => name);
  const used = await usedBy(document('/things', `responses: ${answer}`), { package: { name: 'uses-sdk' } }, [customModule('more', text)]);
  // Whether integers are bigints is for the configuration to say.
  expect(used).toEqual(all ? constants.filter((name) => name !== 'usesBigInts') : []);
});
