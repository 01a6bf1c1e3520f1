import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { generated, root } from './paths.js';
import { run } from './run.js';

/** The SDK as its users get it. */
export interface PackedSdk {
  readonly name: string;
  /** The tarball that `npm publish` would send. */
  readonly tarball: string;
  /** Paths in the tarball, sorted. */
  readonly files: readonly string[];
  /** A project with nothing in it but the installed package. */
  readonly project: string;
}

/** Builds, packs and installs a package; longer than this has failed. */
const patience = 120_000;

/**
 * The SDK in `generated/`, built by its own script, packed, and installed from the tarball into an empty project without
 * network. That takes a while, so it is done once for each content of `generated/`: test files share the outcome, and the
 * first that asks makes it.
 */
export async function packedSdk(): Promise<PackedSdk> {
  const cache = path.join(tmpdir(), 'sdkwright-packed');
  const folder = path.join(cache, await contentHash(generated));
  const lock = `${folder}.lock`;
  await mkdir(cache, { recursive: true });
  for (const started = Date.now(); ; await sleep(100)) {
    const made = await read(folder);
    if (made !== undefined) return made;
    if (await claimed(lock)) break;
    if (Date.now() - started > patience) throw new Error(`Another test run has been packing the SDK for too long: delete ${lock}.`);
  }
  try {
    return (await read(folder)) ?? (await make(folder));
  } finally {
    await rm(lock, { recursive: true, force: true });
    await forgetOld(cache, folder);
  }
}

async function make(folder: string): Promise<PackedSdk> {
  const work = await mkdtemp(`${folder}-`);
  const sdk = path.join(work, 'sdk');
  const out = path.join(work, 'out');
  await cp(generated, sdk, { recursive: true, filter: (source) => !/[\\/](node_modules|dist)$/.test(source) });
  await mkdir(path.join(out, 'project'), { recursive: true });
  const env = { ...process.env, PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env['PATH'] ?? ''}` };
  // `prepack` is the SDK's own build.
  const packed = await npm(['pack', '--silent', '--json', '--pack-destination', out], sdk, env);
  const [{ filename, name, files }] = JSON.parse(packed.slice(packed.indexOf('[')));
  await writeFile(path.join(out, 'project/package.json'), '{ "name": "consumer", "private": true }\n');
  await npm(['install', '--silent', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', path.join('..', filename)], path.join(out, 'project'), env);
  const listed = files.map((file: { path: string }) => file.path).sort();
  await writeFile(path.join(out, 'packed.json'), JSON.stringify({ name, filename, files: listed }));
  await rename(out, folder);
  await rm(work, { recursive: true });
  const made = await read(folder);
  if (made === undefined) throw new Error(`The packed SDK is not in ${folder}.`);
  return made;
}

async function npm(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const [file, ...first] = process.platform === 'win32' ? ['cmd', '/c', 'npm'] : ['npm'];
  const { code, stdout, output } = await run(file ?? 'npm', [...first, ...args], cwd, env);
  if (code !== 0) throw new Error(`npm ${args[0]} failed:\n${output}`);
  return stdout;
}

async function read(folder: string): Promise<PackedSdk | undefined> {
  const text = await readFile(path.join(folder, 'packed.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { name, filename, files } = JSON.parse(text);
  return { name, files, tarball: path.join(folder, filename), project: path.join(folder, 'project') };
}

/** A folder can be made by one only. A claim of a process that died is taken over. */
async function claimed(lock: string): Promise<boolean> {
  const claim = (): Promise<boolean> =>
    mkdir(lock).then(
      () => true,
      () => false,
    );
  if (await claim()) return true;
  const since = await stat(lock).catch(() => undefined);
  if (since === undefined || Date.now() - since.mtimeMs < patience) return false;
  await rm(lock, { recursive: true, force: true });
  return claim();
}

/** Removes what an hour ago was made of other contents. */
async function forgetOld(cache: string, keep: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const folder = path.join(cache, name);
    const made = await stat(folder).catch(() => undefined);
    if (folder !== keep && made !== undefined && Date.now() - made.mtimeMs > 3_600_000) await rm(folder, { recursive: true, force: true });
  }
}

/** Of the files that the package is made from, and of the tools that build it. */
async function contentHash(folder: string): Promise<string> {
  const hash = createHash('sha256').update(await readFile(path.join(root, 'node_modules/typescript/package.json'))).update(await readFile(path.join(root, 'node_modules/rolldown/package.json'))).update(process.version);
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of files.filter((name) => !/[\\/](node_modules|dist)[\\/]/.test(path.relative(folder, name).replace(/^/, path.sep))).sort()) {
    hash.update(path.relative(folder, file)).update('\0').update(await readFile(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/** A project of its own beside others, with the same package installed: files can be written there freely. */
export async function consumerProject({ project, name }: PackedSdk, type: 'module' | 'commonjs'): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sdkwright-consumer-'));
  await cp(path.join(project, 'node_modules', name), path.join(folder, 'node_modules', name), { recursive: true });
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify({ name: 'consumer', private: true, type })}\n`);
  return folder;
}
