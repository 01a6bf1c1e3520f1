import type { Plan } from '../../plan/plan.js';
import type { TemplateData } from '../../print/template.js';

/** Data of package.json: each value already a JSON literal. */
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
    webhooks: webhookScheme !== undefined,
  };
}
