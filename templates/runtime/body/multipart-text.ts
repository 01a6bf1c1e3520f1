import type { EncodedBody } from '../operation.js';
import { refuse } from '../params/refuse.js';
import { disown } from '../transport/disown.js';
import { newBoundary, quoted } from './form-data.js';
import { streamOf } from './stream.js';

export interface Part {
  /** Name of the form field. */
  readonly name: string;
  readonly content: string | Blob | ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly filename?: string | undefined;
  readonly contentType?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Puts parts together with a boundary. */
export function joinParts(parts: readonly Part[]): EncodedBody {
  const boundary = newBoundary();
  const pieces = [...parts.flatMap((part) => [`--${boundary}\r\n${partHeaders(part)}\r\n`, part.content, '\r\n']), `--${boundary}--\r\n`];
  const contentType = `multipart/form-data; boundary=${boundary}`;
  const whole = pieces.filter((piece) => typeof piece === 'string' || piece instanceof Blob);
  return whole.length === pieces.length
    ? { body: new Blob(whole, { type: contentType }), contentType, replayable: true }
    : { body: streamOf(Object.assign(inOrder(pieces), { destroy: () => stopAll(pieces) }), 'body'), contentType, replayable: false };
}

/** Tells the sources of all parts that nobody reads them any more, also of those that were not begun. */
function stopAll(pieces: readonly Part['content'][]): void {
  for (const piece of pieces) if (piece instanceof ReadableStream) disown(piece.cancel());
}

async function* inOrder(pieces: readonly Part['content'][]): AsyncGenerator<string | Uint8Array> {
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      yield piece;
      continue;
    }
    const reader = (piece instanceof Blob ? piece.stream() : piece).getReader();
    try {
      for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
    } finally {
      await reader.cancel();
    }
  }
}

function partHeaders({ name, filename, contentType, headers = {} }: Part): string {
  const lines: [string, string][] = [['Content-Disposition', `form-data; name="${quoted(name)}"${filename === undefined ? '' : `; filename="${quoted(filename)}"`}`]];
  if (contentType !== undefined) lines.push(['Content-Type', contentType]);
  for (const entry of Object.entries(headers)) {
    if (!/^content-(disposition|type)$/i.test(entry[0])) lines.push(entry);
  }
  return lines
    .map(([header, value]) => {
      if (!/^[!#$%&'*+.^`|~\w-]+$/.test(header) || /[\r\n\0]/.test(value)) throw refuse(name, `has a header "${header.replace(/[^\w-]/g, '?')}" with a line break or a character that no header may hold: remove it.`);
      return `${header}: ${value}\r\n`;
    })
    .join('');
}
