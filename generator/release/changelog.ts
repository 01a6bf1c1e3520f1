import { renderMarkdown } from '../diff/render/markdown.js';
import type { DiffReport } from '../diff/report.js';
import type { Summary } from '../pipeline.js';

export const changelogPath = 'CHANGELOG.md';

/** What a release is to its readers. */
export type News =
  | { readonly kind: 'first'; readonly summary?: Summary }
  | { readonly kind: 'changes'; readonly report: DiffReport }
  /** The API is as it was, and the SDK is not: another generator, other options. */
  | { readonly kind: 'regenerated' };

/** The entry of one version, with its heading. No date: what is written follows from the documents alone, and git knows when. */
export function changelogEntry(version: string, news: News): string {
  return `## ${version}\n\n${newsText(news)}`;
}

/** What is new, in sections with headings of the given level. */
export function newsText(news: News, depth = 3): string {
  switch (news.kind) {
    case 'first':
      return `The first release${news.summary === undefined ? '' : `: ${summaryText(news.summary)}`}.\n`;
    case 'regenerated':
      return 'The API is as it was; the code of the SDK is new.\n';
    case 'changes':
      return renderMarkdown(news.report, { depth });
  }
}

export function summaryText({ operations, models, webhooks }: Summary): string {
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return [count(operations, 'operation'), count(models, 'model'), ...(webhooks > 0 ? [count(webhooks, 'webhook event')] : [])].join(', ');
}

/**
 * A changelog with one more entry, above the others. What people wrote in it stays, an entry of the same version is replaced.
 *
 * @param existing the file as it is; undefined where there is none
 */
export function withEntry(existing: string | undefined, packageName: string, version: string, entry: string): string {
  const text = (existing ?? `# Changelog\n\nWhat users of ${packageName} can see of each version. Versions follow [semantic versioning](https://semver.org).\n`).replaceAll('\r\n', '\n');
  const starts = [...text.matchAll(/^## .*$/gm)];
  const same = starts.findIndex(([heading]) => heading.trim() === `## ${version}`);
  const [first] = starts;
  const at = same >= 0 ? starts[same]?.index : first?.index;
  if (at === undefined) return `${text.trimEnd()}\n\n${entry.trimEnd()}\n`;
  const rest = same >= 0 ? text.slice(starts[same + 1]?.index ?? text.length) : text.slice(at);
  return `${`${text.slice(0, at)}${entry.trimEnd()}\n\n${rest}`.trimEnd()}\n`;
}
