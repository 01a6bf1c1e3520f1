import type { Change } from '../../generator/diff/change.js';
import { rules } from '../../generator/diff/rules.js';
import type { Mutation } from './mutations.js';

const intro = `# What a change of the document asks of the version

\`sdkwright diff\` compares two versions of a document at the surface of the SDK: what a program can call, give and read. Each difference has a rule, and the rule has a level (semver.org, sections 6 to 8):

- **major**: a program that compiled may no longer compile, or no longer mean what it meant.
- **minor**: every program goes on, and something that it can see or do is new or other.
- **patch**: only text differs.

Who is concerned depends on the direction. Callers *read* what the API gives: of that, more is harmless and less is not. Callers *write* what it takes: there, it is the other way round. A type that travels both ways answers to both, and one that no operation uses may be used either way.

The SDK leaves room for what the API adds later: an enum that is received admits any other value, and a union told apart by a tag has one more arm. So a new value or variant in a response is minor, where the same in a closed list would be major.

## The proof

\`sdkwright diff --prove\` and \`sdkwright release\` put the answer to the TypeScript compiler. Both SDKs are written to a temporary folder, with a program that asks for every exported type and every method whether the old can stand for the new (callers who write), the new for the old (callers who read), whether all members that could be named still can be, and whether the two are one type. The example of every method, as the old version documents it, is compiled with the new one. Where the compiler answers otherwise than the rules, that is a fault of sdkwright: it says so and ends with 70.

What no type shows (where the API is, in which header a key is sent) is decided by the rules alone; they are marked *behaviour* below. What is compared is the SDK that either document gives with the configuration of today.

## What is not a change

Nothing of the order in a document is: of operations, members, schemas. Nor is where a schema is written, as long as its name stays. Limits, patterns and formats are documentation, since no type says them: a server that refuses more than before is not seen here.
`;

/** docs/semver.md: every rule, and every change that the tests make with the class that it gets. */
export function semverPage(cases: readonly { readonly mutation: Mutation; readonly changes: readonly Change[] }[]): string {
  const ruleRows = Object.entries(rules).map(([name, { title, reads, writes, evidence }]) => `| \`${name}\` | ${title} | ${reads} | ${writes} | ${evidence} |`);
  const rows = cases.map(({ mutation: { name, reads, writes }, changes }) => `| ${name} | ${reads} | ${writes} | ${[...new Set(changes.map(({ rule }) => `\`${rule}\``))].join(', ')} |`);
  return `${intro}
## The rules

| rule | when | for callers who read | for callers who write | confirmed by |
| --- | --- | --- | --- | --- |
${ruleRows.join('\n')}

## Changes and their classes

Each of these is made to one document by the tests, and gets this class by rule and by proof.

| change | for callers who read | for callers who write | rules |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}
