import type { Sizes } from './measure.js';

/** By how much a measure may differ: of what is recorded, and of a budget. */
export const slack = 0.05;

/** One kilobyte is 1,024 bytes. */
export const budgets: Sizes & { readonly import: number } = { full: 14 * 1024, resource: 9 * 1024, import: 20 };

const names: Readonly<Record<keyof Sizes, string>> = {
  full: 'client with all resources',
  resource: 'one resource (`Orders`)',
};

/** docs/size.md: what the emitted SDK weighs, beside what it may. */
export function sizePage({ full, resource }: Sizes, milliseconds: number, node: string): string {
  const rows = [
    ['', 'now', 'budget', ''],
    [names.full, bytes(full), bytes(budgets.full), judge(full, budgets.full)],
    [names.resource, bytes(resource), bytes(budgets.resource), judge(resource, budgets.resource)],
    ['cold import on Node.js', `${milliseconds.toFixed(0)} ms`, `${budgets.import} ms`, judge(milliseconds, budgets.import)],
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  return `# Size

What the emitted SDK of the Pocketsflow API weighs. \`npm run size\` measures it and writes this page: the package is packed and installed as a user gets it, bundled by
esbuild for the browser (which takes the build for pages, \`dist/browser\`), minified, and compressed by gzip at level 9. The import is that of the ES
modules into a fresh process (Node.js ${node}): the fastest of twenty. The tests compare the two bundles with this page, with 5 % of slack.

${[lines[0], `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...lines.slice(1)].join('\n')}
`;
}

/**
 * What a page written by {@link sizePage} says.
 *
 * @throws Error where it does not say it
 */
export function recordedSizes(page: string): Sizes {
  return { full: recorded(page, names.full), resource: recorded(page, names.resource) };
}

function recorded(page: string, name: string): number {
  const cell = page.split('\n').find((line) => line.startsWith(`| ${name}`))?.split('|')[2];
  const value = Number(cell?.replace(/[^\d]/g, ''));
  if (!(value > 0)) throw new Error(`docs/size.md has no size of the ${name}: run "npm run size".`);
  return value;
}

function bytes(value: number): string {
  return `${String(value).replace(/(?=(?:\d{3})+$)\B/g, ',')} bytes`;
}

function judge(value: number, budget: number): string {
  if (value <= budget) return 'met';
  return value <= budget * (1 + slack) ? `over by ${((value / budget - 1) * 100).toFixed(1)} %, within the slack` : 'not met';
}
