import type { Log, Middleware } from '../middleware.js';
import { ownMember } from '../params/own-member.js';
import { contentTypeOf } from '../response/content-type.js';
import { disown } from '../transport/disown.js';
import { withBody } from '../transport/with-body.js';
import { compare, type Difference, type Shape, type Shapes } from './shapes.js';

/** A difference between what a server sent and what its document says. */
export interface Drift extends Difference {
  /** Id of the operation. */
  readonly operation: string;
  readonly status: number;
}

export interface DriftOptions {
  /**
   * Gets each difference once. What it throws is ignored. Default: a warning in the client's log.
   */
  readonly report?: ((drift: Drift) => unknown) | undefined;
}

/** A longer body is not looked at: bytes. */
const longestBody = 10_000_000;

/** An answer with random names in it must not fill the memory. */
const mostReports = 1000;

/**
 * Compares the JSON bodies of answers with the schemas of the document, as far as the call reads them: it reads none itself,
 * changes none and makes no call fail.
 */
export function driftReporter(shapes: Shapes, { report }: DriftOptions): Middleware {
  const seen = new Set<string>();
  const tell = (drift: Drift, log: Log | undefined): void => {
    const key = JSON.stringify(drift);
    if (seen.has(key) || seen.size >= mostReports) return;
    seen.add(key);
    if (report) disown(report(drift));
    else log?.('warn', `${drift.operation}: status ${drift.status}: ${inWords(drift)}.`, { ...drift });
  };
  return async (request, next, { operation, log }) => {
    const response = await next(request);
    const { status } = response;
    const shape = shapeOf(shapes, operation.id, status);
    if (shape === undefined || !response.body || response.body.locked || status < 200 || status > 599 || !/[/+]json$/.test(contentTypeOf(response))) return response;
    const inspect = (text: string): void => {
      try {
        const found = compare(JSON.parse(text), shape, shapes.named);
        for (const difference of found) tell({ operation: operation.id, status, ...difference }, log);
      } catch {
        // A body that is no JSON is the call's to report; and a reporter that fails, its owner's.
      }
    };
    return withBody(response, response.body.pipeThrough(listener(inspect)));
  };
}

/** Passes a body on as the call reads it, and gives its text when the call has read it to its end. */
function listener(told: (text: string) => void): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  const decoder = new TextDecoder();
  let length = 0;
  let text = '';
  return new TransformStream({
    transform: (chunk, controller) => {
      length += chunk.length;
      text = length > longestBody ? '' : text + decoder.decode(chunk, { stream: true });
      controller.enqueue(chunk);
    },
    flush: () => {
      if (length <= longestBody) told(text + decoder.decode());
    },
  });
}

/** The shape that is documented for a status: by itself, by its range, by `default`. */
function shapeOf({ answers }: Shapes, id: string, status: number): Shape | undefined {
  const documented = ownMember(answers, id) ?? {};
  return documented[status] ?? documented[`${Math.floor(status / 100)}XX`] ?? documented['default'];
}

function inWords({ kind, path, found }: Drift): string {
  const place = path || 'the body';
  switch (kind) {
    case 'unknown-field':
      return `${place} is not in the document`;
    case 'unknown-value':
      return `${place} has the value ${JSON.stringify(found)}, which is not in the document`;
    case 'missing-field':
      return `${place} is missing, and the document requires it`;
    case 'wrong-type':
      return `${place} is of type ${found}, which the document does not allow`;
  }
}
