import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from '../diff/version/git.js';

/** Where a release goes for review. */
export interface BranchOptions {
  readonly branch: string;
  readonly remote: string;
  /** Folder to commit: the SDK. */
  readonly folder: string;
  /** Subject of the commit. */
  readonly message: string;
}

export type Pushed = { readonly commit: string } | { readonly problem: string };

/**
 * Commits a folder to a branch that is made anew from the commit at hand, and pushes it. The branch is the tool's own: what is
 * on the remote is replaced, but only if it still is what was seen there (a lease), so that nobody's push is lost between.
 * Neither the branch that is checked out nor its index changes.
 */
export async function pushBranch({ branch, remote, folder, message }: BranchOptions): Promise<Pushed> {
  const work = await mkdtemp(join(tmpdir(), 'sdkwright-index-'));
  const env = { ...process.env, GIT_INDEX_FILE: join(work, 'index') };
  const run = async (args: readonly string[]): Promise<string> => {
    const { code, out, err } = await git(args, folder, env);
    if (code !== 0) throw new GitProblem(`git ${args[0] ?? ''} ended with ${code}: ${err.trim()}`);
    return out;
  };
  try {
    await run(['check-ref-format', '--branch', branch]);
    const head = await run(['rev-parse', 'HEAD']);
    await run(['read-tree', head]);
    await run(['add', '--all', '--', '.']);
    const commit = await run(['commit-tree', await run(['write-tree']), '-p', head, '-m', message]);
    const seen = (await run(['ls-remote', '--heads', '--', remote, `refs/heads/${branch}`])).split(/\s/)[0] ?? '';
    await run(['push', '--quiet', `--force-with-lease=refs/heads/${branch}:${seen}`, '--', remote, `${commit}:refs/heads/${branch}`]);
    return { commit };
  } catch (error) {
    if (error instanceof GitProblem) return { problem: error.message };
    throw error;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Whether a folder has changes that no commit of the branch at hand has. */
export async function isUncommitted(folder: string): Promise<boolean> {
  const { code, out } = await git(['status', '--porcelain', '--untracked-files=all', '--', '.'], folder);
  return code === 0 && out !== '';
}

class GitProblem extends Error {
  override readonly name = 'GitProblem';
}
