import type { Config } from './config/config.js';
import { createDiagnostics, hasErrors } from './diagnostics/collector.js';
import type { Diagnostic, Place } from './diagnostics/diagnostic.js';
import { emit, type FileDraft } from './emit/emit.js';
import { reservedRuntimeNames, clientMembers, clientOptions } from './emit/runtime-exports.js';
import { buildApi } from './ir/build/api.js';
import type { Origin } from './ir/model.js';
import { heldBy, nothingHeld } from './lock/held.js';
import { identify } from './lock/identity.js';
import type { Lock } from './lock/lock.js';
import { recordNames } from './lock/record.js';
import { lockFile, lockText } from './lock/text.js';
import { buildPlan } from './plan/build.js';
import type { CustomModule, Plan } from './plan/plan.js';
import { planSettings } from './plan/settings.js';
import { print, type Reuse } from './print/print.js';
import type { Input, LoadOptions } from './source/load.js';
import { loadDocument } from './source/load-document.js';
import type { Templates } from './templates.js';

/** All that a run reads beside the document. */
export interface Inputs {
  readonly templates: Templates;
  readonly custom: readonly CustomModule[];
  readonly load?: LoadOptions;
  /** Names from before. */
  readonly lock?: Lock;
  /** Texts of an earlier run. */
  readonly reuse?: Reuse;
}

/** What a run gives: an SDK in memory, or the problems that stand in its way. Nothing has been written. */
export interface Generation extends Inspection {
  /** Text of every file by its path in the SDK; absent where an error stands in the way. */
  readonly files?: ReadonlyMap<string, string>;
  /** Hash of the draft of each file that was printed, by its path. */
  readonly drafts?: ReadonlyMap<string, string>;
}

/** What a run gives that makes no text. */
export interface Inspection extends Findings {
  /** Absent where the document cannot be read. */
  readonly plan?: Plan;
  /** Where a node of the document is in the text; there where the plan is. */
  readonly locate?: Locate;
}

/** From where a node was written to a line that people can look at. */
export type Locate = (origin: Origin) => Place;

export interface Findings {
  readonly summary?: Summary;
  /** The names that were given; absent where the document cannot be read. */
  readonly names?: Lock;
  readonly diagnostics: readonly Diagnostic[];
  /** The text of every file that was read, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** Every file that the document is made of. */
  readonly inputs: readonly Input[];
}

export interface Summary {
  readonly operations: number;
  /** Operations of the document, those that could not be generated included. */
  readonly declaredOperations: number;
  readonly models: number;
  readonly webhooks: number;
}

/** The whole program: files → Document → Api → Plan → FileDraft[] → text. */
export async function generate(config: Config, inputs: Inputs): Promise<Generation> {
  const { drafts: made, ...inspected } = await drafts(config, inputs);
  if (made === undefined) return inspected;
  const { files, ...printed } = await print(made, inputs.templates.package, inputs.reuse);
  return { ...inspected, ...printed, files: new Map([...files, ...remembered(inspected.names)]) };
}

function remembered(names: Lock | undefined): ReadonlyMap<string, string> {
  return new Map(names === undefined ? [] : [[lockFile, lockText(names)]]);
}

/** The program up to the drafts: all of it but the making of text. */
export async function drafts(config: Config, inputs: Pick<Inputs, 'templates' | 'custom' | 'load' | 'lock'>): Promise<Inspection & { readonly drafts?: readonly FileDraft[] }> {
  const inspected = await inspect(config, inputs);
  if (inspected.plan === undefined || hasErrors(inspected.diagnostics)) return inspected;
  return { ...inspected, drafts: emit(inspected.plan, inputs.templates.runtime) };
}

/** The program up to the plan: all that a document can be told about, before any text is made. */
export async function inspect(config: Config, { custom, load, lock }: Pick<Inputs, 'custom' | 'load' | 'lock'>): Promise<Inspection> {
  const diagnostics = createDiagnostics();

  const loaded = await loadDocument(config.spec, load);
  diagnostics.add(...loaded.diagnostics);
  const { document, texts, inputs } = loaded;
  if (document === undefined) return { diagnostics: diagnostics.all(), texts, inputs };

  const api = buildApi(document, diagnostics, lock);
  const identities = identify(api, document);
  const held = lock === undefined ? nothingHeld : heldBy(lock, api, identities);
  const settings = { ...planSettings(config, api), custom, runtimeNames: reservedRuntimeNames, clientMembers, clientOptions, held };
  const report = (diagnostic: Diagnostic): void => diagnostics.add(located(diagnostic, document));
  const plan = buildPlan(api, settings, report);
  const summary = {
    operations: plan.resources.reduce((sum, resource) => sum + resource.methods.length, 0),
    declaredOperations: api.declaredOperations,
    models: [...plan.models.values()].filter((model) => model.declared).length,
    webhooks: plan.webhooks.length,
  };
  return { plan, locate: (origin) => document.locate(origin), summary, names: recordNames(plan, identities), diagnostics: diagnostics.all(), texts, inputs };
}

/** The plan knows pointers; people want lines. */
function located(diagnostic: Diagnostic, document: { locate: (origin: { file: string; pointer: string }) => NonNullable<Diagnostic['place']> }): Diagnostic {
  const { place } = diagnostic;
  return place?.pointer === undefined ? diagnostic : { ...diagnostic, place: document.locate({ file: place.file, pointer: place.pointer }) };
}
