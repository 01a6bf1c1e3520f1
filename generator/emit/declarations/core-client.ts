import { StructureKind } from 'ts-morph';
import type { Plan } from '../../plan/plan.js';
import { docComment } from '../docs.js';
import type { CodeFile } from '../file.js';
import { runtime } from '../runtime.js';
import { identifier, quote } from '../safe.js';
import { credentialsLiteral, webhookSecretMethod } from './client.js';
import { docStructure } from './models.js';
import { optionsArgument } from './servers.js';

/** `PocketsflowCore`: what the entry `core` of the package offers. */
export function coreClientName({ client }: Plan): string {
  return `${identifier(client.symbol.name)}Core`;
}

/** How a resource is imported and made without the full client; undefined where the API has none. */
export function coreExample(plan: Plan): string | undefined {
  const { client, sdk } = plan;
  const [resource] = client.resources;
  if (resource === undefined) return undefined;
  const core = coreClientName(plan);
  const name = identifier(resource.symbol.name);
  return [
    `import { ${core} } from ${quote(`${sdk.packageName}/core`)};`,
    `import { ${name} } from ${quote(`${sdk.packageName}/${resource.symbol.file}`)};`,
    '',
    `const ${identifier(resource.property)} = new ${name}(new ${core}());`,
  ].join('\n');
}

/** Declares the client for programs that import single resources: it has none of its own, nor any feature. */
export function emitCoreClient(plan: Plan, file: CodeFile): void {
  const { client } = plan;
  const name = coreClientName(plan);
  const options = `Omit<${file.type(client.options)}, keyof ${file.type(runtime.LoggingOptions)}>`;
  file.add({
    kind: StructureKind.Class,
    name,
    isExported: true,
    extends: file.value(runtime.BaseClient),
    ...docStructure(
      docComment({
        summary: 'The least that the resources need, for programs that use few of them and count their bytes.',
        remarks: `Calls are sent as by ${identifier(client.symbol.name)}, with the same options, retries and errors. There is no log, no \`withOptions\`, no request to other paths or without sending it, and no redirect is followed; options are checked by the compiler alone, \`asResponse()\` gives a body that was read, \`toCurl()\` of an error is empty, and its message is the \`message\` or \`error\` of the body, else the status.`,
        example: coreExample(plan),
      }),
    ),
    ctors: [
      {
        parameters: [{ name: 'options', type: options, initializer: '{}' }],
        statements: [`super(${optionsArgument(plan, file)}, ${credentialsLiteral(client.credentials)}, ${file.value(runtime.plain)});`],
        ...docStructure(docComment({ throws: ['ConfigurationError where an option is wrong: it names the option and the remedy.'] })),
      },
    ],
    methods: [...webhookSecretMethod(plan, file)],
  });
}
