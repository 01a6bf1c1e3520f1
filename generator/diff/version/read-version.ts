import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../config/config.js';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.js';
import type { Origin } from '../../ir/model.js';
import { damagedLock } from '../../lock/damaged.js';
import type { Lock } from '../../lock/lock.js';
import { LockError, readLock } from '../../lock/read.js';
import { lockFile, parseLock } from '../../lock/text.js';
import { inspect, type Findings, type Summary } from '../../pipeline.js';
import type { CustomModule, Plan } from '../../plan/plan.js';
import { isRemote } from '../../source/location.js';
import type { LoadOptions } from '../../source/load.js';
import { readSurface } from '../surface/read.js';
import type { Surface } from '../surface/surface.js';
import { openCommit, type Commit } from './git.js';

/** One version of an SDK, as far as it can be told without any text of it. */
export interface SdkVersion {
  /** What people call it: `HEAD~1`, `old.yaml`; absent for the document as it is now. */
  readonly label?: string;
  readonly plan: Plan;
  readonly surface: Surface;
  readonly summary?: Summary;
  /** Local files that the document is made of, absolute paths. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** The place of a node, named as people would name it. */
  readonly locate: (origin: Origin) => Place;
}

/** A version that cannot be compared, and why. */
export interface NoVersion {
  readonly findings: Pick<Findings, 'diagnostics' | 'texts'>;
}

/** What a version is read with. */
export interface VersionInputs {
  readonly config: Config;
  readonly cwd: string;
  readonly custom: readonly CustomModule[];
  readonly load: LoadOptions;
}

/** The SDK that the document gives as it is now, with the names that its lock holds. */
export async function currentVersion(inputs: VersionInputs): Promise<SdkVersion | NoVersion> {
  return read(inputs, { spec: inputs.config.spec, load: inputs.load, lock: lockNow(inputs) });
}

/**
 * The SDK that an earlier document gives, with the configuration of today: so that what differs is the document's doing.
 *
 * @param named a document (a path, a URL where `refs.remote` allows it), or a commit, from which the configured document and
 *   all that it refers to are read
 */
export async function earlierVersion(named: string, inputs: VersionInputs): Promise<SdkVersion | NoVersion> {
  const { config, cwd, load } = inputs;
  if (isRemote(named) || existsSync(resolve(cwd, named))) {
    const spec = isRemote(named) ? named : resolve(cwd, named);
    return read(inputs, { spec, load, lock: lockNow(inputs), label: named });
  }
  const commit = config.spec === '-' || isRemote(config.spec) ? undefined : await openCommit(named, dirname(config.spec));
  if (commit === undefined) return { findings: { diagnostics: [unknownVersion(named)], texts: new Map() } };
  return commitVersion(commit, named, inputs);
}

/** The same for a commit that is open; it is closed. The names are those of the lock that the commit has; where it has none, of today's. */
export async function commitVersion(commit: Commit, label: string, inputs: VersionInputs): Promise<SdkVersion | NoVersion> {
  try {
    const { config, load } = inputs;
    const lock = (await lockThen(commit, label, inputs)) ?? lockNow(inputs);
    return await read(inputs, { spec: config.spec, load: { ...load, reader: commit.read }, lock, label, prefix: `${label}:` });
  } finally {
    commit.close();
  }
}

/** The lock that a commit has. */
async function lockThen(commit: Commit, label: string, { config, cwd }: VersionInputs): Promise<Lock | undefined | NoVersion> {
  const path = join(config.out, lockFile);
  const text = await commit.text(path);
  const lock = text === undefined ? undefined : parseLock(text);
  if (text === undefined || lock !== undefined) return lock;
  const damaged = damagedLock(new LockError(path), cwd);
  return { findings: { diagnostics: [{ ...damaged, message: `At ${label}: ${damaged.message}` }], texts: new Map() } };
}

interface Reading {
  readonly spec: string;
  readonly load: LoadOptions;
  readonly lock: Lock | undefined | NoVersion;
  readonly label?: string;
  /** Put before the names of files. */
  readonly prefix?: string;
}

async function read({ config, custom }: VersionInputs, { spec, load, lock, label, prefix = '' }: Reading): Promise<SdkVersion | NoVersion> {
  if (lock !== undefined && 'findings' in lock) return lock;
  const { plan, locate, summary, diagnostics, texts, inputs } = await inspect({ ...config, spec }, { custom, load, ...(lock === undefined ? {} : { lock }) });
  const inVersion = (place: Place): Place => ({ ...place, file: `${prefix}${place.file}` });
  if (plan === undefined || locate === undefined || diagnostics.some(({ severity }) => severity === 'error')) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map((found) => (found.place === undefined ? found : { ...found, place: inVersion(found.place) }));
    return { findings: { diagnostics: errors, texts: new Map([...texts].map(([file, text]) => [`${prefix}${file}`, text])) } };
  }
  return {
    ...(label === undefined ? {} : { label }),
    plan,
    surface: readSurface(plan),
    ...(summary === undefined ? {} : { summary }),
    files: inputs.flatMap(({ location }) => (location.protocol === 'file:' ? [fileURLToPath(location)] : [])),
    diagnostics,
    locate: (origin) => inVersion(locate(origin)),
  };
}

/** The lock of the SDK as it is now. */
function lockNow({ config, cwd }: VersionInputs): Lock | undefined | NoVersion {
  try {
    return readLock(config.out);
  } catch (error) {
    if (!(error instanceof LockError)) throw error;
    return { findings: { diagnostics: [damagedLock(error, cwd)], texts: new Map() } };
  }
}

function unknownVersion(named: string): Diagnostic {
  return { code: 'version-unknown', severity: 'error', message: `"${named}" is no document, and no commit of the repository that the document is in.` };
}
