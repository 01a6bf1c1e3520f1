import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { differences, type Difference } from '../write/compare.js';
import type { Run } from './generate.js';
import { makeSdk, type MakeOptions } from './make.js';
import { outlineChanges, type OutlineChange } from './outline.js';
import { openProjects, type Project, type RunOptions } from './project.js';

export type CheckOptions = RunOptions & Omit<MakeOptions, 'session'>;

/** One thing that the SDK is to have, or to lose. */
export interface CheckedChange extends Omit<OutlineChange, 'origin'> {
  /** Where the document says so; absent for what it no longer has. */
  readonly place?: Place;
}

/** How one SDK stands. */
export interface CheckedSdk {
  /** Its name among several. */
  readonly name?: string;
  /** Absolute path of its folder. */
  readonly out: string;
  /** `document` and `output` say what stood in the way. */
  readonly status: 'current' | 'differs' | 'document' | 'output';
  /** Number of the files that the SDK should have. */
  readonly files: number;
  readonly differences: readonly Difference[];
  /** What the document adds to the SDK, changes and removes, in words of the SDK. */
  readonly changes: readonly CheckedChange[];
  readonly diagnostics: readonly Diagnostic[];
  /** Problems that an earlier run told about the same document, and that this one did not look for again. */
  readonly asBefore: { readonly warnings: number; readonly notes: number };
  /** The files that diagnostics name, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Tells whether the SDKs of a configuration are what their documents give. Writes nothing. Problems are values; what is thrown is a fault of the generator. */
export async function check(options: CheckOptions = {}): Promise<Run<CheckedSdk>> {
  const opened = await openProjects(options, ['spec', 'out']);
  if (!('projects' in opened)) return { ok: false, sdks: [], ...opened };
  const sdks: CheckedSdk[] = [];
  for (const project of opened.projects) sdks.push(await checkSdk(project, options));
  return { ok: sdks.every(({ status }) => status === 'current'), diagnostics: [], texts: new Map(), sdks };
}

async function checkSdk(project: Project, options: MakeOptions): Promise<CheckedSdk> {
  const { config } = project;
  const of = { ...(config.name === undefined ? {} : { name: config.name }), out: config.out, differences: [], changes: [], diagnostics: [], asBefore: { warnings: 0, notes: 0 }, texts: new Map<string, string>() };
  const made = await makeSdk(project, options);
  if (made.kind === 'known') return { ...of, status: 'current', files: made.files, asBefore: { warnings: made.warnings, notes: made.notes } };
  if (made.kind === 'refused') return { ...of, status: made.output ? 'output' : 'document', files: 0, diagnostics: made.diagnostics, texts: made.texts };
  const { generation, outline, plan } = made;
  const found = differences(plan);
  const changes = outlineChanges(plan.manifest?.surface ?? new Map(), outline).map(({ origin, ...change }): CheckedChange => {
    const place = origin && generation.locate?.(origin);
    return { ...change, ...(place ? { place } : {}) };
  });
  return { ...of, status: found.length === 0 ? 'current' : 'differs', files: plan.files.size, differences: found, changes: found.length === 0 ? [] : changes, diagnostics: generation.diagnostics, texts: generation.texts };
}
