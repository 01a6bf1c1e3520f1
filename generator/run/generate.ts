import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Summary } from '../pipeline.js';
import { displayName } from '../source/location.js';
import { applySync } from '../write/apply.js';
import { planSync, type SyncPlan } from '../write/plan.js';
import { makeSdk, type MakeOptions } from './make.js';
import { conflictDiagnostics, outputProblem } from './output-problem.js';
import { openProjects, type Project, type RunOptions } from './project.js';

export interface GenerateOptions extends RunOptions, Omit<MakeOptions, 'session'> {
  /** Overwrites hand edits and writes beside files of others. */
  readonly force?: boolean;
  /** Keeps hand edits: merges them with the new text. */
  readonly merge?: boolean;
}

/** What was done about one SDK. */
export interface GeneratedSdk {
  /** Its name among several. */
  readonly name?: string;
  /** Absolute path of its folder. */
  readonly out: string;
  /** `conflicts`: written, but some hand edits could not be merged and wait for a hand. `document` and `output` say what stood in the way; nothing was written then. */
  readonly status: 'written' | 'unchanged' | 'conflicts' | 'document' | 'output';
  readonly summary?: Summary;
  /** Paths below `out`. */
  readonly files: { readonly written: readonly string[]; readonly deleted: readonly string[]; readonly unchanged: number };
  readonly diagnostics: readonly Diagnostic[];
  /** Problems that an earlier run told about the same document, and that this one did not look for again. */
  readonly asBefore: { readonly warnings: number; readonly notes: number };
  /** The files that diagnostics name, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** Absolute paths of all files that the SDK is made from. */
  readonly inputs: readonly string[];
}

/** What came of a run. */
export interface Run<Sdk> {
  /** Whether nothing stood in the way of any SDK and, for a check, none differs. */
  readonly ok: boolean;
  /** What is wrong with the configuration; no SDK was looked at then. */
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  readonly sdks: readonly Sdk[];
}

const nothing = { files: { written: [], deleted: [], unchanged: 0 }, diagnostics: [], asBefore: { warnings: 0, notes: 0 }, texts: new Map<string, string>() } as const;

/**
 * Writes the SDKs of a configuration. Problems are values; what is thrown is a fault of the generator.
 *
 * @example
 * ```ts
 * const { ok, sdks } = await generate({ config: { spec: 'openapi.yaml', out: 'sdk' } });
 * ```
 */
export async function generate(options: GenerateOptions = {}): Promise<Run<GeneratedSdk>> {
  const opened = await openProjects(options, ['spec', 'out']);
  if (!('projects' in opened)) return { ok: false, sdks: [], ...opened };
  const sdks: GeneratedSdk[] = [];
  for (const project of opened.projects) sdks.push(await generateSdk(project, options));
  return { ok: sdks.every(({ status }) => status === 'written' || status === 'unchanged'), diagnostics: [], texts: new Map(), sdks };
}

/** Writes one SDK. */
export async function generateSdk(project: Project, options: Pick<GenerateOptions, 'force' | 'merge'> & MakeOptions = {}): Promise<GeneratedSdk> {
  const { config, cwd } = project;
  const made = await makeSdk(project, options);
  const of = { ...(config.name === undefined ? {} : { name: config.name }), out: config.out, inputs: made.inputs };
  if (made.kind === 'known') {
    const { summary, warnings, notes } = made;
    return { ...nothing, ...of, status: 'unchanged', summary, files: { ...nothing.files, unchanged: made.files }, asBefore: { warnings, notes } };
  }
  if (made.kind === 'refused') {
    return { ...nothing, ...of, status: made.output ? 'output' : 'document', diagnostics: made.diagnostics, texts: made.texts };
  }
  const { generation } = made;
  const { plan, problems } = options.merge === true ? await withEdits(made.plan, cwd) : { plan: made.plan, problems: [] };
  const { diagnostics, texts, summary } = generation;
  const blocking = plan.conflicts.filter(({ reason }) => reason === 'unsafe' || options.force !== true);
  if (blocking.length > 0) return { ...nothing, ...of, status: 'output', texts, diagnostics: [...diagnostics, ...conflictDiagnostics(blocking, config.out, cwd)] };
  const failed = await outputProblem(config.out, cwd, made.inputs, () => applySync(plan, { force: options.force === true }));
  if (failed) return { ...nothing, ...of, status: 'output', texts, diagnostics: [...diagnostics, ...failed.diagnostics] };
  const files = { written: plan.write.map(({ path }) => path), deleted: [...plan.delete.keys()], unchanged: plan.unchanged.length };
  const status = problems.length > 0 ? 'conflicts' : files.written.length + files.deleted.length > 0 ? 'written' : 'unchanged';
  return { ...nothing, ...of, status, files, diagnostics: [...diagnostics, ...problems], texts, ...(summary ? { summary } : {}) };
}

/** A plan that keeps hand edits, and the places where they and the generated text contradict each other. */
async function withEdits(plan: SyncPlan, cwd: string): Promise<{ readonly plan: SyncPlan; readonly problems: readonly Diagnostic[] }> {
  if (!plan.conflicts.some(({ reason }) => reason === 'edited')) return { plan, problems: [] };
  const { mergeEdits } = await import('../write/merge.js');
  const files = mergeEdits(plan);
  const { files: texts, next } = plan;
  const problems = [...files].flatMap(([path, { conflicts }]) => conflicts.map((line) => conflictProblem(displayName(pathToFileURL(join(plan.outDir, path)), cwd), line)));
  return { problems, plan: planSync({ files: texts, drafts: next.drafts, surface: next.surface, ...(next.record ? { record: next.record } : {}) }, plan.outDir, files) };
}

function conflictProblem(file: string, line: number): Diagnostic {
  return { code: 'output-conflict', severity: 'error', message: `A hand edit in ${file} contradicts the generated text.`, place: { file, line, column: 1 } };
}
