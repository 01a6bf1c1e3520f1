import { InvalidRequestError } from '../errors/invalid-request.js';
import { oneLine } from '../errors/message.js';
import type { OutgoingRequest } from '../middleware.js';
import { member } from '../platform.js';
import { printingBy } from '../printed.js';
import { sdk } from '../sdk.js';
import type { Extras } from '../transport/state.js';

/** What is printed of a request: where it goes. Its query may hold a key, its headers do. */
function show(this: OutgoingRequest): object {
  return { method: this.method, url: this.url.split('?')[0] };
}

/** What a client does that counts its bytes, where the full one does more. */
export const plain: Extras = {
  messageOf: (body, otherwise) => {
    const said = member(body, 'message') ?? member(body, 'error');
    return (typeof said === 'string' && oneLine(said)) || otherwise;
  },
  printing: printingBy(show),
  request: () => {
    throw new InvalidRequestError(`${sdk.name} builds requests, this client only sends them.`);
  },
};
