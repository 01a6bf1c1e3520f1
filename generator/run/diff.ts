import { diffVersions } from '../diff/diff.js';
import type { DiffReport } from '../diff/report.js';
import { currentVersion, earlierVersion } from '../diff/version/read-version.js';
import { customModules, openProjects, type Project, type RunOptions, type Unusable } from './project.js';

export interface DiffOptions extends RunOptions {
  /** Puts the rules to the TypeScript compiler, which must be installed. */
  readonly prove?: boolean;
}

/** How one SDK differs from its earlier version. */
export type DiffedSdk = Of & ({ readonly report: DiffReport } | Unusable);

interface Of {
  /** Its name among several. */
  readonly name?: string;
}

/**
 * Tells what the SDKs of a configuration have other than those of an earlier version, and what that asks of their versions. Writes nothing.
 * Problems are values; what is thrown is a fault of the generator.
 *
 * @param version a commit, tag or branch of the repository that the document is in, or another document
 */
export async function diff(version: string, options: DiffOptions = {}): Promise<{ readonly sdks: readonly DiffedSdk[] } | Unusable> {
  const opened = await openProjects(options, ['spec']);
  if (!('projects' in opened)) return opened;
  const sdks: DiffedSdk[] = [];
  for (const project of opened.projects) {
    const { name } = project.config;
    sdks.push({ ...(name === undefined ? {} : { name }), ...(await diffProject(version, project, options.prove === true)) });
  }
  return { sdks };
}

/** The same for one project. */
export async function diffProject(version: string, project: Project, proved: boolean): Promise<{ readonly report: DiffReport } | Unusable> {
  const { config, cwd, load } = project;
  const inputs = { config, cwd, custom: await customModules(project), load };
  const before = await earlierVersion(version, inputs);
  if ('findings' in before) return before.findings;
  const after = await currentVersion(inputs);
  if ('findings' in after) return after.findings;
  const outcome = await diffVersions(before, after, { cwd, proved });
  return 'report' in outcome ? outcome : { diagnostics: outcome.diagnostics, texts: new Map() };
}
