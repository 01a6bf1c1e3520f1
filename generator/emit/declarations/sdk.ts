import { StructureKind, VariableDeclarationKind, type PropertyDeclarationStructure } from 'ts-morph';
import type { CredentialPlan, Plan, SymbolPlan } from '../../plan/plan.js';
import type { CodeFile } from '../file.js';
import { code, literal, type Literal } from '../literal.js';
import { runtime } from '../runtime.js';
import { identifier, propertyKey } from '../safe.js';
import { union } from '../types.js';
import { credentialDocs } from './client.js';
import { docStructure } from './models.js';
import { requirement } from './requirement.js';
import { retryPolicy } from './retry-policy.js';
import { emitServers } from './servers.js';

/** Declares the seam between the runtime and this SDK: the root error class, and the facts the runtime asks for. */
export function emitSdk(plan: Plan, file: CodeFile): void {
  const error = identifier(plan.client.error.name);
  const { credentials } = plan.client;
  file.add(
    {
      kind: StructureKind.Class,
      name: error,
      isExported: true,
      extends: file.value(runtime.BaseError),
      properties: [constant('label', error), constant('packageName', plan.sdk.packageName)],
      ...docStructure('The root of every error that this SDK throws.'),
    },
    { kind: StructureKind.ExportDeclaration, namedExports: [{ name: error, alias: 'RootError' }] },
    {
      kind: StructureKind.Interface,
      name: runtime.CredentialOptions.name,
      isExported: true,
      ...docStructure('The credentials that a client takes, and a single call instead of those of its client.'),
      properties: credentials.filter(({ part }) => part !== 'clientId' && part !== 'clientSecret').map((credential) => ({
        name: propertyKey(credential.option),
        isReadonly: true,
        hasQuestionToken: true,
        type: union([file.type(runtime.CredentialOption), 'undefined']),
        ...docStructure(credentialDocs(credential, credentials)),
      })),
    },
    {
      kind: StructureKind.VariableStatement,
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [{ name: 'sdk', type: file.type(runtime.SdkInfo), initializer: literal(sdkInfo(plan, file)) }],
    },
    {
      kind: StructureKind.VariableStatement,
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [{ name: 'documentedRateLimit', type: `${file.type(runtime.RateQuota)} | undefined`, initializer: literal(plan.api.rateLimit && { requests: plan.api.rateLimit.requests, window: plan.api.rateLimit.window }) }],
    },
  );
  emitServers(plan, file);
}

/** A static member with which a class says what its base can't know. */
function constant(name: string, value: string): PropertyDeclarationStructure {
  return { kind: StructureKind.Property, name, isStatic: true, hasOverrideKeyword: true, isReadonly: true, type: 'string', initializer: literal(value) };
}

function sdkInfo(plan: Plan, file: CodeFile): Literal {
  const { api, sdk, client } = plan;
  return {
    name: client.symbol.name,
    packageName: sdk.packageName,
    version: sdk.packageVersion,
    envPrefix: sdk.envPrefix,
    baseURL: client.baseURL,
    schemes: Object.fromEntries(schemes(client.credentials, file)),
    security: requirement(api.security, plan),
    idempotencyHeader: api.idempotency?.header,
    retries: retryPolicy(api.retries, file),
  };
}

/** Each scheme as the value that the runtime makes of it; a kind that the API does not use is not imported. */
function schemes(credentials: readonly CredentialPlan[], file: CodeFile): readonly (readonly [string, Literal])[] {
  return credentials.flatMap((credential): readonly (readonly [string, Literal])[] => {
    const { scheme, option, env } = credential;
    const part = (name: CredentialPlan['part']): Literal => {
      const other = credentials.find((each) => each.scheme === scheme && each.part === name);
      return other && { option: other.option, env: other.env };
    };
    if (credential.part !== 'token' && credential.part !== 'username') return [];
    const source = { option, env, prefixes: scheme.prefixes };
    switch (scheme.kind) {
      case 'basic':
        return [[scheme.name, call(runtime.basic, [{ option, env }, part('password')], file)]];
      case 'apiKey':
        return [[scheme.name, call(runtime[apiKeyIn[scheme.in]], [scheme.parameter, source], file)]];
      case 'http':
        return [[scheme.name, call(runtime.http, [scheme.scheme, source], file)]];
      case 'oauth2': {
        const grant = credential.part === 'token' ? credential.grant : undefined;
        if (grant === undefined) return [[scheme.name, call(runtime.bearer, [source], file)]];
        const { inBody, tokenURL, scopes } = grant;
        const fetched = { clientId: part('clientId'), clientSecret: part('clientSecret'), tokenURL: { ...tokenURL }, scopes: { ...scopes }, inBody: inBody || undefined };
        return [[scheme.name, call(runtime.clientCredentials, [source, fetched], file)]];
      }
      default:
        return [[scheme.name, call(runtime.bearer, [source], file)]];
    }
  });
}

const apiKeyIn = { header: 'apiKeyHeader', query: 'apiKeyQuery', cookie: 'apiKeyCookie' } as const;

function call(symbol: SymbolPlan, args: readonly Literal[], file: CodeFile): Literal {
  return code(`${file.value(symbol)}(${args.map(literal).join(', ')})`);
}
