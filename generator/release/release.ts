import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { compilerMissing, diffVersions } from '../diff/diff.js';
import { findCompiler } from '../diff/proof/compiler.js';
import { compilePrograms, type ProgramsOutcome } from '../diff/proof/programs.js';
import type { DiffReport } from '../diff/report.js';
import type { Level } from '../diff/rules.js';
import { currentVersion, type SdkVersion, type VersionInputs } from '../diff/version/read-version.js';
import { emit } from '../emit/emit.js';
import type { Summary } from '../pipeline.js';
import { makeSdk } from '../run/make.js';
import { conflictDiagnostics } from '../run/output-problem.js';
import { customModules, type Project } from '../run/project.js';
import { loadTemplates } from '../templates.js';
import { applySync } from '../write/apply.js';
import { readManifest } from '../write/manifest.js';
import type { SyncPlan } from '../write/plan.js';
import { documentCommit, releasedVersion } from './base.js';
import { changelogEntry, changelogPath, withEntry, type News } from './changelog.js';
import { withVersion } from './config.js';
import { readRelease, recordPath, recordText, type ReleaseRecord } from './record.js';
import { sizesOf, type Size } from './sizes.js';
import { nextVersion, parseVersion, precedes } from './version.js';

export interface ReleaseOptions {
  /** The version to compare with, in place of the last release: a commit or a document. */
  readonly since?: string;
  /** The version to release, in place of the one that follows from the changes. */
  readonly setVersion?: string;
  /** Folder of programs that use the SDK: those that compile with the previous version are compiled with this one. */
  readonly programs?: string;
  /** Whether the document may have changes that are not committed: nothing will be written. */
  readonly dryRun?: boolean;
}

/** What a release would be. Nothing has been written. */
export interface ReleasePlan {
  readonly kind: 'release';
  readonly packageName: string;
  readonly version: string;
  readonly previous?: string;
  /** What the changes ask for; absent at the first release. */
  readonly level?: Level;
  readonly news: News;
  readonly summary?: Summary;
  readonly diagnostics: readonly Diagnostic[];
  readonly sizes: { readonly before: readonly Size[]; readonly after: readonly Size[] };
  readonly programs?: ProgramsOutcome;
  /** Absent where the files are what they should be. */
  readonly sync?: SyncPlan;
  readonly outDir: string;
  readonly commit?: string;
}

export type ReleaseOutcome =
  | ReleasePlan
  /** Nothing that a user could see has changed since the last release. */
  | { readonly kind: 'nothing'; readonly packageName: string; readonly version: string; readonly outDir: string }
  | { readonly kind: 'refused'; readonly reason: 'usage' | 'problems' | 'output'; readonly diagnostics: readonly Diagnostic[]; readonly texts?: ReadonlyMap<string, string> }
  /** Rule and compiler disagree. */
  | { readonly kind: 'disagreement'; readonly report: DiffReport };

type Refusal = Extract<ReleaseOutcome, { kind: 'refused' }>;
type Stopped = Refusal | Extract<ReleaseOutcome, { kind: 'disagreement' }>;

/** What a release is compared with, and says. */
interface Comparison {
  readonly before?: SdkVersion;
  readonly news: News;
  readonly level?: Level;
}

/** From a project to its next release, with nothing written: what is new, the version that it asks for, and the SDK with it. */
export async function planRelease(project: Project, options: ReleaseOptions): Promise<ReleaseOutcome> {
  const { config, cwd, load } = project;
  const inputs = { config, cwd, custom: await customModules(project), load };
  const after = await currentVersion(inputs);
  if ('findings' in after) return { kind: 'refused', reason: 'problems', ...after.findings };
  const source = await documentCommit(after, dirname(after.files[0] ?? join(cwd, '.')));
  if ('problem' in source && options.dryRun !== true) return refused('problems', source.problem);

  const record = readRelease(config.out) ?? (options.since === undefined ? undefined : { version: after.plan.sdk.packageVersion });
  const compared = await compareWithLast(record, inputs, after, options);
  if ('kind' in compared) return compared;
  const { before, news } = compared;
  if (news.kind === 'regenerated' && options.setVersion === undefined) {
    const same = await makeSdk(project);
    if (same.kind === 'known' || (same.kind === 'made' && same.plan.write.length + same.plan.delete.size === 0)) {
      const { packageName, packageVersion } = after.plan.sdk;
      return { kind: 'nothing', packageName, version: packageVersion, outDir: config.out };
    }
  }
  const version = versionFor(record, after, compared.level, options.setVersion);
  if (typeof version !== 'string') return version;

  const made = await makeSdk({ ...project, config: withVersion(config, version) });
  if (made.kind === 'refused') return { kind: 'refused', reason: made.output ? 'output' : 'problems', diagnostics: made.diagnostics, texts: made.texts };
  const sync = made.kind === 'made' ? made.plan : undefined;
  if (sync !== undefined && sync.conflicts.length > 0) return { kind: 'refused', reason: 'output', diagnostics: conflictDiagnostics(sync.conflicts, config.out, cwd) };
  const programs = options.programs === undefined || before === undefined ? undefined : await programsOf(options.programs, before, after, cwd);
  if (programs !== undefined && 'kind' in programs) return programs;
  if (programs !== undefined && !isBreaking(record, version, compared.level) && programs.broken.length > 0) return refused('problems', ...programs.broken.map(brokenProgram));

  const present = await filesOnDisk(config.out);
  return {
    kind: 'release',
    packageName: after.plan.sdk.packageName,
    version,
    ...(record === undefined ? {} : { previous: record.version }),
    ...(compared.level === undefined ? {} : { level: compared.level }),
    news,
    ...(after.summary === undefined ? {} : { summary: after.summary }),
    diagnostics: after.diagnostics,
    sizes: { before: sizesOf(present), after: sizesOf(sync?.files ?? present) },
    ...(programs === undefined ? {} : { programs }),
    ...(sync === undefined ? {} : { sync }),
    outDir: config.out,
    ...('commit' in source && source.commit !== undefined ? { commit: source.commit } : {}),
  };
}

