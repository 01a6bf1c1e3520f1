/** The body of an unsuccessful response. Sources differ on the member that holds the text (`message` or `error`), so read `message` first and then `error`; either may be missing, and other members may be there. */
export interface ErrorResponse {
  [key: string]: unknown;
  /** What went wrong, for a person to read. */
  message?: string;
  /** What went wrong, where the API uses this member instead of `message`. */
  error?: string;
  /** A short identifier of the problem. Its values are not documented. */
  code?: string;
}
