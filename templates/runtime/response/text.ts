import type { ResponseCodec } from '../operation.js';

/** Text of any media type, in the charset that the response names, else UTF-8. */
export const text: ResponseCodec = {
  accept: 'text/*, */*;q=0.5',
  decode: ({ response, bytes }, { fail }) => {
    const charset = /;\s*charset="?([^\s";]+)/i.exec(response.headers.get('content-type') ?? '')?.[1] ?? 'utf-8';
    let problem = `in the charset "${charset.slice(0, 40)}", which this platform can't decode`;
    try {
      const decoder = new TextDecoder(charset);
      problem = 'longer than a string can be';
      return decoder.decode(bytes);
    } catch (cause) {
      throw fail(`The response is ${problem}.`, '', cause);
    }
  },
};
