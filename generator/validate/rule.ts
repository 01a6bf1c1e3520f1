import type { DiagnosticCode } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Node } from '../source/document.js';
import type { DocumentIndex } from './index-document.js';

/** One thing that a document can do wrong. */
export interface Rule {
  readonly code: DiagnosticCode;
  /** Errors stop generation: only what leaves the meaning of the document open is one. */
  readonly severity: Diagnostic['severity'];
  readonly check: (index: DocumentIndex) => readonly Finding[];
}

/** A breach of a rule. */
export interface Finding {
  readonly node: Node;
  /** Whether the member's name or its value is at fault; the value unless given. */
  readonly part?: 'key' | 'value';
  readonly message: string;
  readonly fix?: string;
  readonly related?: readonly { readonly node: Node; readonly part?: 'key' | 'value'; readonly message: string }[];
  /** In place of the rule's code, where one check finds several kinds of problem. */
  readonly code?: DiagnosticCode;
  readonly severity?: Diagnostic['severity'];
}
