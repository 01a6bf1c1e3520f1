import { buildCatalogue } from '../../../generator/diagnostics/catalogue/build.js';
import { documentCatalogue } from '../../../generator/diagnostics/catalogue/document.js';
import type { CatalogueEntry } from '../../../generator/diagnostics/catalogue/entry.js';
import { planCatalogue } from '../../../generator/diagnostics/catalogue/plan.js';
import { sourceCatalogue } from '../../../generator/diagnostics/catalogue/source.js';
import { toolCatalogue } from '../../../generator/diagnostics/catalogue/tool.js';

const sections: readonly (readonly [heading: string, entries: Readonly<Record<string, CatalogueEntry>>])[] = [
  ['Files and references', sourceCatalogue],
  ['The document', documentCatalogue],
  ['What an SDK cannot say', buildCatalogue],
  ['Names and shapes', planCatalogue],
  ['Configuration and output', toolCatalogue],
];

/** docs/diagnostics.md: every kind of problem with its cause and remedy. */
export function diagnosticsPage(): string {
  const intro = `# Diagnostics

Every problem that is reported has a code. Codes are stable: a script may look for them, and a search finds them here. A problem at hand often has a remedy of its own, which is shown with it; the one given here is the general one.

Errors stop the run, warnings do not unless \`--strict\` is given, and notes never do. The severity belongs to the case: a member of a wrong type is an error where its meaning is lost, and a warning where it is clear all the same.
`;
  const text = sections.map(([heading, entries]) => `## ${heading}\n\n${Object.entries(entries).map(([code, entry]) => entryText(code, entry)).join('\n')}`);
  return [intro, ...text].join('\n');
}

function entryText(code: string, { title, cause, fix }: CatalogueEntry): string {
  return `### \`${code}\`\n\n**${title}.** ${cause}\n\n*Remedy:* ${fix}\n`;
}
