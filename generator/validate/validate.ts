import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourcedDocument } from '../source/cursor.js';
import { indexDocument, type DocumentIndex } from './index-document.js';
import { identifyDocument } from './identify.js';
import type { Finding, Rule } from './rule.js';
import { bodyDuplicate } from './rules/body-duplicate.js';
import { collectionFormat } from './rules/collection-format.js';
import { keywordMissing } from './rules/keyword-missing.js';
import { keywordType } from './rules/keyword-type.js';
import { keywordUnknown } from './rules/keyword-unknown.js';
import { keywordValue } from './rules/keyword-value.js';
import { keywordVersion } from './rules/keyword-version.js';
import { operationIdDuplicate } from './rules/operation-id-duplicate.js';
import { operationNone } from './rules/operation-none.js';
import { parameterDuplicate } from './rules/parameter-duplicate.js';
import { pathParameters } from './rules/path-parameters.js';
import { paths } from './rules/paths.js';
import { referenceMisplaced } from './rules/reference-misplaced.js';
import { references } from './rules/references.js';
import { securitySchemes } from './rules/security-schemes.js';

/** Every rule, in the order of the catalogue. */
export const rules: readonly Rule[] = [
  references,
  referenceMisplaced,
  keywordMissing,
  keywordType,
  keywordValue,
  keywordUnknown,
  keywordVersion,
  operationIdDuplicate,
  operationNone,
  pathParameters,
  parameterDuplicate,
  bodyDuplicate,
  collectionFormat,
  paths,
  securitySchemes,
];

/**
 * Checks a document as written, before normalisation.
 *
 * @returns what is wrong with it, and the index that normalisation goes on with; where the file is no OpenAPI document of a
 * supported version, that alone and no index
 */
export function validate(document: SourcedDocument): Validation {
  const stranger = identifyDocument(document);
  if (stranger) return { diagnostics: [toDiagnostic(document, stranger, { code: 'document-not-openapi', severity: 'error' })] };
  const index = indexDocument(document);
  return { index, diagnostics: rules.flatMap((rule) => rule.check(index).map((finding) => toDiagnostic(document, finding, rule))) };
}

export interface Validation {
  readonly diagnostics: readonly Diagnostic[];
  readonly index?: DocumentIndex;
}

function toDiagnostic(document: SourcedDocument, finding: Finding, rule: Pick<Rule, 'code' | 'severity'>): Diagnostic {
  const { node, part, message, fix, related = [] } = finding;
  return {
    code: finding.code ?? rule.code,
    severity: finding.severity ?? rule.severity,
    message,
    place: document.locate(node.origin, part),
    ...(related.length === 0
      ? {}
      : { related: related.map((other) => ({ message: other.message, place: document.locate(other.node.origin, other.part) })) }),
    ...(fix === undefined ? {} : { fix }),
  };
}
