import { dirname } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { git, openCommit } from '../diff/version/git.js';
import { commitVersion, earlierVersion, type NoVersion, type SdkVersion, type VersionInputs } from '../diff/version/read-version.js';
import { isRemote } from '../source/location.js';
import type { ReleaseRecord } from './record.js';

/**
 * The version of the last release: what the user names, else the document in the commit that the record names, else that in the commit
 * of its tag (`v1.2.3`).
 */
export async function releasedVersion(record: ReleaseRecord, inputs: VersionInputs, since: string | undefined): Promise<SdkVersion | NoVersion> {
  if (since !== undefined) return earlierVersion(since, inputs);
  const { spec } = inputs.config;
  const tag = `v${record.version}`;
  if (spec !== '-' && !isRemote(spec)) {
    for (const ref of [...(record.commit === undefined ? [] : [record.commit]), tag]) {
      const commit = await openCommit(ref, dirname(spec));
      if (commit !== undefined) return commitVersion(commit, tag, inputs);
    }
  }
  const message = `The document of the last release, ${record.version}, cannot be found${record.commit === undefined ? '' : `: the repository has no commit ${record.commit.slice(0, 12)}`}.`;
  return { findings: { diagnostics: [{ code: 'release-base', severity: 'error', message }], texts: new Map() } };
}

/** The commit that has the document as it is: none outside of a repository, and a problem where it differs from what is committed. */
export async function documentCommit({ files }: Pick<SdkVersion, 'files'>, folder: string): Promise<{ readonly commit?: string } | { readonly problem: Diagnostic }> {
  const head = await git(['rev-parse', '--verify', '--quiet', 'HEAD'], folder).catch(() => undefined);
  if (head === undefined || head.code !== 0) return {};
  const status = await git(['status', '--porcelain', '--untracked-files=all', '--', ...files], folder);
  // Files that lie outside of the repository cannot be asked for, and are in no commit of it.
  if (status.code !== 0) return {};
  if (status.out === '') return { commit: head.out };
  const changed = status.out.split('\n').map((line) => line.slice(3));
  const message = `The document has changes that are not committed: ${changed.slice(0, 5).join(', ')}${changed.length > 5 ? ` and ${changed.length - 5} more` : ''}.`;
  return { problem: { code: 'release-uncommitted', severity: 'error', message } };
}
