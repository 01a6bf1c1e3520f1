import type { OperationSpec } from '../operation.js';
import { parameterOf } from './parameter.js';
import { writeContent } from './query.js';
import { refuse } from './refuse.js';
import { expand } from './style.js';

/**
 * Writes the header parameters of a request, in `simple` style: names and values as the server reads them. Headers have
 * no percent-encoding.
 *
 * @param params the header's members, as splitParams gives them
 * @throws InvalidRequestError that names the header; never with its value, which may be a secret
 */
export function serializeHeaders(spec: OperationSpec, params: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(params).flatMap(([member, value]): [string, string][] => {
    const how = parameterOf(spec, member);
    const name = how?.name ?? member;
    if (value === undefined || (value === null && !how?.nullable)) return [];
    const text =
      value === null ? ''
      : how?.content !== undefined ? writeContent(name, value, how.content)
      : expand(name, value, { style: 'simple', explode: how?.explode ?? false, encode: asIs, encodeName: asIs, format: how?.format });
    if (text === undefined) return [];
    // RFC 9110, section 5.5: no control characters but the tab; and fetch carries a character as one byte.
    if (/[^\t\x20-\x7e\x80-\xff]/.test(text)) throw refuse(name, 'holds a character that a header can\'t carry (a line break, a control character or one beyond Latin-1): remove or encode it.');
    return [[name, text]];
  });
}

function asIs(text: string): string {
  return text;
}
