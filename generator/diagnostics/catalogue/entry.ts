/** What is known of one kind of problem, whatever document it is found in. */
export interface CatalogueEntry {
  /** A noun phrase: the heading in docs/diagnostics.md. */
  readonly title: string;
  /** Why it is a problem, and how documents come to have it. */
  readonly cause: string;
  /** The general remedy; a diagnostic may carry a more specific one. */
  readonly fix: string;
}
