import { StructureKind, type MethodDeclarationStructure, type OptionalKind, type PropertyDeclarationStructure, type PropertySignatureStructure } from 'ts-morph';
import type { CredentialPlan, Plan, ResourcePlan } from '../../plan/plan.js';
import { docComment, docsOf } from '../docs.js';
import type { CodeFile } from '../file.js';
import { literal } from '../literal.js';
import { runtime, type RuntimeName } from '../runtime.js';
import { docLine, identifier, propertyKey } from '../safe.js';
import { union } from '../types.js';
import { docStructure } from './models.js';
import { optionsArgument, serverOptions } from './servers.js';

/** Declares the client class and its options. */
export function emitClient(plan: Plan, file: CodeFile): void {
  const { client } = plan;
  const name = identifier(client.symbol.name);
  const options = identifier(client.options.name);
  file.add(
    {
      kind: StructureKind.Class,
      name,
      isExported: true,
      extends: file.value(runtime.APIClient),
      ...docStructure(clientDocs(plan)),
      properties: client.resources.map((resource) => resourceProperty(resource, file)),
      ctors: [
        {
          parameters: [{ name: 'options', type: options, initializer: '{}' }],
          statements: [`super(${[optionsArgument(plan, file), credentialsLiteral(client.credentials), ...featuresLiteral(file)].join(', ')});`],
          ...docStructure(constructorDocs(plan)),
        },
      ],
      getAccessors: [
        {
          name: 'rateLimit',
          returnType: file.type(runtime.RateLimit),
          statements: [`return this.shared(${file.value(runtime.RateLimits)}).current;`],
          ...docStructure('What the answers so far told of the rate limit; before the first one, what is documented.'),
        },
      ],
      methods: [
        ...webhookSecretMethod(plan, file),
        {
          name: 'withOptions',
          parameters: [{ name: 'options', type: options }],
          returnType: name,
          statements: [`return new ${name}(this.derive(options));`],
          ...docStructure('A client that inherits everything from this one but what the options say. This one stays as it is.'),
        },
      ],
    },
    {
      kind: StructureKind.Interface,
      name: options,
      isExported: true,
      extends: [file.type(runtime.ClientOptions), file.type(runtime.LoggingOptions), file.type(runtime.CredentialOptions)],
      ...docStructure(`What \`new ${name}()\` takes.`),
      properties: [...client.credentials.flatMap((credential) => grantOptions(credential, file)), ...webhookSecretOption(plan, file), ...serverOptions(plan)],
    },
  );
}

/** Whether the client takes the secret of the webhooks: there are signed ones, and the option is no credential's. */
function holdsWebhookSecret({ client, webhookScheme }: Plan): boolean {
  return webhookScheme !== undefined && client.credentials.every(({ option }) => option !== 'webhookSecret');
}

function webhookSecretOption(plan: Plan, file: CodeFile): readonly OptionalKind<PropertySignatureStructure>[] {
  if (!holdsWebhookSecret(plan)) return [];
  const docs = docComment({
    summary: `The secret that webhooks are signed with, for \`unwrap\` and \`createWebhookHandler\` of \`${docLine(plan.sdk.packageName)}/webhooks\`, which take the client.`,
    remarks: `Several, while one replaces another. It is not sent. Default: the environment variable \`${webhookSecretVariable(plan)}\`.`,
  });
  return [{ name: 'webhookSecret', hasQuestionToken: true, type: union([file.type(runtime.WebhookSecretOption), 'undefined']), ...docStructure(docs) }];
}

/** The method by which a client gives the secret of the webhooks to what receives them. */
export function webhookSecretMethod(plan: Plan, file: CodeFile): readonly OptionalKind<MethodDeclarationStructure>[] {
  if (!holdsWebhookSecret(plan)) return [];
  return [
    {
      name: 'webhookSecret',
      returnType: union([file.type(runtime.WebhookSecretOption), 'undefined']),
      statements: [`return ${file.value(runtime.BaseClient)}.stateOf(this).settings.webhookSecret;`],
      ...docStructure('The option `webhookSecret`, which `unwrap` and `createWebhookHandler` read from the client that they are given.'),
    },
  ];
}

/** `POCKETSFLOW_WEBHOOK_SECRET`. */
export function webhookSecretVariable({ sdk }: Plan): string {
  return `${docLine(sdk.envPrefix)}_WEBHOOK_SECRET`;
}

function resourceProperty(resource: ResourcePlan, file: CodeFile): OptionalKind<PropertyDeclarationStructure> {
  const summary = resource.resource.docs.summary ?? resource.resource.docs.description;
  return {
    name: identifier(resource.property),
    isReadonly: true,
    type: file.type(resource.symbol),
    initializer: `new ${file.value(resource.symbol)}(this)`,
    ...docStructure(summary === undefined ? undefined : docsOf({ summary: docLine(summary) })),
  };
}

