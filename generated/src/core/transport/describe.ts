import type { OperationSpec } from '../operation.js';
import type { OperationInfo } from '../operation-info.js';

/** The metadata of an operation. */
export function describeOperation(spec: OperationSpec): OperationInfo {
  const { id, method, path, tags = [], page, deprecated } = spec;
  const paginated = page !== undefined;
  return { id, method, path, tags, idempotent: isIdempotent(spec), paginated, ...(deprecated && { deprecated }) };
}

/** Whether several equal requests have the effect of one: by the document, else by the method (RFC 9110, section 9.2.2). */
export function isIdempotent({ idempotent, method }: OperationSpec): boolean {
  return idempotent ?? ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'].includes(method);
}
