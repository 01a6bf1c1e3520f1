import { fileURLToPath } from 'node:url';
import type { Config } from '../config/config.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { recordRun, type InputFile } from '../inputs/record.js';
import type { Generation, Summary } from '../pipeline.js';
import type { Input } from '../source/load.js';
import { recover } from '../write/apply.js';
import { knownOutput } from '../write/known.js';
import { planSync, type SyncPlan } from '../write/plan.js';
import { earlierTexts } from '../write/reuse.js';
import { outputProblem } from './output-problem.js';
import { customModules, type Project } from './project.js';

/** What an SDK and the folder of its files come to. */
export type Made =
  /** By hashes alone: nothing that the SDK is made from has changed, and neither has the SDK. */
  | { readonly kind: 'known'; readonly summary: Summary; readonly files: number; readonly warnings: number; readonly notes: number }
  /** The SDK was made in memory, and compared with the folder. Nothing has been written. */
  | { readonly kind: 'made'; readonly generation: Generation; readonly plan: SyncPlan }
  /** The document or, where `output` is true, the output folder stands in the way. */
  | { readonly kind: 'refused'; readonly output: boolean; readonly diagnostics: readonly Diagnostic[]; readonly generation?: Generation };

export interface MakeOptions {
  /** Whether warnings must be told one by one, so that counting them is not enough. */
  readonly everyWarning?: boolean;
}

/**
 * From a project to its SDK in memory and what would have to be written; where hashes tell that nothing would, without making it. Completes a run
 * that was killed before.
 */
export async function makeSdk(project: Project, options: MakeOptions = {}): Promise<Made> {
  const { config, cwd } = project;
  return outputProblem(config.out, cwd, async () => {
    await recover(config.out);
    const known = knownOutput(config);
    if (known && !(options.everyWarning === true && known.record.warnings + known.record.notes > 0)) {
      const { summary, warnings, notes } = known.record;
      return { kind: 'known', summary, warnings, notes, files: known.manifest.files.size };
    }
    const [{ generate }, { loadTemplates }] = await Promise.all([import('../pipeline.js'), import('../templates.js')]);
    const generation = await generate(config, { templates: await loadTemplates(), custom: await customModules(project), load: project.load, reuse: earlierTexts(config.out) });
    const { files, drafts, summary, diagnostics } = generation;
    if (!files || !summary || failures(diagnostics, config) > 0) return { kind: 'refused', output: false, diagnostics, generation };
    const record = recordRun(config, filesRead(project, generation.inputs), summary, diagnostics);
    return { kind: 'made', generation, plan: planSync({ files, ...(drafts ? { drafts } : {}), ...(record ? { record } : {}) }, config.out) };
  });
}

/** Diagnostics that stop a run: errors, and with `strict` warnings too. */
export function failures(diagnostics: readonly Diagnostic[], { strict }: Config): number {
  return diagnostics.filter(({ severity }) => severity === 'error' || (strict && severity === 'warning')).length;
}

/** Every file that a run has read; undefined where some input is none, or was not to be had. */
function filesRead({ config, custom }: Project, inputs: readonly Input[]): readonly InputFile[] | undefined {
  if (config.spec === '-') return undefined;
  const files = inputs.flatMap(({ location, text }) => (location.protocol === 'file:' && text !== undefined ? [{ path: fileURLToPath(location), text }] : []));
  return files.length === inputs.length ? [...files, ...custom] : undefined;
}
