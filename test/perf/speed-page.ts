export interface Timing {
  readonly name: string;
  /** The median. */
  readonly milliseconds: number;
}

/** docs/speed.md: how long the generator takes, beside a process that does nothing. */
export function speedPage(timings: readonly Timing[], node: string): string {
  const bare = timings[0]?.milliseconds ?? NaN;
  const width = Math.max(...timings.map(({ name }) => name.length));
  const rows = timings.map(({ name, milliseconds }) => `| ${name.padEnd(width)} | ${`${(milliseconds / 1000).toFixed(2)} s`.padEnd(7)} | ${(milliseconds / bare).toFixed(1).padEnd(12)} |`);
  return `# Speed

How long one waits for the generator, from the start of the process to its end; of the watch, from the save of a file to the SDK on disk. \`npm run bench:generator\` measures it with the Pocketsflow
document and writes this page: medians of ten runs, of the first run three. How fast a machine is divides out in the last column: times that of a process of Node.js which does nothing.

| ${'what'.padEnd(width)} | time    | × of Node.js |
| ${'-'.repeat(width)} | ------- | ------------ |
${rows.join('\n')}

Node.js ${node}.
`;
}
