import type { BodyCodec } from '../operation.js';
import { isNamed, readFile } from './file.js';

/**
 * A file as the whole body.
 *
 * @param mediaType what the document declares. It is sent unless the caller gives a `contentType`; a range (`image/*`)
 *   stands for the file's own type
 * @throws InvalidRequestError from `encode`, if the value is no file
 */
export function binary(mediaType = 'application/octet-stream'): BodyCodec {
  return {
    encode: (value) => {
      const file = readFile(value, 'body');
      const declared = mediaType.includes('*') ? (file.contentType ?? 'application/octet-stream') : mediaType;
      const contentType = (isNamed(value) ? value.contentType : undefined) ?? declared;
      return { body: file.content, contentType, replayable: file.content instanceof Blob };
    },
  };
}
