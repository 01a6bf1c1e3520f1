/** A position in a distributed trace (W3C Trace Context, section 3.2.2). */
export interface TraceParent {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  /** Two hexadecimal digits; the lowest bit says that the trace is recorded. */
  readonly flags: string;
}

/** Reads a `traceparent`; undefined for what is none, which means to start a trace of one's own (section 4.3). */
export function parseTraceParent(text: string | undefined | null): TraceParent | undefined {
  const [, version, traceId = '', spanId = '', flags = '', more] =
    /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/.exec(text?.trim() ?? '') ?? [];
  const known = version !== undefined && version !== 'ff' && !(version === '00' && more);
  return known && !/^0+$/.test(traceId) && !/^0+$/.test(spanId) ? { traceId, spanId, flags } : undefined;
}

/** A position below another one, or at the beginning of a trace. */
export function childOf(parent: TraceParent | undefined, recorded: boolean): TraceParent {
  return {
    traceId: parent?.traceId ?? randomHex(16),
    spanId: randomHex(8),
    flags: parent?.flags ?? (recorded ? '01' : '00'),
  };
}

export function formatTraceParent({ traceId, spanId, flags }: TraceParent): string {
  return `00-${traceId}-${spanId}-${flags}`;
}

/** Never all zero, which would be no id. */
function randomHex(bytes: number): string {
  const text = [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0'));
  return text.join('').replace(/0$/, '1');
}
