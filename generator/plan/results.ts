import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Content, Operation, Response, StatusMatch, Type } from '../ir/model.js';
import type { ParamsShape } from './params.js';
import type { FailurePlan, ResultPlan, ValuePlan } from './plan.js';
import type { Schemas } from './shape.js';
import { isStream, planStream, streamFlag, unionOf } from './streams.js';

/**
 * What a successful call gives: the documented 2xx responses together, or `default` where there is no other. An operation
 * that also answers with a value gives a stream only where a flag of the request asks for it, and never where it is a list.
 *
 * @param params what the operation takes, where the flag is looked for
 */
export function planResult(operation: Operation, params: ParamsShape | undefined, schemas: Schemas, report: (diagnostic: Diagnostic) => void): ResultPlan {
  const responses = successes(operation);
  const streams = responses.flatMap((response) => response.contents.filter(isStream));
  const [first] = streams;
  const values = responses.map((response) => response.contents.filter((content) => !isStream(content)));
  const bodiless = responses.some(({ match, contents }) => contents.length > 0 && isBodiless(match)) ? [[]] : [];
  if (first === undefined) return planValue([...values, ...bodiless]);
  const stream = planStream(streams.filter((content) => content.codec === first.codec), schemas);
  if (values.every((contents) => contents.length === 0)) return stream;
  const value = planValue([...values.filter((contents, index) => contents.length > 0 || responses[index]?.contents.length === 0), ...bodiless]);
  if (operation.pagination !== undefined) return value;
  const flag = params === undefined ? undefined : streamFlag(params, schemas);
  if (flag !== undefined) return { kind: 'choice', stream, value, flag };
  report({
    code: 'stream-unasked',
    severity: 'info',
    message: `Operation ${operation.id} answers with ${first.mediaType} too, but has no boolean "stream" that asks for it; its method gives the other answer.`,
    place: first.origin,
    fix: 'Describe the stream as an operation of its own, or the boolean that asks for it. A user of the SDK can read it from asResponse().',
  });
  return value;
}

/** @param choices the bodies that each success may have; none: it has no body */
function planValue(choices: readonly (readonly Content[])[]): ValuePlan {
  const contents = choices.map((choice) => choice.find(isJson) ?? choice[0]);
  const present = contents.filter((content) => content !== undefined);
  const [first] = present;
  if (first === undefined) return { kind: 'empty' };
  switch (first.codec) {
    case 'text':
      return { kind: 'text' };
    case 'binary':
      return { kind: 'binary', mediaTypes: present.map((content) => content.mediaType) };
    default:
      return { kind: 'json', type: unionOf(present.filter(isJson).map((content) => content.type), 'the operation documents several successful responses'), mayBeEmpty: present.length < contents.length };
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

/** The documented 2xx responses, or `default` where there is no other. */
export function successes(operation: Operation): readonly Response[] {
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

/** Whether HTTP gives a status no body, whatever the document says (RFC 9110, sections 15.3.5 and 15.3.6). */
export function isBodiless(match: StatusMatch): boolean {
  return match.kind === 'status' && [204, 205].includes(match.status);
}
