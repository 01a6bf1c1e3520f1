import type { OutgoingRequest } from '../middleware.js';
import { printingBy } from '../printed.js';
import { redactBody } from './curl.js';
import { isSecret, redactText } from './secrets.js';

/** What is printed of a request, and of a copy of it: all but its secrets, which their names tell. */
function show(this: OutgoingRequest): object {
  const { method, url, headers, body } = this;
  const values = [...headers].map(([name, value]) => [name, isSecret(name) ? '***' : redactText(value)]);
  return { method, url: redactText(url), headers: Object.fromEntries(values), body: typeof body === 'string' ? redactBody(body) : body };
}

export const printing: object = printingBy(show);
