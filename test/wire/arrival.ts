import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../support/spec.js';
import type { DrawnCall } from './arguments.js';
import type { DescribedParameter } from './requests.js';
import type { Recorded } from './validator.js';

/** What was given and is not in the request: a validator misses no parameter that may be absent. */
export function missing({ parameters, body }: DrawnCall, request: Recorded): readonly string[] {
  const lost = parameters.filter(({ parameter, value }) => !isEmpty(value) && !arrived(parameter, value, request)).map(({ parameter }) => `${parameter.in} ${parameter.name} was given and not sent`);
  const isJson = /[/+]json\b/iu.test(request.headers['content-type'] ?? '');
  const same = !isJson || request.body === undefined || isDeepStrictEqual(JSON.parse(Buffer.from(request.body).toString()), JSON.parse(JSON.stringify(body)));
  return [...lost, ...(same ? [] : ['the body that was sent is not the one that was given']), ...(body !== undefined && !isEmpty(body) && request.body === undefined ? ['the body was given and not sent'] : [])];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.every(isEmpty)) || (isObject(value) && Object.values(value).every(isEmpty));
}

function arrived({ name, in: place, explode, style }: DescribedParameter, value: unknown, { url, headers }: Recorded): boolean {
  const names = isObject(value) && explode && style === 'form' ? Object.keys(value) : [name];
  switch (place) {
    case 'query':
      return names.every((each) => [...url.searchParams.keys()].some((key) => key === each || key.startsWith(`${each}[`)));
    case 'header':
      return headers[name.toLowerCase()] !== undefined;
    case 'cookie':
      return names.every((each) => (headers['cookie'] ?? '').includes(`${each}=`));
    default:
      return true;
  }
}
