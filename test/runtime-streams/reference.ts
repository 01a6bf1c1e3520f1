import type { ServerSentEvent } from '../../templates/runtime/stream/event-parser.js';

/** The standard's algorithm (WHATWG HTML, section 9.2.6) over a whole text, written for clarity alone. */
export function eventsByTheStandard(bytes: Uint8Array): ServerSentEvent[] {
  const text = new TextDecoder().decode(bytes);
  const lines = text.split(/\r\n|\n|\r/);
  // What follows the last line end is no line.
  lines.pop();
  const events: ServerSentEvent[] = [];
  let [dataBuffer, typeBuffer, idBuffer] = ['', '', ''];
  for (const line of lines) {
    if (line === '') {
      if (dataBuffer !== '') events.push({ event: typeBuffer === '' ? 'message' : typeBuffer, data: dataBuffer.replace(/\n$/, ''), id: idBuffer });
      [dataBuffer, typeBuffer] = ['', ''];
      continue;
    }
    const [, name = '', value = ''] = /^([^:]*)(?::\u0020?([^]*))?$/.exec(line) ?? [];
    switch (name) {
      case 'data':
        dataBuffer += `${value}\n`;
        break;
      case 'event':
        typeBuffer = value;
        break;
      case 'id':
        if (!value.includes('\u0000')) idBuffer = value;
        break;
    }
  }
  return events;
}
