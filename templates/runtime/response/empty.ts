import type { ResponseCodec } from '../operation.js';

/** For operations that declare no body: undefined, whatever the server sends. */
export const empty: ResponseCodec = {
  accept: '*/*',
  decode: () => undefined,
};
