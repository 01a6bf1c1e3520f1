import { buildCatalogue } from './catalogue/build.js';
import { documentCatalogue } from './catalogue/document.js';
import type { CatalogueEntry } from './catalogue/entry.js';
import { planCatalogue } from './catalogue/plan.js';
import { sourceCatalogue } from './catalogue/source.js';
import { toolCatalogue } from './catalogue/tool.js';

/** The key of a kind of problem. Stable: users put it into suppressions and search for it. */
export type DiagnosticCode =
  | keyof typeof sourceCatalogue
  | keyof typeof documentCatalogue
  | keyof typeof buildCatalogue
  | keyof typeof planCatalogue
  | keyof typeof toolCatalogue;

/** Every kind of problem that the generator reports, in the order of the stages. */
export const catalogue: Readonly<Record<DiagnosticCode, CatalogueEntry>> = {
  ...sourceCatalogue,
  ...documentCatalogue,
  ...buildCatalogue,
  ...planCatalogue,
  ...toolCatalogue,
};
