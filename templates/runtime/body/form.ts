import type { BodyCodec } from '../operation.js';
import { refuseNull } from '../params/brackets.js';
import { ownMember } from '../params/own-member.js';
import { refuse } from '../params/refuse.js';
import { hasMembers, isList } from '../params/value.js';
import { writeParameter, type ParameterStyle } from '../params/write.js';

/** How one property of a form or multipart body is written, where the document says (OpenAPI 3.2, section 4.15: Encoding Object). */
export interface FieldEncoding extends Pick<ParameterStyle, 'explode' | 'allowReserved' | 'format'> {
  readonly style?: 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';
  /** Media types, separated by commas. */
  readonly contentType?: string;
}

export type Encoding = Readonly<Record<string, FieldEncoding>>;

/**
 * `application/x-www-form-urlencoded`.
 *
 * A field without an encoding of its own is written as servers read it: a list of plain values as repeated fields
 * (`tag=a&tag=b`), whatever nests in brackets (`metadata[color]=red`, `items[0][price]=5`). Undefined members are left
 * out at any depth; null is refused.
 *
 * @throws InvalidRequestError from `encode`, naming the field
 */
export function form(encoding: Encoding = {}): BodyCodec {
  return {
    encode: (value) => ({
      body: fields(value)
        .map(([name, member]) => writeParameter('query', name, member, fieldStyle(encoding, name, member), 'refuse'))
        .filter((text) => text !== undefined)
        .join('&'),
      contentType: 'application/x-www-form-urlencoded',
      replayable: true,
    }),
  };
}

/** The fields of a form body: own members that have a value. */
export function fields(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || isList(value) || !hasMembers(value)) {
    throw refuse('body', 'is no plain object, but a form has named fields: pass an object.');
  }
  const present = Object.entries(value).filter(([, member]) => member !== undefined);
  for (const [name, member] of present) if (member === null) throw refuseNull(name);
  return present;
}

/** The style in which a field is written as text. */
export function fieldStyle(encoding: Encoding, name: string, value: unknown): ParameterStyle {
  const { contentType, ...declared } = ownMember(encoding, name) ?? {};
  // OpenAPI: a media type counts only where no style is given.
  if (declared.style !== undefined || declared.explode !== undefined || declared.allowReserved !== undefined) return declared;
  if (contentType !== undefined && /[/+]json\b/i.test(contentType)) return { content: contentType };
  return typeof value === 'object' && !isList(value) ? { style: 'deepObject', ...declared } : declared;
}
