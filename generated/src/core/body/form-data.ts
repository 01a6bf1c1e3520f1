import { browserBuild } from '../build.js';
import type { EncodedBody } from '../operation.js';
import { refuse } from '../params/refuse.js';
import { tag } from '../params/value.js';

const foreign = "is another library's: pass the platform's own FormData and File.";

/** Whether a value is a FormData, of the platform or of a library. */
export function isFormData(value: unknown): value is FormData {
  return tag(value) === 'FormData';
}

/**
 * Writes a FormData as fetch does (HTML, section 4.10.22.8: multipart form data), but once for all attempts: each sends the
 * same bytes. Files on disk stay there until they are sent.
 *
 * @throws InvalidRequestError for a FormData or a file of a library that has nothing in common with the platform's
 */
export function encodeFormData(form: FormData): EncodedBody {
  if (!browserBuild && !(Symbol.iterator in form)) throw refuse('body', foreign);
  const boundary = newBoundary();
  const pieces: (string | Blob)[] = [];
  for (const [name, value] of form) {
    const isText = typeof value === 'string';
    if (!browserBuild && !isText && !(value instanceof Blob)) throw refuse(name, foreign);
    const about = isText ? '' : `; filename="${quoted(value.name)}"\r\nContent-Type: ${value.type || 'application/octet-stream'}`;
    pieces.push(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(lines(name))}"${about}\r\n\r\n`, isText ? lines(value) : value, '\r\n');
  }
  const contentType = `multipart/form-data; boundary=${boundary}`;
  return { body: new Blob([...pieces, `--${boundary}--\r\n`], { type: contentType }), contentType, replayable: true };
}

/** A boundary (RFC 2046, section 5.1.1) of 122 random bits, which no content holds by chance. */
export function newBoundary(): string {
  return `----sdk${crypto.randomUUID()}`;
}

/** As browsers write names, in UTF-8 with three characters escaped. */
export function quoted(text: string): string {
  return text.replace(/["\r\n]/g, encodeURIComponent);
}

/** Every line break as CRLF. */
function lines(text: string): string {
  return text.replace(/\r\n?|\n/g, '\r\n');
}
