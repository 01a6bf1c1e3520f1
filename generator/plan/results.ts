import type { Content, Operation, Response, StatusMatch, Type } from '../ir/model.js';
import type { FailurePlan, ResultPlan } from './plan.js';

/** What a successful call gives: the documented 2xx responses together, or `default` where there is no other. */
export function planResult(operation: Operation): ResultPlan {
  const responses = successes(operation);
  const contents = responses.map((response) => response.contents.find(isJson) ?? response.contents[0]);
  const present = contents.filter((content) => content !== undefined);
  const [first] = present;
  if (first === undefined) return { kind: 'empty' };
  switch (first.codec) {
    case 'text':
      return { kind: 'text' };
    case 'binary':
      return { kind: 'binary', mediaTypes: present.map((content) => content.mediaType) };
    default:
      return { kind: 'json', type: unionOf(present.filter(isJson).map((content) => content.type)), mayBeEmpty: present.length < contents.length };
  }
}

/** The bodies that the documented failures carry, statuses with the same body together, in document order. */
export function planFailures(operation: Operation): readonly FailurePlan[] {
  const succeeded = new Set(successes(operation));
  const groups = new Map<string, { statuses: StatusMatch[]; type: Type | undefined }>();
  for (const response of operation.responses) {
    if (succeeded.has(response) || !isFailure(response.match)) continue;
    const type = response.contents.find(isJson)?.type;
    const key = JSON.stringify(type ?? null);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { statuses: [response.match], type });
    else group.statuses.push(response.match);
  }
  return [...groups.values()];
}

function successes(operation: Operation): readonly Response[] {
  const found = operation.responses.filter(
    ({ match }) => (match.kind === 'status' && match.status >= 200 && match.status < 300) || (match.kind === 'range' && match.hundreds === 2),
  );
  if (found.length > 0) return found;
  return operation.responses.filter(({ match }) => match.kind === 'default' && !operation.responses.some((other) => isRedirect(other.match)));
}

function isRedirect(match: StatusMatch): boolean {
  return (match.kind === 'status' && match.status >= 300 && match.status < 400) || (match.kind === 'range' && match.hundreds === 3);
}

function isFailure(match: StatusMatch): boolean {
  return match.kind === 'default' || (match.kind === 'status' ? match.status >= 400 : match.hundreds >= 4);
}

function isJson(content: Content): boolean {
  return content.codec === 'json';
}

/** The one type, or the union of the distinct ones. */
function unionOf(types: readonly Type[]): Type {
  const distinct = [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
  const [only] = distinct;
  if (only !== undefined && distinct.length === 1) return only;
  return {
    kind: 'union',
    variants: distinct.map((type) => ({ type })),
    discrimination: { by: 'none', reason: 'the operation documents several successful responses' },
  };
}
