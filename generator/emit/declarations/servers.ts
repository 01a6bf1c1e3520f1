import { StructureKind, VariableDeclarationKind, type OptionalKind, type PropertySignatureStructure } from 'ts-morph';
import type { Plan, ServerPlan } from '../../plan/plan.js';
import { docsOf } from '../docs.js';
import type { CodeFile } from '../file.js';
import { literal } from '../literal.js';
import { runtime } from '../runtime.js';
import { docLine, markdownCode, propertyKey } from '../safe.js';
import { literalType, union } from '../types.js';
import { docStructure } from './models.js';

const table = { name: 'servers', file: 'core/sdk' };

/** Declares the servers that a user can choose from, where there is a choice. */
export function emitServers({ client: { servers } }: Plan, file: CodeFile): void {
  if (servers.length === 0) return;
  const members = servers.map(({ name, server: { url, variables } }) => {
    const known = variables.map((variable) => [variable.name, { default: variable.default, enum: variable.enum }] as const);
    return [name, { url, variables: known.length === 0 ? undefined : Object.fromEntries(known) }] as const;
  });
  file.add({
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ name: table.name, type: `Readonly<Record<string, ${file.type(runtime.ServerTemplate)}>>`, initializer: literal(Object.fromEntries(members)) }],
    ...docStructure('The servers of the API, the default one first.'),
  });
}

/** What a client passes on for its options: with the URL of the server that they choose, where there is a choice. */
export function optionsArgument({ client: { servers } }: Plan, file: CodeFile): string {
  return servers.length === 0 ? 'options' : `${file.value(runtime.chooseServer)}(options, ${file.value(table)})`;
}

/** The client options that choose a server. */
export function serverOptions({ client: { servers }, sdk }: Plan): readonly OptionalKind<PropertySignatureStructure>[] {
  const [first] = servers;
  if (first === undefined) return [];
  const listed = servers.map(({ name, server }) => `- \`${name}\`: ${[docLine(server.docs.description ?? ''), markdownCode(docLine(server.url))].filter((part) => part !== '').join(' ')}`).join('\n');
  const server: OptionalKind<PropertySignatureStructure> = {
    name: 'server',
    isReadonly: true,
    hasQuestionToken: true,
    type: union([...servers.map(({ name }) => literalType(name)), 'undefined']),
    ...docStructure(docsOf({}, { notes: [`The server to use. Default: \`${first.name}\`. \`baseURL\` goes before it, and it before the environment variable \`${docLine(sdk.envPrefix)}_BASE_URL\`.`, listed] })),
  };
  const variables = variableMembers(servers);
  if (variables.length === 0) return [server];
  const type = `{ ${variables.map(({ name, values }) => `readonly ${propertyKey(name)}?: ${union([...(values?.map(literalType) ?? ['string']), 'undefined'])}`).join('; ')} }`;
  const about = variables.map(({ name, docs, preset }) => `- ${markdownCode(docLine(name))}: ${[docLine(docs), `Default: ${markdownCode(docLine(preset))}.`].filter((part) => part !== '').join(' ')}`).join('\n');
  return [
    server,
    { name: 'serverVariables', isReadonly: true, hasQuestionToken: true, type: union([type, 'undefined']), ...docStructure(docsOf({}, { notes: ["The variables in the server's URL.", about] })) },
  ];
}

export interface VariableMember {
  readonly name: string;
  /** Absent: any text. */
  readonly values: readonly string[] | undefined;
  readonly docs: string;
  readonly preset: string;
}

/** The variables of all servers by name: each takes what any of them does. */
export function variableMembers(servers: readonly ServerPlan[]): readonly VariableMember[] {
  const found = new Map<string, VariableMember>();
  for (const { name, default: preset, enum: values, docs } of servers.flatMap(({ server }) => server.variables)) {
    const before = found.get(name);
    const both = before === undefined ? values : before.values && values && [...new Set([...before.values, ...values])];
    found.set(name, { docs: docs.description ?? '', preset, ...before, name, values: both });
  }
  return [...found.values()];
}
