import type { BodyCodec } from '../operation.js';
import { ownMember } from '../params/own-member.js';
import { refuse } from '../params/refuse.js';

/** What the options of a call have besides where its operation documents several media types for one and the same body. */
export interface ContentTypeOption<ContentType extends string> {
  /** The media type that the body is sent as. Default: the first that is listed. */
  readonly contentType?: ContentType | undefined;
}

/**
 * A body that may be written in several ways.
 *
 * @param codecs by media type; the first is used where the caller does not choose
 * @throws InvalidRequestError from `encode`, for a media type that is none of them
 */
export function choose(codecs: Readonly<Record<string, BodyCodec>>): BodyCodec {
  const contentTypes = Object.keys(codecs);
  return {
    contentTypes,
    encode: (value, contentType = contentTypes[0]) => {
      const codec = ownMember(codecs, String(contentType));
      if (!codec) throw refuse('contentType', `is no media type of this body: pass ${contentTypes.map((each) => JSON.stringify(each)).join(' or ')}.`);
      return codec.encode(value);
    },
  };
}
