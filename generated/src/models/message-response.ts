/** A confirmation in words, of an operation that has nothing else to return. */
export interface MessageResponse {
  /** What was done, for a person to read. The wording is not part of the API. */
  message: string;
}
