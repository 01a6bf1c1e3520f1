import type { OperationInfo } from '../operation-info.js';
import type { OperationSpec } from '../operation.js';

/**
 * The metadata of an operation. Whether several equal requests have the effect of one is told by the document, else by the
 * method (RFC 9110, section 9.2.2).
 */
export function describeOperation(spec: OperationSpec): OperationInfo {
  const { id, method, path, tags = [], page, deprecated } = spec;
  const idempotent = spec.idempotent ?? /^(GET|HEAD|PUT|DELETE|OPTIONS|TRACE|QUERY)$/.test(method);
  return { id, method, path, tags, idempotent, paginated: Boolean(page), ...(deprecated && { deprecated }) };
}
