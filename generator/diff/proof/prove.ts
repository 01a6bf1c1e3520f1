import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emit } from '../../emit/emit.js';
import type { Plan } from '../../plan/plan.js';
import type { Comparison } from '../compare.js';
import { greatest, type Level } from '../rules.js';
import type { Surface } from '../surface/surface.js';
import type { Claim } from './claim.js';
import { claimsOf } from './claims.js';
import { compile, type Compiler } from './compiler.js';
import { sharedRuntime, versionSources } from './layout.js';
import { examplePrograms } from './examples.js';
import { proofProgram, type Side } from './program.js';
import { compilerOptions, writeFiles } from './project.js';

/** Two versions, and what the rules say of them. */
export interface Case {
  readonly before: Version;
  readonly after: Version;
  readonly comparison: Comparison;
}

export interface Version {
  readonly plan: Plan;
  readonly surface: Surface;
}

/** What the compiler says of two versions. */
export interface Proof {
  /** Questions that were put to the compiler. */
  readonly claims: number;
  /** What the types alone ask of the version; undefined where the compiler sees no difference. */
  readonly level?: Level;
  /** Methods whose example, as the old version documents it, compiles with the old version and not with the new one. */
  readonly broken: readonly string[];
  /** Where rule and compiler differ. Each is an error of sdkwright. */
  readonly disagreements: readonly string[];
}

/**
 * Puts what the rules hold to the TypeScript compiler: both SDKs are written to a temporary folder with a program that asks for
 * every type and method whether the one version can stand for the other.
 *
 * @param cases proved together, in one run of the compiler
 * @param runtime texts of the runtime's files, by path without extension
 * @returns one proof a case, in their order
 * @throws Error where an SDK does not compile, which is an error of sdkwright too
 */
export async function prove(cases: readonly Case[], runtime: ReadonlyMap<string, string>, compiler: Compiler): Promise<readonly Proof[]> {
  const versions = [...new Set(cases.flatMap(({ before, after }) => [before, after]))];
  const side = (version: Version): Side => sideOf(version, `version${versions.indexOf(version)}`);
  const programs = cases.map(({ before, after, comparison }, index) => {
    const claims = claimsOf(before.surface, after.surface, comparison.matches);
    const sides = { before: side(before), after: side(after) };
    const examples = examplePrograms(before.plan, comparison.matches, sides.before, sides.after);
    return { file: `case${index}.ts`, claims, comparison, examples, ...proofProgram(claims, sides) };
  });
  const folder = await mkdtemp(join(tmpdir(), 'sdkwright-proof-'));
  try {
    await writeFiles(folder, sharedRuntime(runtime));
    const entries: string[] = [];
    for (const [index, { plan }] of versions.entries()) {
      const sources = versionSources(emit(plan, runtime), `version${index}`);
      await writeFiles(folder, sources);
      entries.push(...[...sources.keys()].filter((path) => path.split('/').length === 2));
    }
    const files = new Map(programs.flatMap(({ file, text, examples }): readonly (readonly [string, string])[] => [[file, text], [`old-${file}`, examples.before], [`new-${file}`, examples.after]]));
    await writeFiles(folder, new Map([...files, ['tsconfig.json', JSON.stringify({ compilerOptions, files: [...files.keys(), ...entries] })], ['package.json', '{ "type": "module" }\n']]));
    const errors = await compile(compiler, folder);
    const errorLines = (name: string): readonly number[] => errors.flatMap(({ file, line }) => (file === name ? [line] : []));
    const answers = programs.map(({ file, claims, lines, comparison, examples }) => {
      const methods = (program: string): ReadonlySet<string> => new Set(errorLines(program).flatMap((line) => examples.lines[line - 1] ?? []));
      const never = methods(`old-${file}`);
      const broken = [...methods(`new-${file}`)].filter((method) => !never.has(method));
      return proofOf(claims, new Set(errorLines(file).flatMap((line) => lines.get(line) ?? [])), broken, comparison);
    });
    const fault = errors.find(({ file, line }) => !files.has(file) || programs.some((program) => program.file === file && !program.lines.has(line)));
    if (fault !== undefined) throw new Error(`The SDK does not compile, so that nothing can be proved: ${fault.file}:${fault.line}: ${fault.message}`);
    return answers;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sideOf({ surface }: Version, folder: string): Side {
  return { folder, client: surface.client.name, options: surface.client.options, hasEvents: surface.events.size > 0 };
}

function proofOf(claims: readonly Claim[], refuted: ReadonlySet<number>, broken: readonly string[], { changes }: Comparison): Proof {
  const level = refuted.size === 0 ? undefined : greatest(claims.flatMap(({ otherwise }, index) => (refuted.has(index) ? [otherwise] : [])));
  const disagreements = claims.flatMap(({ about, expected }, index) => {
    const answer = !refuted.has(index);
    return answer === expected ? [] : [`${about}: the rules say ${expected ? 'yes' : 'no'}, the compiler says ${answer ? 'yes' : 'no'}`];
  });
  const byRule = changes.flatMap((change) => (change.evidence === 'type' ? [change.level] : []));
  const advised = byRule.length === 0 ? undefined : greatest(byRule);
  const together = advised === level ? [] : [`the version as a whole: the rules ask for ${advised ?? 'nothing'}, the compiler for ${level ?? 'nothing'}`];
  const unforeseen = broken.length > 0 && advised !== 'major' ? broken.map((method) => `the documented example of ${method} no longer compiles: the rules ask for ${advised ?? 'nothing'}`) : [];
  return { claims: claims.length, ...(level === undefined ? {} : { level }), broken, disagreements: [...disagreements, ...together, ...unforeseen] };
}
