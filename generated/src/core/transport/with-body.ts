import { hide } from '../errors/details.js';
import type { BodyInput } from '../operation.js';

/** A response like another one, its URL included, with a body of its own. */
export function withBody(response: Response, body: BodyInput | null): Response {
  const copy = new Response(body, response);
  hide(copy, 'url', response.url);
  return copy;
}
