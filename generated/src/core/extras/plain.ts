import { InvalidRequestError } from '../errors/invalid-request.js';
import { oneLine } from '../errors/message.js';
import { member } from '../platform.js';
import { sdk } from '../sdk.js';
import type { Extras } from '../transport/state.js';

/** What a client does that counts its bytes, where the full one does more. */
export const plain: Extras = {
  messageOf: (body, otherwise) => {
    const said = member(body, 'message') ?? member(body, 'error');
    return (typeof said === 'string' && oneLine(said)) || otherwise;
  },
  request: () => {
    throw new InvalidRequestError(`${sdk.name} builds requests, this client only sends them.`);
  },
};
