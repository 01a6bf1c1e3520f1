export interface Timing {
  readonly name: string;
  /** Milliseconds of the run that others on the machine disturbed least, and of the one in the middle. */
  readonly fastest: number;
  readonly median: number;
}

/** docs/speed.md: how long the generator takes, beside a process that does nothing. */
export function speedPage(timings: readonly Timing[], node: string): string {
  const bare = timings[0]?.fastest ?? NaN;
  const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`.padEnd(7);
  const width = Math.max(...timings.map(({ name }) => name.length));
  const rows = timings.map(({ name, fastest, median }) => `| ${name.padEnd(width)} | ${seconds(fastest)} | ${seconds(median)} | ${(fastest / bare).toFixed(1).padEnd(12)} |`);
  return `# Speed

How long one waits for the generator, from the start of the process to its end; of the watch, from the save of a file to the SDK on disk. \`npm run bench:generator\` measures it with the Pocketsflow
document and writes this page: of ten runs (of the first run, three) the fastest and the median, which differ by what else the machine does. How fast a machine is divides out in the last column: the fastest over that of a process of
Node.js which does nothing.

| ${'what'.padEnd(width)} | fastest | median  | × of Node.js |
| ${'-'.repeat(width)} | ------- | ------- | ------------ |
${rows.join('\n')}

Node.js ${node}.
`;
}
