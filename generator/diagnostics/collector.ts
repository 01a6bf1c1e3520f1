import type { Diagnostic, Place } from './diagnostic.js';

/** Gathers the problems of one run. */
export interface Diagnostics {
  /** Keeps a diagnostic; a second one with the same code, place and message is dropped. */
  add(...diagnostics: readonly Diagnostic[]): void;
  /** All of them, ordered by file (in the order in which files were first named), line, column, severity and code. */
  all(): readonly Diagnostic[];
  /** Whether generation must stop. */
  hasErrors(): boolean;
}

export function createDiagnostics(): Diagnostics {
  const kept = new Map<string, Diagnostic>();
  return {
    add(...diagnostics) {
      for (const diagnostic of diagnostics) {
        const key = JSON.stringify([diagnostic.code, diagnostic.place, diagnostic.message]);
        if (!kept.has(key)) kept.set(key, diagnostic);
      }
    },
    all: () => sortDiagnostics([...kept.values()]),
    hasErrors: () => hasErrors([...kept.values()]),
  };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

const severityRank = { error: 0, warning: 1, info: 2 } as const;

/**
 * Puts diagnostics into reading order: those without a place first, then file by file as the files were first named,
 * top to bottom. The sort is stable and does not depend on the locale.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const fileRank = new Map<string, number>();
  for (const { place } of diagnostics) if (place && !fileRank.has(place.file)) fileRank.set(place.file, fileRank.size);
  const rank = (place: Place | undefined): number => (place ? (fileRank.get(place.file) ?? 0) : -1);
  return [...diagnostics].sort(
    (a, b) =>
      rank(a.place) - rank(b.place) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
      severityRank[a.severity] - severityRank[b.severity] ||
      compare(a.code, b.code),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
