import type { Result } from './runtime.js';

export interface Row {
  readonly name: string;
  readonly version: string;
  readonly results: readonly Result[];
}

/** docs/runtimes.md: a table of runtimes, and what was asserted on each. */
export function runtimesPage(rows: readonly Row[]): string {
  const lines = rows.map(({ name, version, results }) => [name, version, `${results.filter(({ ok }) => ok).length} of ${results.length}`]);
  const names = rows[0]?.results.map(({ name }) => name) ?? [];
  const topics = [...new Set(names.map((name) => name.split(':')[0] ?? name))];
  const details = topics.map((topic) => `- ${topic}: ${names.filter((name) => name.startsWith(`${topic}: `)).map((name) => name.slice(topic.length + 2)).join('; ')}`);
  return `# Runtimes

Where the emitted SDK was tried, and with what outcome. \`npm run test:runtimes\` writes this page: it installs the package from its tarball, and runs one
program (\`test/runtimes/programs/smoke.mjs\`) on each runtime, with real sockets, against a server that stalls, refuses and breaks off on purpose. The program
and its assertions are the same everywhere. Deno is allowed the network and nothing else, workerd has no compatibility with Node.js switched on, and Chromium
runs the program on a page of another origin than the API, once with the ES modules of the package and once with the build that bundlers take for pages.

${table([['runtime', 'version', 'assertions passed'], ...lines])}

## What is asserted

${details.join('\n')}
`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const text = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  return [text[0], `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...text.slice(1)].join('\n');
}
