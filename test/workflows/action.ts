import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from '../support/paths.js';
import { run } from '../support/run.js';

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run: string;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export async function readAction(): Promise<Action> {
  return parse(await readFile(path.join(root, 'action.yml'), 'utf8'));
}

/** What the steps of the action did. */
export interface ActionRun {
  /** Names of the steps that ran; the last one failed where `failed` is true. */
  readonly ran: readonly string[];
  readonly failed: boolean;
  readonly output: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Runs the shell steps of the action as GitHub does: each in a bash of its own, its `env` filled in, its outputs read back, and
 * those left out whose condition is false.
 *
 * @param cwd the checkout
 * @param temp what RUNNER_TEMP is
 * @param inputs those that differ from their default
 */
export async function runAction(action: Action, cwd: string, temp: string, inputs: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv): Promise<ActionRun> {
  const values: Record<string, string> = { 'github.token': 'token' };
  for (const [name, input] of Object.entries(action.inputs)) values[`inputs.${name}`] = inputs[name] ?? input.default ?? '';
  const fill = (text: string): string => text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => values[name] ?? '');
  const ran: string[] = [];
  const outputs = (): Record<string, string> => Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, fill(value)]));
  let output = '';
  for (const step of action.runs.steps) {
    if (!holds(step.if, values)) continue;
    ran.push(step.name);
    const outputFile = path.join(temp, 'github-output');
    await writeFile(outputFile, '');
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value)]));
    const ended = await run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], cwd, { ...env, ...own, RUNNER_TEMP: temp, GITHUB_OUTPUT: outputFile });
    output += ended.output;
    if (ended.code !== 0) return { ran, failed: true, output, outputs: outputs() };
    for (const line of (await readFile(outputFile, 'utf8')).split('\n').filter((text) => text !== '')) {
      const [name = '', ...rest] = line.split('=');
      values[`steps.${step.id ?? ''}.outputs.${name}`] = rest.join('=');
    }
  }
  return { ran, failed: false, output, outputs: outputs() };
}

/** Conditions of the form that the action has: comparisons with a text, joined by `&&`. */
function holds(condition: string | undefined, values: Readonly<Record<string, string>>): boolean {
  return (condition ?? '').split('&&').every((part) => {
    if (part.trim() === '') return true;
    const [, name = '', text = ''] = /^\s*([\w.-]+)\s*!=\s*'([^']*)'\s*$/.exec(part) ?? [];
    if (name === '') throw new Error(`The condition ${part} is none that the test can decide.`);
    return (values[name] ?? '') !== text;
  });
}
