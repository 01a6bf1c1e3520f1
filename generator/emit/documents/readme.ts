import type { CredentialPlan, MethodPlan, Plan } from '../../plan/plan.js';
import { takesFiles } from '../../plan/files.js';
import type { Schemas } from '../../plan/shape.js';
import type { TemplateData } from '../../print/template.js';
import { webhookSecretVariable } from '../declarations/client.js';
import { coreClientName, coreExample } from '../declarations/core-client.js';
import { unsignedParts } from '../declarations/webhook-docs.js';
import { exampleArguments, exampleCall, sampleArguments } from '../example.js';
import { prettyLiteral } from '../literal.js';
import { docLine, markdownCode, markdownLine, propertyKey, quote } from '../safe.js';
import { retriedFailures, retryCount } from './retries.js';

/** Data of the SDK's README. */
export function readmeDocument(plan: Plan, schemas: Schemas): TemplateData {
  const { api, client, sdk } = plan;
  const methods = plan.resources.flatMap((resource) => resource.methods);
  const simple = methods.find((method) => method.result.kind === 'json' && method.pathArguments.length > 0 && method.params === undefined);
  const first = simple ?? methods[0];
  const streamed = methods.find((method) => method.result.kind === 'stream') ?? methods.find((method) => method.result.kind === 'choice');
  const paged = methods.find((method) => method.operation.pagination !== undefined);
  const headed = methods.find((method) => method.headers !== undefined);
  const [credential] = client.credentials;
  const [event] = plan.webhooks;
  const call = (method: MethodPlan | undefined): string =>
    method === undefined ? "client.get('/')" : `${method.access}(${exampleArguments(method, schemas)})`;
  return {
    title: markdownLine(api.title),
    description: markdownLine(sdk.description),
    operationCount: methods.length,
    packageName: sdk.packageName,
    packageLiteral: quote(sdk.packageName),
    clientName: client.symbol.name,
    errorName: client.error.name,
    constructorArgument: credential === undefined ? '' : `{ ${propertyKey(credential.option)}: ${quote(`${credential.scheme.prefixes?.[0] ?? ''}…`)} }`,
    firstExample: first === undefined ? '' : exampleCall(first, schemas),
    credentials:
      client.credentials.length === 0
        ? undefined
        : client.credentials.map(({ option, env, scheme }) => ({
            option: markdownCode(option),
            env: markdownCode(env),
            docs: markdownLine(credentialNote(scheme.docs.description, scheme.prefixes)),
          })),
    credentialOption: credential === undefined ? undefined : markdownCode(credential.option),
    grant: grantDocument(client.credentials),
    servers:
      client.servers.length === 0
        ? undefined
        : client.servers.map(({ name, server }) => ({ name: markdownCode(`'${name}'`), url: markdownCode(docLine(server.url)), docs: markdownLine(server.docs.description ?? '') })),
    serverVariables: client.servers.some(({ server }) => server.variables.length > 0),
    baseVariable: markdownCode(`${sdk.envPrefix}_BASE_URL`),
    pagedExample: paged === undefined ? undefined : exampleCall(paged, schemas),
    mockExample: first === undefined ? "await client.get('/');" : exampleCall(first, schemas),
    errorExample: first === undefined ? "await client.get('/');" : exampleCall(first, schemas).replaceAll('\n', '\n  '),
    safeExample: `await ${call(first)}.safe()`,
    withResponseExample: `await ${call(first)}.withResponse()`,
    headersExample: headed === undefined ? undefined : headersCall(headed, schemas),
    requestExample: first === undefined ? 'client.get.request(…)' : `${first.access}.request(…)`,
    rateLimit: api.rateLimit === undefined ? undefined : `${api.rateLimit.requests} requests in ${api.rateLimit.window} seconds`,
    paceArgument: api.rateLimit === undefined ? '{ requests: 100, window: 60 }' : '',
    maxRetries: retryCount(api.retries),
    retried: retriedFailures(api.retries),
    ownRetries: methods.some(({ operation }) => operation.retries !== undefined),
    pacerLiteral: quote(`${sdk.packageName}/pacer`),
    tracingLiteral: quote(`${sdk.packageName}/tracing`),
    driftLiteral: quote(`${sdk.packageName}/drift`),
    channel: `tracing:${sdk.packageName}:request`,
    logVariable: `${sdk.envPrefix}_LOG`,
    files: takesFiles(plan),
    streamExample: streamed === undefined ? undefined : streamCall(streamed, schemas),
    events: plan.webhooks.length > 0,
    webhooks: plan.webhookScheme !== undefined,
    webhooksLiteral: quote(`${sdk.packageName}/webhooks`),
    testingLiteral: quote(`${sdk.packageName}/testing`),
    eventLiteral: event === undefined ? undefined : quote(docLine(event.event.event)),
    signatureHeader: plan.webhookScheme === undefined ? undefined : markdownCode(plan.webhookScheme.signature.signatureHeader),
    webhookSecretVariable: markdownCode(webhookSecretVariable(plan)),
    unsigned: plan.webhookScheme === undefined ? [] : unsignedParts(plan.webhookScheme, markdownCode),
    eventCount: plan.webhooks.length,
    firstEvent: event === undefined ? undefined : docLine(event.event.event).replaceAll("'", ''),
    coreName: coreClientName(plan),
    coreExample: coreExample(plan),
    license: sdk.license,
  };
}

/** A call whose result comes item by item, with the loop over it. */
function streamCall(method: MethodPlan, schemas: Schemas): string {
  if (method.result.kind !== 'choice') return exampleCall(method, schemas);
  const { path, params } = sampleArguments(method, schemas);
  const args = [...path, { ...params, [method.result.flag]: true }].map((value) => prettyLiteral(value));
  return `const stream = await ${method.access}(${args.join(', ')});\nfor await (const item of stream) {\n  console.log(item);\n}`;
}

/** How the client fetches tokens by itself; undefined where it does not. */
function grantDocument(credentials: readonly CredentialPlan[]): TemplateData | undefined {
  const token = credentials.find((credential) => credential.part === 'token' && credential.grant !== undefined);
  if (token?.part !== 'token' || token.grant === undefined) return undefined;
  const { tokenURL, scopes } = token.grant;
  const option = (part: CredentialPlan['part']): string => credentials.find((other) => other.scheme === token.scheme && other.part === part)?.option ?? part;
  return {
    clientId: markdownCode(option('clientId')),
    clientSecret: markdownCode(option('clientSecret')),
    tokenURL: markdownCode(tokenURL.value),
    tokenURLOption: markdownCode(tokenURL.option),
    scopesOption: markdownCode(scopes.option),
    scopes: scopes.value.length === 0 ? '' : `It asks for the scopes that the operations need: ${scopes.value.map(markdownCode).join(', ')}. `,
    arguments: `${propertyKey(option('clientId'))}: '…', ${propertyKey(option('clientSecret'))}: '…'`,
  };
}

function headersCall(method: MethodPlan, schemas: Schemas): string {
  const [first] = method.headers?.members ?? [];
  return `const { headers } = await ${method.access}(${exampleArguments(method, schemas)}).withResponse();\nconsole.log(headers[${quote(first?.name ?? '')}]);`;
}

function credentialNote(description: string | undefined, prefixes: readonly string[] | undefined): string {
  const [sentence = ''] = (description ?? '').split(/(?<=[.!?])\s/);
  return [sentence, prefixes === undefined ? '' : `Begins with ${prefixes.join(' or ')}.`].filter((part) => part !== '').join(' ');
}
