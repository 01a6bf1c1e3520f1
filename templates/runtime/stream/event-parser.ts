/** One event of a `text/event-stream` (WHATWG HTML, section 9.2). */
export interface ServerSentEvent {
  /** The name of the event: `message` where the server gave none. */
  readonly event: string;
  /** The lines of its data, with a line feed between them. */
  readonly data: string;
  /** The last id that the server gave, with this event or before it; empty where it gave none. */
  readonly id: string;
}

export interface EventParser {
  /**
   * The events that a piece of the stream completes.
   *
   * @throws RangeError if the one that it begins or goes on with is too long
   */
  readonly push: (bytes: Uint8Array) => ServerSentEvent[];
  /** Where to go on after a lost connection: the id of the last event that was complete. Empty: nowhere. */
  readonly lastEventId: () => string;
  /** Milliseconds to wait before connecting again, where the server said so. */
  readonly retry: () => number | undefined;
}

/**
 * Reads an event stream (WHATWG HTML, section 9.2.6) in time linear to its length, however it is cut into pieces. An
 * event that the stream's end leaves incomplete is dropped, as the standard says.
 *
 * @param lastId the id to begin with, of an event before this connection
 * @param pause the `retry` that was asked for before it
 * @param longest characters that an event may have
 */
export function createEventParser(lastId = '', pause?: number, longest: number = Infinity): EventParser {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  let afterReturn = false;
  let lastEventId = lastId;
  let retry = pause;
  let id = lastId;
  let event = '';
  let data: string[] = [];
  /** Characters of the data, and of the line that has begun. */
  let held = 0;
  let pending = 0;

  const dispatch = (): ServerSentEvent[] => {
    lastEventId = id;
    const done = data.length > 0 ? [{ event: event || 'message', data: data.join('\n'), id }] : [];
    event = '';
    data = [];
    held = 0;
    return done;
  };
  const field = (line: string): void => {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (name === 'data') {
      data.push(value);
      held += value.length + 1;
    } else if (name === 'event') event = value;
    else if (name === 'id' && !value.includes('\0')) id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) retry = Number(value);
  };

  return {
    lastEventId: () => lastEventId,
    retry: () => retry,
    push: (bytes) => {
      const decoded = decoder.decode(bytes, { stream: true });
      if (decoded === '') return [];
      // A line that ended with the carriage return of the piece before ends no other line with this line feed.
      const text = afterReturn && decoded.startsWith('\n') ? decoded.slice(1) : decoded;
      afterReturn = decoded.endsWith('\r');
      const events: ServerSentEvent[] = [];
      let start = 0;
      for (const end of text.matchAll(/\r\n?|\n/g)) {
        const line = [...begun, text.slice(start, end.index)].join('');
        begun = [];
        pending = 0;
        start = end.index + end[0].length;
        if (line === '') events.push(...dispatch());
        else field(line);
      }
      if (start < text.length) begun.push(text.slice(start));
      pending += text.length - start;
      if (held + pending > longest) throw new RangeError(`An event is longer than ${longest} characters.`);
      return events;
    },
  };
}
