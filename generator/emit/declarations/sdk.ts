import { StructureKind, VariableDeclarationKind, type PropertyDeclarationStructure } from 'ts-morph';
import type { CredentialPlan, Plan, SymbolPlan } from '../../plan/plan.js';
import type { CodeFile } from '../file.js';
import { code, literal, type Literal } from '../literal.js';
import { runtime } from '../runtime.js';
import { identifier } from '../safe.js';
import { docStructure } from './models.js';
import { requirement } from './requirement.js';
import { retryPolicy } from './retry-policy.js';

/** Declares the seam between the runtime and this SDK: the root error class, and the facts the runtime asks for. */
export function emitSdk(plan: Plan, file: CodeFile): void {
  const error = identifier(plan.client.error.name);
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
  return credentials.flatMap(({ scheme, part, option, env }): readonly (readonly [string, Literal])[] => {
    if (part === 'password') return [];
    const source = { option, env, prefixes: scheme.prefixes };
    switch (scheme.kind) {
      case 'basic': {
        const password = credentials.find((other) => other.scheme === scheme && other.part === 'password');
        if (password === undefined) return [];
        return [[scheme.name, call(runtime.basic, [{ option, env }, { option: password.option, env: password.env }], file)]];
      }
      case 'apiKey':
        return [[scheme.name, call(runtime[apiKeyIn[scheme.in]], [scheme.parameter, source], file)]];
      case 'http':
        return [[scheme.name, call(runtime.http, [scheme.scheme, source], file)]];
      default:
        return [[scheme.name, call(runtime.bearer, [source], file)]];
    }
  });
}

const apiKeyIn = { header: 'apiKeyHeader', query: 'apiKeyQuery', cookie: 'apiKeyCookie' } as const;

function call(symbol: SymbolPlan, args: readonly Literal[], file: CodeFile): Literal {
  return code(`${file.value(symbol)}(${args.map(literal).join(', ')})`);
}
