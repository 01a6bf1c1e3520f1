import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../config/config.js';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.js';
import type { Origin } from '../../ir/model.js';
import { damagedLock } from '../../lock/damaged.js';
import type { Lock } from '../../lock/lock.js';
import { LockError, readLock } from '../../lock/read.js';
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

/** The SDK that the document gives as it is now. */
export async function currentVersion(inputs: VersionInputs): Promise<SdkVersion | NoVersion> {
  return read(inputs, inputs.config, inputs.load);
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
    return read(inputs, { ...config, spec }, load, named);
  }
  const commit = config.spec === '-' || isRemote(config.spec) ? undefined : await openCommit(named, dirname(config.spec));
  if (commit === undefined) return { findings: { diagnostics: [unknownVersion(named)], texts: new Map() } };
  return commitVersion(commit, named, inputs);
}

/** The same for a commit that is open; it is closed. */
export async function commitVersion(commit: Commit, label: string, inputs: VersionInputs): Promise<SdkVersion | NoVersion> {
  try {
    return await read(inputs, inputs.config, { ...inputs.load, reader: commit.read }, label, `${label}:`);
  } finally {
    commit.close();
  }
}

async function read({ custom, cwd }: VersionInputs, config: Config, load: LoadOptions, label?: string, prefix = ''): Promise<SdkVersion | NoVersion> {
  const lock = lockOf(config, cwd);
  if (lock !== undefined && 'findings' in lock) return lock;
  const { plan, locate, summary, diagnostics, texts, inputs } = await inspect(config, { custom, load, ...(lock === undefined ? {} : { lock }) });
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

/** The names that the SDK has, for both versions: what is in both is called alike, as it is when the SDK is generated. */
function lockOf({ out }: Config, cwd: string): Lock | NoVersion | undefined {
  try {
    return readLock(out);
  } catch (error) {
    if (!(error instanceof LockError)) throw error;
    return { findings: { diagnostics: [damagedLock(error, cwd)], texts: new Map() } };
  }
}

function unknownVersion(named: string): Diagnostic {
  return { code: 'version-unknown', severity: 'error', message: `"${named}" is no document, and no commit of the repository that the document is in.` };
}
