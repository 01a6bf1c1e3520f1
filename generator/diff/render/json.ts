import { rules } from '../rules.js';
import type { DiffReport } from '../report.js';

/** A comparison for machines: each change with its rule, what the rule says, and the lines of both documents. */
export function renderReportJson({ changes, ...report }: DiffReport): string {
  const told = changes.map((change) => ({ ...change, reason: rules[change.rule].title }));
  return `${JSON.stringify({ ...report, advice: report.advice ?? null, changes: told }, null, 2)}\n`;
}
