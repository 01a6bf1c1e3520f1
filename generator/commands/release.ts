import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isUncommitted, pushBranch } from '../release/branch.js';
import { bodyText } from '../release/body.js';
import { changelogEntry } from '../release/changelog.js';
import { applyRelease, planRelease, type ReleaseOptions as PlanOptions, type ReleaseOutcome, type ReleasePlan } from '../release/release.js';
import { displayName } from '../source/location.js';
import { pathToFileURL } from 'node:url';
import { readProject, type CommandContext, type CommandOptions } from './context.js';
import { disagreementText } from './diff.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import type { Reporter } from './reporter.js';

export interface ReleaseOptions extends CommandOptions, PlanOptions {
  /** File that gets the text of a pull request. */
  readonly body?: string;
  /** Prints nothing but the label of the release on standard output. */
  readonly label?: boolean;
  /** Branch that the SDK is committed and pushed to; a release that was written before and not committed is pushed too. */
  readonly branch?: string;
  readonly remote?: string;
}

/** `sdkwright release`: writes the SDK with the version that its changes ask for, and the changelog that says why. */
export async function runRelease(options: ReleaseOptions, context: CommandContext): Promise<ExitCode> {
  const { reporter, cwd } = context;
  const project = await readProject(options, context, ['spec', 'out']);
  if ('exit' in project) return project.exit;
  const planned = await planRelease(project, { ...options, ...(options.programs === undefined ? {} : { programs: resolve(cwd, options.programs) }) });
  if (planned.kind === 'nothing' && options.branch !== undefined && options.dryRun !== true && (await isUncommitted(planned.outDir))) {
    const pushed = await push(planned, options, reporter);
    if (pushed === exitCodes.ok) reporter.result(`${planned.packageName} ${planned.version}, which was written before: pushed to ${options.branch}.`);
    return pushed;
  }
  if (planned.kind !== 'release') return withoutRelease(planned, options, reporter);

  if (options.body !== undefined) await writeFile(resolve(cwd, options.body), bodyText(planned));
  if (options.dryRun !== true) {
    await applyRelease(planned);
    const pushed = await push(planned, options, reporter);
    if (pushed !== exitCodes.ok) return pushed;
  }
  reporter.result(options.label === true ? labelOf(planned) : [told(planned, options, cwd), '', changelogEntry(planned.version, planned.news).trimEnd()].join('\n'));
  return exitCodes.ok;
}

/** Pushes what was written, where a branch is named. */
async function push({ packageName, version, outDir }: Pick<ReleasePlan, 'packageName' | 'version' | 'outDir'>, { branch, remote = 'origin' }: ReleaseOptions, reporter: Reporter): Promise<ExitCode> {
  if (branch === undefined) return exitCodes.ok;
  const pushed = await pushBranch({ branch, remote, folder: outDir, message: `Release ${packageName} ${version}` });
  if (!('problem' in pushed)) return exitCodes.ok;
  reporter.diagnostics([{ code: 'release-branch', severity: 'error', message: `The branch ${branch} could not be pushed. ${pushed.problem}` }]);
  return exitCodes.problems;
}

function withoutRelease(outcome: Exclude<ReleaseOutcome, ReleasePlan>, { label }: ReleaseOptions, reporter: Reporter): ExitCode {
  switch (outcome.kind) {
    case 'nothing':
      if (label !== true) reporter.result(`There is nothing to release: ${outcome.version} has all there is.`);
      return exitCodes.ok;
    case 'refused':
      reporter.diagnostics(outcome.diagnostics, outcome.texts);
      reporter.failure('Nothing was released.');
      return outcome.reason === 'usage' ? exitCodes.usage : outcome.reason === 'output' ? exitCodes.output : exitCodes.problems;
    case 'disagreement':
      reporter.failure(`${disagreementText(outcome.report)}\nNothing was released.`);
      return exitCodes.internal;
  }
}

/** `semver:minor`: what the changes ask for, whatever number that raises before 1.0.0. */
function labelOf({ level }: ReleasePlan): string {
  return `semver:${level ?? 'first'}`;
}

function told({ packageName, version, previous, level, outDir }: ReleasePlan, { dryRun, branch }: ReleaseOptions, cwd: string): string {
  const after = previous === undefined ? 'the first release' : `after ${previous}, ${level ?? 'patch'}`;
  const where = dryRun === true ? 'nothing was written' : `written to ${displayName(pathToFileURL(outDir), cwd)}${branch === undefined ? '' : ` and pushed to ${branch}`}`;
  return `${packageName} ${version} (${after}): ${where}.`;
}
