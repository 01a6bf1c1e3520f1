export interface RecordParser {
  /**
   * The records that a piece of the stream completes, blank ones left out.
   *
   * @throws RangeError if the one that it begins or goes on with is too long
   */
  readonly push: (bytes: Uint8Array) => string[];
  /** What is left at the end: the last record, where nothing follows it. */
  readonly end: () => string[];
}

/**
 * Splits a sequence of JSON texts: lines (`\n`, which `\r\n` is too, since JSON ignores the rest), or records that begin
 * with a record separator (RFC 7464). Takes time linear to the length, however it is cut into pieces.
 *
 * @param longest characters that a record may have
 */
export function createRecordParser(separator: '\n' | '\u001e', longest: number = Infinity): RecordParser {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  let length = 0;
  const split = (text: string): string[] => {
    const [first = '', ...rest] = text.split(separator);
    begun.push(first);
    length = rest.at(-1)?.length ?? length + first.length;
    if (length > longest) throw new RangeError(`A record is longer than ${longest} characters.`);
    if (rest.length === 0) return [];
    const records = [begun.join(''), ...rest.slice(0, -1)];
    begun = rest.slice(-1);
    return records.filter(isRecord);
  };
  return {
    push: (bytes) => split(decoder.decode(bytes, { stream: true })),
    end: () => [...split(decoder.decode()), begun.join('')].filter(isRecord),
  };
}

function isRecord(text: string): boolean {
  return text.trim() !== '';
}
