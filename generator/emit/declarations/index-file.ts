import { StructureKind, type ExportDeclarationStructure } from 'ts-morph';
import type { Plan } from '../../plan/plan.js';
import { type CodeFile, relativeModule } from '../file.js';
import { fileExports, runtimeExports, streamExports } from '../runtime-exports.js';
import { identifier } from '../safe.js';
import { webhookTypes } from './webhooks.js';

/** Something the package's main entry offers. */
export interface Export {
  readonly file: string;
  readonly name: string;
  readonly typeOnly: boolean;
}

/** Declares the package's main entry: every name one by one, so that a reader sees all that is public. */
export function emitIndex(plan: Plan, file: CodeFile): void {
  file.add(...exportsOf(file.path, publicExports(plan)));
}

/** Every name that the package's main entry exports: of the SDK's own, and what users of any SDK need of the runtime. */
export function publicExports(plan: Plan): readonly Export[] {
  return [
    { ...plan.client.symbol, typeOnly: false },
    { ...plan.client.options, typeOnly: true },
    { ...plan.client.error, typeOnly: false },
    ...runtimeExports,
    ...streamExports(plan),
    ...fileExports(plan),
    ...plan.resources.flatMap((resource) => [
      { ...resource.symbol, typeOnly: false },
      ...resource.methods.flatMap(({ params }) => (params === undefined || params.declaredAsModel ? [] : [{ ...params.symbol, typeOnly: true }])),
      ...resource.methods.flatMap(({ headers }) => (headers === undefined ? [] : [{ ...headers.symbol, typeOnly: true }])),
    ]),
    ...[...plan.models.values()].filter((model) => model.declared).map((model) => ({ ...model.symbol, typeOnly: true })),
    ...(plan.webhooks.length === 0 ? [] : Object.values(webhookTypes).map((name) => ({ file: 'webhook-events', name, typeOnly: true }))),
    ...plan.custom.flatMap((module) => module.exports.map((exported) => ({ ...exported, file: `custom/${module.name}` }))),
  ];
}

/** Export declarations of a file for what is declared in others, in order of first appearance. */
export function exportsOf(path: string, exports: readonly Export[]): readonly ExportDeclarationStructure[] {
  return byFile(exports).map(([from, names]) => exportOf(path, from, names));
}

function exportOf(index: string, from: string, names: readonly Export[]): ExportDeclarationStructure {
  const allTypes = names.every((name) => name.typeOnly);
  return {
    kind: StructureKind.ExportDeclaration,
    moduleSpecifier: relativeModule(index, from),
    isTypeOnly: allTypes,
    namedExports: names.map((name) => ({ name: identifier(name.name), isTypeOnly: name.typeOnly && !allTypes })),
  };
}

/** Grouped by file, in order of first appearance; each name once. */
function byFile(exports: readonly Export[]): readonly (readonly [string, readonly Export[]])[] {
  const files = new Map<string, Map<string, Export>>();
  for (const entry of exports) {
    const names = files.get(entry.file) ?? new Map<string, Export>();
    files.set(entry.file, names);
    names.set(entry.name, entry);
  }
  return [...files].map(([file, names]) => [file, [...names.values()]]);
}
