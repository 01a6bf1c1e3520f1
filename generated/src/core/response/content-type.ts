/** The Content-Type of a response without its parameters, in lower case; empty where the server sent none. */
export function contentTypeOf({ headers }: Response): string {
  return (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
