import type { Place } from '../../diagnostics/diagnostic.js';
import type { Level } from '../rules.js';
import type { DiffReport, PlacedChange } from '../report.js';

const levels: readonly Level[] = ['major', 'minor', 'patch'];

/** A comparison for the screen: one change a line, the gravest first, with its rule and the line of the document. */
export function renderText(report: DiffReport): string {
  const { changes } = report;
  if (changes.length === 0) return `Nothing differs.${proofText(report)}\n`;
  const lines = levels.flatMap((level) => changes.filter((change) => change.level === level).map(changeLine));
  const counts = levels.flatMap((level) => {
    const number = changes.filter((change) => change.level === level).length;
    return number === 0 ? [] : [`${number} ${level}`];
  });
  return `${[...lines, '', `Advice: ${report.advice ?? 'none'} (${counts.join(', ')}).${proofText(report)}`].join('\n')}\n`;
}

function changeLine({ level, text, rule, before, after }: PlacedChange): string {
  const places = [before, after].flatMap((place) => (place === undefined ? [] : [placeText(place)]));
  return [level.padEnd(5), text.replaceAll('`', ''), `[${rule}]`, ...(places.length === 0 ? [] : [`(${places.join(' → ')})`])].join('  ');
}

/** `spec/openapi.yaml:12:3` */
export function placeText({ file, line, column }: Place): string {
  return [file, ...(line === undefined ? [] : [line]), ...(line === undefined || column === undefined ? [] : [column])].join(':');
}

function proofText({ proof }: DiffReport): string {
  if (proof === undefined) return '';
  const asked = `TypeScript ${proof.compiler} was asked ${proof.claims} questions`;
  return proof.disagreements.length === 0 ? ` ${asked} and agrees.` : ` ${asked} and disagrees:\n${proof.disagreements.map((line) => `- ${line}`).join('\n')}`;
}
