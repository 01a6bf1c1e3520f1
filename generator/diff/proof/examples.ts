import { exampleCall } from '../../emit/example.js';
import type { MethodPlan, Plan } from '../../plan/plan.js';
import type { Schemas } from '../../plan/shape.js';
import type { Matches } from '../match.js';
import type { Side } from './program.js';

/** Calls as users of the old version write them, in a program for each version. */
export interface ExamplePrograms {
  readonly before: string;
  readonly after: string;
  /** Which method a line of either program calls; lines count from 1. */
  readonly lines: readonly (string | undefined)[];
}

/** The example of every method that both versions have under one name, as the old version documents it. */
export function examplePrograms(plan: Plan, matches: Matches, before: Side, after: Side): ExamplePrograms {
  const schemas: Schemas = new Map([...plan.models].map(([id, model]) => [id, model.schema]));
  const kept = new Set(matches.methods.pairs.flatMap((pair) => (pair.renamed ? [] : [pair.before.access])));
  const methods = plan.resources.flatMap((resource) => resource.methods).filter(({ access }) => kept.has(access));
  const lines: (string | undefined)[] = [undefined];
  const body: string[] = [];
  for (const [index, method] of methods.entries()) {
    const text = exampleFunction(method, index, schemas);
    body.push(...text);
    lines.push(...text.map(() => method.access));
  }
  const program = ({ folder, client }: Side): string => [`import { ${client} as Client } from './${folder}/index.js';`, ...body, ''].join('\n');
  return { before: program(before), after: program(after), lines };
}

function exampleFunction(method: MethodPlan, index: number, schemas: Schemas): readonly string[] {
  return [`export async function example${index}(client: Client): Promise<void> {`, ...exampleCall(method, schemas).split('\n'), '}'];
}
