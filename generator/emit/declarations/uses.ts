import path from 'node:path';
import { StructureKind, VariableDeclarationKind } from 'ts-morph';
import type { Parameter } from '../../ir/model.js';
import type { Plan } from '../../plan/plan.js';
import type { Schemas } from '../../plan/shape.js';
import type { CodeFile } from '../file.js';
import { literal } from '../literal.js';
import { docStructure } from './models.js';
import { listedMembers, needsWriter } from './parameter-spec.js';

/** Whether an API uses a part of the runtime that many don't: a constant of the runtime's uses.ts. */
interface Use {
  readonly name: string;
  readonly docs: string;
  readonly used: boolean;
}

/** Declares constants by which bundlers leave out of the runtime what the API does not use. */
export function emitUses(plan: Plan, schemas: Schemas, file: CodeFile): void {
  for (const [index, { name, docs, used }] of usesOf(plan, schemas).entries()) {
    file.add({
      ...(index === 0 && { leadingTrivia: '// What the API uses of the runtime: bundlers leave out what hangs on a constant that is false.\n\n' }),
      kind: StructureKind.VariableStatement,
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [{ name, type: 'boolean', initializer: literal(used) }],
      ...docStructure(docs),
    });
  }
}

function usesOf({ api, client, resources, int64, custom, sdk }: Plan, schemas: Schemas): readonly Use[] {
  const methods = resources.flatMap((resource) => resource.methods);
  const operations = methods.map(({ operation }) => operation);
  const takes = (test: (parameter: Parameter) => boolean): boolean => operations.some(({ parameters }) => parameters.some(test));
  const uses: readonly Use[] = [
    { name: 'usesListedParams', docs: 'A parameter is beside a body, or more than a plain value in the query under its own name.', used: methods.some(({ params }) => params !== undefined && listedMembers(params, schemas).length > 0) },
    { name: 'usesCookies', docs: 'A parameter is sent as a cookie.', used: takes((parameter) => parameter.in === 'cookie') },
    { name: 'usesHeaders', docs: 'A parameter is sent as a header.', used: takes((parameter) => parameter.in === 'header') },
    {
      name: 'usesPathStyles',
      docs: 'A variable of a path is no plain value, or not in `simple` style.',
      used: takes((parameter) => parameter.in === 'path' && needsWriter(parameter, schemas)),
    },
    { name: 'usesServers', docs: 'An operation has a server of its own.', used: methods.some(({ baseURL }) => baseURL !== undefined) },
    {
      name: 'usesRetryPolicies',
      docs: 'The document says how failed attempts are repeated.',
      used: [api, ...operations].some(({ retries }) => retries !== undefined),
    },
    {
      name: 'usesQueryKeys',
      docs: 'A credential is sent in the query.',
      used: client.credentials.some(({ scheme }) => scheme.kind === 'apiKey' && scheme.in === 'query'),
    },
    {
      name: 'usesStreams',
      docs: 'An operation answers with a stream.',
      used: methods.some(({ result }) => result.kind === 'stream' || result.kind === 'choice'),
    },
  ];
  // What a hand-written module calls with values of the SDK is not known.
  const extended = custom.flatMap(({ imports }) => imports).some((specifier) => leadsToSdk(specifier, sdk.packageName));
  return [
    ...uses.map((use) => ({ ...use, used: use.used || extended })),
    // Said by the configuration, not by what is called.
    { name: 'usesBigInts', docs: 'Integers of 64 bits are bigints, in JSON that is sent too.', used: int64 !== undefined },
  ];
}

/** Whether a module beside others in `src/custom/` gets at the SDK by what it imports. */
function leadsToSdk(specifier: string, packageName: string): boolean {
  if (specifier.startsWith('.')) return !path.posix.join('custom', specifier).startsWith('custom/');
  return specifier === packageName || specifier.startsWith(`${packageName}/`);
}
