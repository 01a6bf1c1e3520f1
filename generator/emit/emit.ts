import { StructureKind } from 'ts-morph';
import type { Plan, ResourcePlan } from '../plan/plan.js';
import type { Schemas } from '../plan/shape.js';
import type { TemplateData } from '../print/template.js';
import { emitClient } from './declarations/client.js';
import { emitCoreClient } from './declarations/core-client.js';
import { emitDrift, emitFeatureEntry, featureEntries } from './declarations/entries.js';
import { emitHeaders } from './declarations/headers.js';
import { emitInt64 } from './declarations/int64.js';
import { emitIndex } from './declarations/index-file.js';
import { emitModel } from './declarations/models.js';
import { emitParams } from './declarations/params.js';
import { emitResource } from './declarations/resources.js';
import { emitSdk } from './declarations/sdk.js';
import { emitTesting } from './declarations/testing.js';
import { emitWebhookEntry, emitWebhookScheme, emitWebhookTesting } from './declarations/webhook-entries.js';
import { emitWebhooks } from './declarations/webhooks.js';
import { apiDocument } from './documents/api-md.js';
import { packageDocument } from './documents/package.js';
import { readmeDocument } from './documents/readme.js';
import { schemasModule } from './documents/schemas.js';
import { testingDataModule } from './documents/testing-data.js';
import { testCases, testDocument } from './documents/test-cases.js';
import { createCodeFile, relativePath, type CodeDraft, type CodeFile } from './file.js';
import { runtimeExports } from './runtime-exports.js';
import { runtimeClosure } from './runtime-files.js';

/** A file of the SDK before it is text: code from structures, a rendered template, or text as it is. */
export type FileDraft =
  | { readonly kind: 'code'; readonly path: string; readonly draft: CodeDraft }
  | { readonly kind: 'template'; readonly path: string; readonly template: string; readonly data: TemplateData }
  | { readonly kind: 'verbatim'; readonly path: string; readonly text: string };

/**
 * Plan to files, none of them text yet.
 *
 * @param runtime texts of the runtime's files, by path without extension
 */
export function emit(plan: Plan, runtime: ReadonlyMap<string, string>): readonly FileDraft[] {
  const schemas: Schemas = new Map([...plan.models].map(([id, model]) => [id, model.schema]));
  const code = emitCode(plan, schemas);
  const own = new Set(code.map((draft) => draft.path));
  const used = [...code.flatMap(modulesOf).flatMap(coreFile), 'testing/data'];
  const offered = [...runtimeExports, ...Object.values(featureEntries).flat()].map((entry) => entry.file.slice('core/'.length));
  const closure = runtimeClosure([...used, ...offered], runtime);
  return [
    ...code.map((draft): FileDraft => ({ kind: 'code', path: `src/${draft.path}.ts`, draft })),
    ...closure
      // What is written anew for each SDK is not copied.
      .filter((file) => !own.has(`core/${file}`))
      .map((file): FileDraft => ({ kind: 'verbatim', path: `src/core/${file}.ts`, text: runtime.get(file) ?? '' })),
    ...plan.custom.map((module): FileDraft => ({ kind: 'verbatim', path: `src/custom/${module.name}.ts`, text: module.text })),
    { kind: 'verbatim', path: 'src/schemas.ts', text: schemasModule(plan) },
    { kind: 'verbatim', path: 'src/testing-data.ts', text: testingDataModule(plan, schemas) },
    ...emitDocuments(plan, schemas),
  ];
}

function emitCode(plan: Plan, schemas: Schemas): readonly CodeDraft[] {
  const files = new Map<string, CodeFile>();
  const file = (path: string): CodeFile => {
    const found = files.get(path) ?? createCodeFile(path);
    files.set(path, found);
    return found;
  };
  emitClient(plan, file('client'));
  emitCoreClient(plan, file('core-client'));
  emitSdk(plan, file('core/sdk'));
  // The class first, what its methods take next, the models last: a reader meets things in the order in which they matter.
  for (const resource of plan.resources) emitResource(resource, plan, schemas, file(resource.symbol.file));
  for (const resource of plan.resources) for (const method of resource.methods) emitParams(method, plan, schemas, file(resource.symbol.file));
  for (const resource of plan.resources) for (const method of resource.methods) emitHeaders(method, plan, schemas, file(resource.symbol.file));
  emitTesting(plan, file('testing'));
  emitWebhooks(plan, schemas, file('webhook-events'));
  if (plan.webhookScheme !== undefined) {
    emitWebhookScheme(plan.webhookScheme, file('webhook-scheme'));
    emitWebhookEntry(plan, plan.webhookScheme, file('webhooks'));
    emitWebhookTesting(file('testing'));
  }
  for (const model of plan.models.values()) if (model.declared) emitModel(model, plan, schemas, file(model.symbol.file));
  for (const [name, exports] of Object.entries(featureEntries)) emitFeatureEntry(exports, file(name));
  emitDrift(file('drift'));
  emitInt64(plan, file('int64'));
  emitIndex(plan, file('index'));
  return [...files.values()].filter((draft) => !draft.empty).map((draft) => draft.flush());
}

function emitDocuments(plan: Plan, schemas: Schemas): readonly FileDraft[] {
  const template = (path: string, name: string, data: TemplateData): FileDraft => ({ kind: 'template', path, template: name, data });
  return [
    template('package.json', 'package.json', packageDocument(plan)),
    template('tsconfig.json', 'tsconfig.json', {}),
    template('tsconfig.cjs.json', 'tsconfig.cjs.json', {}),
    template('scripts/build.mjs', 'build.mjs', {}),
    template('scripts/rolldown.config.mjs', 'rolldown.config.mjs', {}),
    template('test/operations.test.mjs', 'test/operations.test.mjs', testDocument(plan)),
    ...plan.resources.flatMap((resource) => testCaseFile(resource, schemas)),
    template('.gitignore', 'gitignore', {}),
    template('README.md', 'README.md', readmeDocument(plan, schemas)),
    template('api.md', 'api.md', apiDocument(plan, schemas)),
    ...(plan.sdk.license === 'MIT' ? [template('LICENSE', 'LICENSE-MIT', { holder: plan.sdk.author ?? `the authors of ${plan.sdk.packageName}` })] : []),
  ];
}

function testCaseFile(resource: ResourcePlan, schemas: Schemas): readonly FileDraft[] {
  const text = testCases(resource, schemas);
  const name = resource.symbol.file.split('/').slice(1).join('.');
  return text === undefined ? [] : [{ kind: 'verbatim', path: `test/cases/${name}.json`, text }];
}

/** The files below `src/` that a file imports or exports from. */
function modulesOf({ path, imports, statements }: CodeDraft): readonly string[] {
  const exported = statements.flatMap((statement) => (statement.kind === StructureKind.ExportDeclaration && statement.moduleSpecifier !== undefined ? [statement.moduleSpecifier] : []));
  return [...imports.map((declaration) => declaration.moduleSpecifier), ...exported].map((specifier) => relativePath(path, specifier));
}

/** `core/client.js` to `client`; nothing for a module of the SDK's own. */
function coreFile(file: string): readonly string[] {
  const [, name] = /^core\/(.*)\.js$/.exec(file) ?? [];
  return name === undefined ? [] : [name];
}
