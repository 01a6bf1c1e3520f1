import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { createProgramIdentity, type ProgramIdentity } from '../inputs/program.js';
import { recordRun, type InputFile } from '../inputs/record.js';
import { inputFolder } from '../inputs/settings.js';
import { readLock } from '../lock/read.js';
import type { Generation, Summary } from '../pipeline.js';
import type { Input, ParsedFiles } from '../source/load.js';
import { displayName } from '../source/location.js';
import { recover } from '../write/apply.js';
import { knownOutput } from '../write/known.js';
import { planSync, type SyncPlan } from '../write/plan.js';
import { earlierTexts } from '../write/reuse.js';
import { outlineOf, type Outline } from './outline.js';
import { outputProblem } from './output-problem.js';
import { customModules, type Project } from './project.js';
import { templateName, templatesFor } from './user-templates.js';

/** What an SDK and the folder of its files come to. */
export type Made =
  /** By hashes alone: nothing that the SDK is made from has changed, and neither has the SDK. */
  | { readonly kind: 'known'; readonly summary: Summary; readonly files: number; readonly warnings: number; readonly notes: number; readonly inputs: readonly string[] }
  /** The SDK was made in memory, and compared with the folder. Nothing has been written. */
  | { readonly kind: 'made'; readonly generation: Generation; readonly outline: Outline; readonly plan: SyncPlan; readonly inputs: readonly string[] }
  /** The document or, where `output` is true, the output folder stands in the way. */
  | { readonly kind: 'refused'; readonly output: boolean; readonly diagnostics: readonly Diagnostic[]; readonly texts: ReadonlyMap<string, string>; readonly inputs: readonly string[] };

export interface MakeOptions {
  /** Whether warnings must be told one by one, so that counting them is not enough. */
  readonly everyWarning?: boolean;
  /** What earlier runs of this process know. */
  readonly session?: Session;
}

/** What runs of one process, one after the other, need not find out again. */
export interface Session {
  readonly program: ProgramIdentity;
  readonly parsed: ParsedFiles;
}

export function createSession(): Session {
  return { program: createProgramIdentity(), parsed: new Map() };
}

/**
 * From a project to its SDK in memory and what would have to be written; where hashes tell that nothing would, without making it. Completes a run
 * that was killed before.
 */
export async function makeSdk(project: Project, options: MakeOptions = {}): Promise<Made> {
  const { config, cwd } = project;
  const { program, parsed } = options.session ?? createSession();
  return outputProblem(config.out, cwd, ownFiles(project), async () => {
    await recover(config.out);
    const known = knownOutput(project, program);
    if (known && !(options.everyWarning === true && known.record.warnings + known.record.notes > 0)) {
      const { summary, warnings, notes, inputs } = known.record;
      const folder = inputFolder(config);
      return { kind: 'known', summary, warnings, notes, files: known.manifest.files.size, inputs: [...inputs.keys()].map((name) => resolve(folder, name)) };
    }
    const { generate } = await import('../pipeline.js');
    const lock = readLock(config.out);
    const generation = await userTemplates(project, generate(config, { templates: await templatesFor(config, project.templates), custom: await customModules(project), load: { ...project.load, parsed }, ...(lock === undefined ? {} : { lock }), reuse: earlierTexts(config.out, program) }));
    if ('kind' in generation) return generation;
    const { files, drafts, plan, summary, diagnostics } = generation;
    const inputs = [...pathsOf(generation.inputs), ...ownFiles(project)];
    if (!files || !plan || !summary || diagnostics.some(isFailure(config.strict))) return { kind: 'refused', output: false, diagnostics, texts: generation.texts, inputs };
    const record = recordRun(project, filesRead(project, generation.inputs), summary, diagnostics, program);
    const outline = await outlineOf(plan);
    const surface = new Map([...outline].map(([name, { hash }]) => [name, hash]));
    return { kind: 'made', generation, outline, inputs, plan: planSync({ files, surface, ...(drafts ? { drafts } : {}), ...(record ? { record } : {}) }, config.out) };
  });
}

/** A template of the user that can't be rendered is a problem of theirs; one of ours is a fault of the generator. */
async function userTemplates<T>(project: Project, run: Promise<T>): Promise<T | Extract<Made, { readonly kind: 'refused' }>> {
  try {
    return await run;
  } catch (error) {
    const { config, templates, cwd } = project;
    const { TemplateError } = await import('../print/template.js');
    const file = error instanceof TemplateError ? templates.find(({ path }) => config.templates !== undefined && templateName(relative(config.templates, path)) === error.template) : undefined;
    if (!file || !(error instanceof TemplateError)) throw error;
    const place = { file: displayName(pathToFileURL(file.path), cwd) };
    return { kind: 'refused', output: false, inputs: ownFiles(project), texts: new Map(), diagnostics: [{ code: 'template-wrong', severity: 'error', message: `The template ${place.file} cannot be rendered: ${error.message.split('\n', 1)[0]}.`, place }] };
  }
}

/** Tells which diagnostics stop a run: errors, and where `strict` is true warnings too. */
export function isFailure(strict: boolean): (diagnostic: Diagnostic) => boolean {
  return ({ severity }) => severity === 'error' || (strict && severity === 'warning');
}

/** Every file that a run has read; undefined where some input is none, or was not to be had. */
function filesRead({ config }: Project, inputs: readonly Input[]): readonly InputFile[] | undefined {
  if (config.spec === '-') return undefined;
  const files = inputs.flatMap(({ location, text }) => (location.protocol === 'file:' && text !== undefined ? [{ path: fileURLToPath(location), text }] : []));
  return files.length === inputs.length ? files : undefined;
}

/** Absolute paths of the document's files, those that are not there included. */
function pathsOf(inputs: readonly Input[]): readonly string[] {
  return inputs.flatMap(({ location }) => (location.protocol === 'file:' ? [fileURLToPath(location)] : []));
}

function ownFiles({ custom, templates }: Project): readonly string[] {
  return [...custom, ...templates].map(({ path }) => path);
}
