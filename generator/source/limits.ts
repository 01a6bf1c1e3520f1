/** Bounds that keep a hostile or mistaken document from exhausting the machine. Each breach is a diagnostic. */
export interface Limits {
  /** Bytes of one file. */
  readonly fileBytes: number;
  /** Files of one document. */
  readonly files: number;
  /** Nesting of values in one file. */
  readonly depth: number;
  /** Values that YAML aliases may add to one file. */
  readonly aliasValues: number;
}

/** Far above any description known (13 MB, 2,850 files, depth 40), far below what hurts. */
export const defaultLimits: Limits = { fileBytes: 128 * 1024 * 1024, files: 20_000, depth: 256, aliasValues: 1_000_000 };