/** What is new since the last release; at the first release, all of it. */
async function compareWithLast(record: ReleaseRecord | undefined, inputs: VersionInputs, after: SdkVersion, { since }: ReleaseOptions): Promise<Comparison | Stopped> {
  // The first release is compared with itself: that it compiles is proved all the same.
  const before = record === undefined ? after : await releasedVersion(record, inputs, since);
  if ('findings' in before) {
    const unknown = before.findings.diagnostics.some(({ code }) => code === 'version-unknown');
    return { kind: 'refused', reason: unknown ? 'usage' : 'problems', ...before.findings };
  }
  const outcome = await diffVersions(before, after, { cwd: inputs.cwd, proved: true });
  if ('diagnostics' in outcome) return refused('usage', ...outcome.diagnostics);
  const { report } = outcome;
  if ((report.proof?.disagreements.length ?? 0) > 0) return { kind: 'disagreement', report };
  if (record === undefined) return { news: { kind: 'first', ...(after.summary === undefined ? {} : { summary: after.summary }) } };
  return report.advice === undefined ? { before, news: { kind: 'regenerated' }, level: 'patch' } : { before, news: { kind: 'changes', report }, level: report.advice };
}

/** The version that follows from the changes, or the one that the user wants, which may promise less but not more. */
function versionFor(record: ReleaseRecord | undefined, after: SdkVersion, level: Level | undefined, wanted: string | undefined): string | Refusal {
  const previous = record === undefined ? undefined : parseVersion(record.version);
  const least = previous === undefined || level === undefined ? after.plan.sdk.packageVersion : nextVersion(previous, level);
  if (wanted === undefined) return least;
  const [version, lowest] = [parseVersion(wanted), parseVersion(least)];
  const say = (message: string): Refusal => refused('usage', { code: 'release-version', severity: 'error', message });
  if (version === undefined || lowest === undefined) return say(`"${wanted}" is no version.`);
  if (previous !== undefined && !precedes(previous, version)) return say(`The version ${wanted} does not come after the last one, ${record?.version ?? ''}.`);
  if (previous !== undefined && version.prerelease === undefined && precedes(version, lowest)) return say(`The version ${wanted} says less than the changes ask for: ${least} at least.`);
  return wanted;
}

/** Whether users are told by the changes or by the version that their programs may have to change. */
function isBreaking(record: ReleaseRecord | undefined, version: string, level: Level | undefined): boolean {
  const [previous, next] = [parseVersion(record?.version ?? ''), parseVersion(version)];
  const breaking = previous === undefined ? undefined : parseVersion(nextVersion(previous, 'major'));
  return level === 'major' || (next !== undefined && breaking !== undefined && !precedes(next, breaking));
}

async function programsOf(folder: string, before: SdkVersion, after: SdkVersion, cwd: string): Promise<ProgramsOutcome | Refusal> {
  const compiler = await findCompiler(cwd);
  if (compiler === undefined) return refused('usage', compilerMissing);
  const { runtime } = await loadTemplates();
  return compilePrograms(folder, after.plan.sdk.packageName, emit(before.plan, runtime), emit(after.plan, runtime), compiler);
}

function brokenProgram({ program, error }: ProgramsOutcome['broken'][number]): Diagnostic {
  return { code: 'release-programs', severity: 'error', message: `The program ${program} compiles with the previous version and not with this one, which is not said to be breaking: ${error}`, place: { file: program } };
}

function refused(reason: Refusal['reason'], ...diagnostics: readonly Diagnostic[]): Refusal {
  return { kind: 'refused', reason, diagnostics };
}

/** The files that were generated before, as they are. */
async function filesOnDisk(outDir: string): Promise<ReadonlyMap<string, string>> {
  const paths = [...(readManifest(outDir)?.files.keys() ?? [])];
  const texts = await Promise.all(paths.map(async (path) => [path, await readFile(join(outDir, path), 'utf8').catch(() => '')] as const));
  return new Map(texts);
}

/** Writes a release: the SDK, its changelog, and what the next release is compared with. */
export async function applyRelease({ sync, outDir, packageName, version, news, commit }: ReleasePlan): Promise<void> {
  if (sync !== undefined) await applySync(sync);
  const changelog = join(outDir, changelogPath);
  const existing = await readFile(changelog, 'utf8').catch(() => undefined);
  await mkdir(dirname(join(outDir, recordPath)), { recursive: true });
  await writeFile(changelog, withEntry(existing, packageName, version, changelogEntry(version, news)));
  await writeFile(join(outDir, recordPath), recordText({ version, ...(commit === undefined ? {} : { commit }) }));
}