/** What a client takes to fetch tokens with, and a single call does not. */
function grantOptions(credential: CredentialPlan, file: CodeFile): readonly OptionalKind<PropertySignatureStructure>[] {
  const option = (name: string, type: string, docs: string | undefined): OptionalKind<PropertySignatureStructure> => ({
    name: propertyKey(name),
    isReadonly: true,
    hasQuestionToken: true,
    type: union([type, 'undefined']),
    ...docStructure(docs),
  });
  if (credential.part === 'clientId' || credential.part === 'clientSecret') {
    return [option(credential.option, file.type(runtime.CredentialOption), credentialDocs(credential))];
  }
  if (credential.part !== 'token' || credential.grant === undefined) return [];
  const { tokenURL, scopes } = credential.grant;
  const needed = scopes.value.length === 0 ? 'none, so that the server decides' : `what the operations need, ${docLine(scopes.value.map((scope) => `\`${scope}\``).join(', '))}`;
  return [
    option(tokenURL.option, 'string | URL', `Where tokens are fetched, absolute or relative to the base URL. Default: \`${docLine(tokenURL.value)}\`.`),
    option(scopes.option, 'readonly string[]', `The scopes that tokens are fetched for. Default: ${needed}.`),
  ];
}

/** `{ apiKey: options.apiKey }`: the credentials by option, and what they are fetched with. */
export function credentialsLiteral(credentials: readonly CredentialPlan[]): string {
  const options = credentials.flatMap((credential) => [
    credential.option,
    ...(credential.part === 'token' && credential.grant !== undefined ? [credential.grant.tokenURL.option, credential.grant.scopes.option] : []),
  ]);
  const members = options.map((option) => `${propertyKey(option)}: options.${identifier(option)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** `[logging, rateLimits]`: the features that every client of an SDK has, by their names in the runtime. */
const features: readonly RuntimeName[] = ['logging', 'rateLimits', 'deprecation'];

function featuresLiteral(file: CodeFile): readonly string[] {
  return [`[${features.map((name) => file.value(runtime[name])).join(', ')}]`];
}

export function credentialDocs({ scheme, env, ...credential }: CredentialPlan, others: readonly CredentialPlan[] = []): string | undefined {
  const { part } = credential;
  const isOfClient = part === 'clientId' || part === 'clientSecret';
  const prefixes = scheme.prefixes?.map((prefix) => `\`${docLine(prefix)}\``).join(' or ');
  return docsOf(part === 'token' ? scheme.docs : {}, {
    notes: [
      ...(part === 'token' ? [] : [`The ${partNames[part]} of the scheme ${docLine(scheme.name)}${part === 'clientSecret' ? ', with which tokens are fetched. It is a secret: not for a page in a browser' : ''}.`]),
      `A string, or a function that gives one and is asked before each attempt. Default: ${isOfClient ? '' : 'for a call that of its client, for a client '}the environment variable \`${docLine(env)}\`.`,
      ...(prefixes === undefined ? [] : [`Begins with ${prefixes}.`]),
      ...(part === 'token' && credential.grant !== undefined ? [`Without it, the client fetches tokens with ${named(scheme, others)}.`] : []),
    ],
  });
}

const partNames = { username: 'username', password: 'password', clientId: 'client id', clientSecret: 'client secret' } as const;

/** The options with which tokens of a scheme are fetched. */
function named(scheme: CredentialPlan['scheme'], credentials: readonly CredentialPlan[]): string {
  const options = credentials.filter((other) => other.scheme === scheme && (other.part === 'clientId' || other.part === 'clientSecret'));
  return options.map(({ option }) => `\`${option}\``).join(' and ');
}

function clientDocs({ api, client }: Plan): string | undefined {
  const [credential] = client.credentials;
  const options = credential === undefined ? '' : `{ ${propertyKey(credential.option)}: ${literal(`${credential.scheme.prefixes?.[0] ?? ''}…`)} }`;
  const [resource] = client.resources;
  const method = resource?.methods[0];
  return docComment({
    summary: `Client of the ${docLine(api.title)}.`,
    example: [
      `const client = new ${client.symbol.name}(${options});`,
      ...(method === undefined || method.pathArguments.length > 0 || method.params?.optional === false ? [] : [`const result = await ${method.access}();`]),
    ].join('\n'),
  });
}

function constructorDocs({ client }: Plan): string | undefined {
  return docComment({
    summary: client.credentials.length === 0 ? 'Everything is optional.' : 'Everything is optional where the environment gives the credentials.',
    throws: ['ConfigurationError where an option is wrong: it names the option and the remedy.'],
  });
}
