export interface Measured {
  readonly name: string;
  readonly version: string;
  /** Of one call, by the middle of all, over that of bare fetch. */
  readonly ratio: number;
}

export const target: number = 1.1;

/** docs/performance.md: what one call costs over the fetch that it makes. */
export function performancePage(measured: readonly Measured[], node: string): string {
  const ours = measured.find(({ name }) => name === 'pocketsflow-sdk')?.ratio ?? NaN;
  const rows = measured.map(({ name, version, ratio }) => `| ${name.padEnd(15)} | ${version.padEnd(7)} | ${ratio.toFixed(2).padEnd(7)} |`);
  return `# Performance

What a call costs. \`npm run bench\` measures it and writes this page: one GET of a small JSON object over a kept-alive connection to a server of another process
on loopback, where the network costs nothing and the SDK shows most. All clients run in one process, take turns call by call, and use the platform's fetch; the figure
is the median time of a call divided by that of bare \`fetch\` and \`JSON.parse\` in the same run. Over a network the difference is lost in the time of the network.
The clients do not all promise the same: \`pocketsflow\` repeats nothing, and puts no limit of time on the body; \`fetch + timeout\` is what such a
limit costs by itself (an AbortController and a timer).

| client          | version | × fetch |
| --------------- | ------- | ------- |
${rows.join('\n')}

Node.js ${node}. Target: at most ${target.toFixed(2)} times bare fetch; ${ours <= target ? 'met' : 'not met'}.
`;
}
