/** The metadata of an operation, as a method carries it. */
export interface OperationInfo {
  readonly id: string;
  readonly method: string;
  /** Path template: `/orders/{id}`. */
  readonly path: string;
  readonly tags: readonly string[];
  readonly idempotent: boolean;
  readonly paginated: boolean;
  /** Set where the document says that the operation is going to be removed. */
  readonly deprecated?: boolean;
}
