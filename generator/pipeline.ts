import type { Config } from './config/config.js';
import { createDiagnostics } from './diagnostics/collector.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { emit } from './emit/emit.js';
import { reservedRuntimeNames, clientMembers } from './emit/runtime-exports.js';
import { buildApi } from './ir/build/api.js';
import { buildPlan } from './plan/build.js';
import type { CustomModule } from './plan/plan.js';
import { planSettings } from './plan/settings.js';
import { print } from './print/print.js';
import type { LoadOptions } from './source/load.js';
import { loadDocument } from './source/load-document.js';
import type { Templates } from './templates.js';

/** All that a run reads beside the document. */
export interface Inputs {
  readonly templates: Templates;
  readonly custom: readonly CustomModule[];
  readonly load?: LoadOptions;
}

/** What a run gives: an SDK in memory, or the problems that stand in its way. Nothing has been written. */
export interface Generation {
  /** Text of every file by its path in the SDK; absent where an error stands in the way. */
  readonly files?: ReadonlyMap<string, string>;
  readonly summary?: Summary;
  readonly diagnostics: readonly Diagnostic[];
  /** The text of every file that was read, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface Summary {
  readonly operations: number;
  /** Operations of the document, those that could not be generated included. */
  readonly declaredOperations: number;
  readonly models: number;
  readonly webhooks: number;
}

/** The whole program: files → Document → Api → Plan → FileDraft[] → text. */
export async function generate(config: Config, { templates, custom, load }: Inputs): Promise<Generation> {
  const diagnostics = createDiagnostics();

  const loaded = await loadDocument(config.spec, load);
  diagnostics.add(...loaded.diagnostics);
  const { document, texts } = loaded;
  if (document === undefined) return { diagnostics: diagnostics.all(), texts };

  const api = buildApi(document, diagnostics);
  const settings = { ...planSettings(config, api), custom, runtimeNames: reservedRuntimeNames, clientMembers };
  const report = (diagnostic: Diagnostic): void => diagnostics.add(located(diagnostic, document));
  const plan = buildPlan(api, settings, report);
  const summary = {
    operations: plan.resources.reduce((sum, resource) => sum + resource.methods.length, 0),
    declaredOperations: api.declaredOperations,
    models: [...plan.models.values()].filter((model) => model.declared).length,
    webhooks: plan.webhooks.length,
  };
  if (diagnostics.hasErrors()) return { diagnostics: diagnostics.all(), texts, summary };

  const drafts = emit(plan, templates.runtime);
  const files = await print(drafts, templates.package);
  return { files, summary, diagnostics: diagnostics.all(), texts };
}

/** The plan knows pointers; people want lines. */
function located(diagnostic: Diagnostic, document: { locate: (origin: { file: string; pointer: string }) => NonNullable<Diagnostic['place']> }): Diagnostic {
  const { place } = diagnostic;
  return place?.pointer === undefined ? diagnostic : { ...diagnostic, place: document.locate({ file: place.file, pointer: place.pointer }) };
}
