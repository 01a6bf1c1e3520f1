import type { Plan } from '../../plan/plan.js';
import type { TemplateData } from '../../print/template.js';

/** Data of package.json: each value already a JSON literal, but for the paths of its entries, which are our own. */
export function packageDocument({ sdk, webhookScheme }: Plan): TemplateData {
  const literal = (text: string | undefined): string | undefined => (text === undefined ? undefined : JSON.stringify(text));
  return {
    name: literal(sdk.packageName),
    version: literal(sdk.packageVersion),
    description: literal(sdk.description),
    license: literal(sdk.license),
    author: literal(sdk.author),
    homepage: literal(sdk.homepage),
    repository: literal(sdk.repository),
    entries: [
      { path: '.', file: 'index' },
      { path: './core', file: 'core-client' },
      ...['resources/*', 'pacer', 'tracing', 'drift', 'testing', ...(webhookScheme === undefined ? [] : ['webhooks'])].map((file) => ({ path: `./${file}`, file })),
    ],
  };
}
