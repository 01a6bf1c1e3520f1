import type { DiagnosticCode } from '../../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.js';
import type { Document, Node } from '../../source/document.js';
import type { Origin } from '../model.js';
import type { SchemaTable } from './schema/table.js';

/** What every step of the build shares: the document, the schemas found so far, and where problems go. */
export interface Build {
  readonly document: Document;
  readonly schemas: SchemaTable;
  readonly diagnostics: Reporter;
}

export interface Reporter {
  add(diagnostic: Diagnostic): void;
}

export interface Problem {
  readonly code: DiagnosticCode;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly at: Node | Origin;
  readonly related?: readonly { readonly message: string; readonly at: Node | Origin }[];
  readonly fix?: string;
}

/** Reports a problem at the place of a node. */
export function report(build: Pick<Build, 'document' | 'diagnostics'>, problem: Problem): void {
  const { code, severity, message, at, related, fix } = problem;
  build.diagnostics.add({
    code,
    severity,
    message,
    place: placeOf(at, build.document),
    ...(related === undefined ? {} : { related: related.map((other) => ({ message: other.message, place: placeOf(other.at, build.document) })) }),
    ...(fix === undefined ? {} : { fix }),
  });
}

function placeOf(at: Node | Origin, document: Document): Place {
  return document.locate('origin' in at ? at.origin : at);
}
