import { browserBuild } from '../build.js';
import { streamOf, type ByteSource } from '../body/stream.js';
import { ConfigurationError } from '../errors/configuration.js';
import { hide } from '../errors/details.js';
import { tag } from '../params/value.js';
import { member } from '../platform.js';

/**
 * A response as the platform has it. Another fetch than the platform's may give one of a class of its own, whose body is a Node
 * stream, or a test one that has no body but `arrayBuffer()`.
 *
 * @param stop closes the connection, which the end of a Node stream does not everywhere
 * @throws ConfigurationError if it is no response
 */
export function platformResponse(given: Response, stop?: () => void): Response {
  if (!member(given, 'headers')) throw new ConfigurationError(`${tag(given)} came instead of a Response: \`fetch\` and every middleware must return one.`);
  return browserBuild || given instanceof Response ? given : converted(given, stop);
}

function converted(given: Response, stop?: () => void): Response {
  const { status, statusText, headers, url, body } = given;
  // The constructor knows these statuses without a body, and none below 200 or above 599.
  const empty = [101, 204, 205, 304].includes(status) || body === null;
  const fits = status >= 200 && status < 600;
  const made = new Response(empty ? null : streamOf(sourceOf(body ?? whole(given), stop), 'body'), { status: fits ? status : 200, statusText, headers });
  hide(made, 'url', url);
  if (!fits) {
    hide(made, 'status', status);
    hide(made, 'ok', false);
  }
  return made;
}

function sourceOf(body: ByteSource, destroy?: () => void): ByteSource {
  if (!destroy || 'getReader' in body || !(Symbol.asyncIterator in body)) return body;
  const pieces = body[Symbol.asyncIterator]();
  return Object.assign({ [Symbol.asyncIterator]: () => pieces }, { destroy });
}

async function* whole(response: Response): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(await response.arrayBuffer());
}
