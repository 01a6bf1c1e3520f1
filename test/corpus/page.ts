import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const reports = path.join(import.meta.dirname, 'expected');
const requests = path.join(import.meta.dirname, '../wire/expected');

interface Row {
  readonly name: string;
  readonly operations: number;
  readonly emitted: number;
  readonly requests: number;
  readonly accepted: number;
  readonly broken: number;
  readonly refused: number;
}

/** docs/conformance.md, from what the last long run wrote down. */
export function conformancePage(): string {
  const names = readdirSync(reports).map((file) => file.replace(/\.txt$/u, ''));
  const rows = names.sort().map(rowOf);
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const total: Row = { name: `**all ${rows.length}**`, operations: sum((row) => row.operations), emitted: sum((row) => row.emitted), requests: sum((row) => row.requests), accepted: sum((row) => row.accepted), broken: sum((row) => row.broken), refused: sum((row) => row.refused) };
  const share = ((total.accepted / total.requests) * 100).toFixed(2);
  return `# Conformance

What is generated of documents that other people wrote. \`npm run test:corpus\` makes and checks these figures: of public documents that lie beside the project, where they are there, and of those that npm packages ship.

- **Operations** are counted by walking the paths of the document, apart from the generator. **Emitted** are those that the SDK has a method for; a diagnostic names any other.
- The emitted code has no **type error** under TypeScript 7 and 5.9 with every strict flag, \`isolatedDeclarations\` under 7 included.
- What is **declared** is compared with the document both ways, by the compiler on one side and the plain schemas on the other: every variable, parameter, body, result and error; members, whether they may be absent or null, and every value of an enum. A type that is \`unknown\` where its schema is not is a difference. Those that are known are in \`test/conformance/known.ts\`, with the reason.
- Every operation is called twice, with what is required and with all that is described, by values drawn from its schemas. A **request** is **accepted** where all that was given arrived and the validator of Prism has no objection to it. What is refused is counted in \`test/wire/expected/\` by reason, and is not among the accepted: what the validator itself gets wrong (\`test/wire/faults.ts\`), and bodies whose schema contradicts itself, so that no value fits. A refusal without a reason is listed there whole.
- Of each operation one accepted request is **broken** on purpose: without a member, field or parameter that is required, or with a value of a wrong type. The validator has to **refuse** it; one that accepts in silence shows here.

**${share} %** of ${total.requests} requests are accepted. Of ${total.broken} that were broken, ${total.refused} are refused.

| document | operations | emitted | type errors | requests | accepted | broken | refused |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${[...rows, total].map((row) => `| ${row.name} | ${row.operations} | ${row.emitted} | 0 | ${row.requests} | ${row.accepted} | ${row.broken} | ${row.refused} |`).join('\n')}
`;
}

function rowOf(name: string): Row {
  const report = numbersIn(path.join(reports, `${name}.txt`));
  const wire = numbersIn(path.join(requests, `${name}.txt`));
  return { name, operations: report.get('operations') ?? 0, emitted: report.get('emitted') ?? 0, requests: wire.get('requests') ?? 0, accepted: wire.get('accepted') ?? 0, broken: wire.get('broken') ?? 0, refused: wire.get('of these refused') ?? 0 };
}

function numbersIn(file: string): ReadonlyMap<string, number> {
  const lines = readFileSync(file, 'utf8').split('\n');
  return new Map(lines.flatMap((line) => [...line.matchAll(/^(operations|emitted|requests|accepted|broken|of these refused) (\d+)$/gu)].map(([, name = '', count]) => [name, Number(count)] as const)));
}
