/**
 * What the server says went wrong, in its own words.
 *
 * @param body the parsed body, or its text
 * @param otherwise the message for a body that says nothing
 * @returns at most 500 characters on one line
 */
export type MessageReader = (body: unknown, otherwise: string, response: Response) => string;

/** At most 500 characters. Control characters could rewrite the terminal that a message is printed on. */
export function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > 500 ? `${line.slice(0, 499)}…` : line;
}
