import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ProgramsOutcome } from '../diff/proof/programs.js';
import { placeText } from '../diff/render/text.js';
import { markdownCode, markdownLine } from '../emit/safe.js';
import type { Summary } from '../pipeline.js';
import { newsText, type News } from './changelog.js';
import { sizeTable, type Size } from './sizes.js';

/** All that a pull request tells of a release. */
export interface Body {
  readonly packageName: string;
  readonly version: string;
  readonly previous?: string;
  readonly news: News;
  readonly summary?: Summary;
  readonly diagnostics: readonly Diagnostic[];
  readonly sizes: { readonly before: readonly Size[]; readonly after: readonly Size[] };
  /** Programs of the user's that were compiled with the new version. */
  readonly programs?: ProgramsOutcome;
}

/** Diagnostics that are listed before the rest is counted. */
const shown = 50;

/** The text of a pull request, in Markdown. Text of the document is escaped. */
export function bodyText({ packageName, version, previous, news, summary, diagnostics, sizes, programs }: Body): string {
  return [
    `# ${packageName} ${version}`,
    previous === undefined ? 'The first release.' : `After ${previous}. ${adviceText(news)}`,
    ...(news.kind === 'first' ? [] : [newsText(news, 2).trimEnd()]),
    ...proofText(news, programs),
    ...operationsText(summary),
    ...diagnosticsText(diagnostics),
    '## Size',
    sizeTable(sizes.before, sizes.after),
  ].join('\n\n').concat('\n');
}

function adviceText(news: News): string {
  const advice = news.kind === 'changes' ? news.report.advice : 'patch';
  switch (advice) {
    case 'major':
      return 'Programs that use the SDK may have to change.';
    case 'minor':
      return 'Programs that use the SDK go on as they are.';
    default:
      return 'Programs that use the SDK see no difference.';
  }
}

function proofText(news: News, programs: Body['programs']): readonly string[] {
  const proof = news.kind === 'changes' ? news.report.proof : undefined;
  const lines = [
    ...(proof === undefined ? [] : [`TypeScript ${proof.compiler} was asked ${proof.claims} questions, and agrees with every rule.`]),
    ...(proof === undefined || proof.broken.length === 0 ? [] : [`These methods no longer take what their documented examples gave: ${proof.broken.map(markdownCode).join(', ')}.`]),
    ...(programs === undefined ? [] : [programs.broken.length === 0 ? `${programs.compiled} programs that use the previous version compile with this one.` : `Of ${programs.compiled} programs that use the previous version, these no longer compile: ${programs.broken.map(({ program }) => markdownCode(program)).join(', ')}.`]),
  ];
  return lines.length === 0 ? [] : ['## Proof', ...lines];
}

function operationsText(summary: Summary | undefined): readonly string[] {
  if (summary === undefined) return [];
  const { operations, declaredOperations } = summary;
  const text = operations === declaredOperations ? `All ${operations} operations of the document are in the SDK.` : `${operations} of ${declaredOperations} operations of the document are in the SDK; the diagnostics say why the others are not.`;
  return ['## Operations', text];
}

function diagnosticsText(diagnostics: readonly Diagnostic[]): readonly string[] {
  const grave = diagnostics.filter(({ severity }) => severity !== 'info');
  const notes = diagnostics.length - grave.length;
  if (diagnostics.length === 0) return [];
  const rows = grave.slice(0, shown).map(({ severity, code, message, place }) => `| ${severity} | \`${code}\` | ${markdownLine(message)} | ${place === undefined ? '' : markdownCode(placeText(place)).replaceAll('|', '\\|')} |`);
  const rest = [...(grave.length > shown ? [`${grave.length - shown} more`] : []), ...(notes > 0 ? [`${notes} note${notes === 1 ? '' : 's'}`] : [])];
  return [
    '## Diagnostics',
    ...(rows.length === 0 ? [] : [['| severity | code | problem | place |', '| --- | --- | --- | --- |', ...rows].join('\n')]),
    ...(rest.length === 0 ? [] : [`And ${rest.join(' and ')}: \`sdkwright lint\` shows them.`]),
  ];
}
