import { StructureKind, VariableDeclarationKind } from 'ts-morph';
import type { CredentialPlan, Plan } from '../../plan/plan.js';
import type { CodeFile } from '../file.js';
import { literal, type Literal } from '../literal.js';
import { runtime } from '../runtime.js';
import { identifier } from '../safe.js';
import { docStructure } from './models.js';

/** Declares the seam between the runtime and this SDK: the root error class, and the facts the runtime asks for. */
export function emitSdk(plan: Plan, file: CodeFile): void {
  const error = identifier(plan.client.error.name);
  file.add(
    {
      kind: StructureKind.Class,
      name: error,
      isExported: true,
      extends: file.value(runtime.BaseError),
      ...docStructure('The root of every error that this SDK throws.'),
    },
    { kind: StructureKind.ExportDeclaration, namedExports: [{ name: error, alias: 'RootError' }] },
    {
      kind: StructureKind.VariableStatement,
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [{ name: 'sdk', type: file.type(runtime.SdkInfo), initializer: literal(sdkInfo(plan)) }],
    },
  );
}

function sdkInfo({ api, sdk, client }: Plan): Literal {
  return {
    name: client.symbol.name,
    packageName: sdk.packageName,
    version: sdk.packageVersion,
    envPrefix: sdk.envPrefix,
    baseURL: client.baseURL,
    schemes: Object.fromEntries(schemes(client.credentials)),
    security: api.security.map((alternative) => alternative.map((requirement) => requirement.scheme)),
    idempotencyHeader: api.idempotency?.header,
    rateLimit: api.rateLimit === undefined ? undefined : { requests: api.rateLimit.requests, window: api.rateLimit.window },
  };
}

function schemes(credentials: readonly CredentialPlan[]): readonly (readonly [string, Literal])[] {
  return credentials.flatMap(({ scheme, part, option, env }): readonly (readonly [string, Literal])[] => {
    if (part === 'password') return [];
    const source = { option, env, prefixes: scheme.prefixes };
    switch (scheme.kind) {
      case 'basic': {
        const password = credentials.find((other) => other.scheme === scheme && other.part === 'password');
        return password === undefined
          ? []
          : [[scheme.name, { kind: 'basic', username: { option, env }, password: { option: password.option, env: password.env } }]];
      }
      case 'apiKey':
        return [[scheme.name, { kind: 'apiKey', in: scheme.in, name: scheme.parameter, ...source }]];
      case 'http':
        return [[scheme.name, { kind: 'http', scheme: scheme.scheme, ...source }]];
      default:
        return [[scheme.name, { kind: 'bearer', ...source }]];
    }
  });
}
