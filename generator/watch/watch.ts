import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { configNames } from '../config/load.js';
import { generateSdk, type GeneratedSdk, type GenerateOptions, type Run } from '../run/generate.js';
import { createSession, type Session } from '../run/make.js';
import { openProjects } from '../run/project.js';
import { configFiles } from './config-files.js';
import { createFollower } from './folders.js';

/** Milliseconds of quiet after which a burst of changes (a checkout, a formatter) is over. */
const quiet = 25;

/** A run of a watch: what came of it, and how long it took. */
export interface WatchedRun extends Run<GeneratedSdk> {
  readonly milliseconds: number;
}

/**
 * Generates, then follows every file that was read (the document, what it refers to, overlays, hand-written modules, templates, the
 * configuration) and generates again when one has changed. Problems are told and waited out: the next change may mend them.
 *
 * @param onRun called after each run; not where a file was written without another content
 * @param signal ends it
 */
export async function watchSdks(options: GenerateOptions, onRun: (run: WatchedRun) => void, signal: AbortSignal): Promise<void> {
  const session = createSession();
  let wake = (): void => undefined;
  let dirty = true;
  const touch = (): void => {
    dirty = true;
    wake();
  };
  const follower = createFollower(touch);
  signal.addEventListener('abort', touch);
  let told: string | undefined;
  try {
    while (!signal.aborted) {
      if (!dirty) await new Promise<void>((resume) => (wake = resume));
      while (dirty && !signal.aborted) {
        dirty = false;
        if (told !== undefined) await sleep(quiet);
      }
      if (signal.aborted) return;
      const started = performance.now();
      const { run, followed } = await runOnce(options, session);
      // A folder that was not followed while it was read may have changed meanwhile.
      if (follower.follow(followed)) touch();
      const text = outcomeText(run) ?? told;
      if (text !== told || run.sdks.some(({ status }) => status === 'written')) onRun({ ...run, milliseconds: performance.now() - started });
      told = text ?? '';
    }
  } finally {
    signal.removeEventListener('abort', touch);
    follower.close();
  }
}

async function runOnce(options: GenerateOptions, session: Session): Promise<{ readonly run: Run<GeneratedSdk>; readonly followed: readonly string[] }> {
  const cwd = options.cwd ?? process.cwd();
  const opened = await openProjects(options, ['spec', 'out'], { anew: true });
  const named = typeof options.config === 'string' ? [resolve(cwd, options.config)] : options.config === undefined ? configNames.map((name) => resolve(cwd, name)) : [];
  if (!('projects' in opened)) return { run: { ok: false, sdks: [], ...opened }, followed: [...named, ...named.flatMap((path) => configFiles(path))] };
  const sdks: GeneratedSdk[] = [];
  for (const project of opened.projects) sdks.push(await generateSdk(project, { ...options, session }));
  const ok = sdks.every(({ status }) => status === 'written' || status === 'unchanged');
  const own = opened.configFile === undefined ? named : configFiles(opened.configFile);
  return { run: { ok, diagnostics: [], texts: new Map(), sdks }, followed: [...own, ...sdks.flatMap(({ inputs }) => inputs)] };
}

/** What a run has to say, without what it did: the same again need not be told again. Nothing where hashes showed that all is as it was. */
function outcomeText({ ok, diagnostics, sdks }: Run<GeneratedSdk>): string | undefined {
  const found = sdks.filter(({ asBefore }) => asBefore.warnings + asBefore.notes === 0).map((sdk) => [sdk.name, sdk.diagnostics]);
  return sdks.length > 0 && found.length === 0 ? undefined : JSON.stringify([ok, diagnostics, found]);
}
