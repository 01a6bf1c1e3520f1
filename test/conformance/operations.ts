import { ts } from 'ts-morph';
import { foundOperations, type BundledDocument, type FoundOperation } from '../support/bundled.js';
import { isObject } from '../support/spec.js';
import { describeRequest, type DescribedRequest } from '../wire/requests.js';
import { Entangled, type ObjectAlternative } from './judge/alternatives.js';
import { createJudge, type Judge, type Mismatch } from './judge/judge.js';
import type { DeclaredMethod, DeclaredSdk } from './program.js';
import { describeResponses, type DescribedResponse } from './responses.js';

/** Compares every method of an SDK with its operation: variables, parameters, body, result and failures. */
export function mismatches(document: BundledDocument, sdk: DeclaredSdk): readonly Mismatch[] {
  const judge = createJudge(document, sdk.checker);
  const operations = foundOperations(document).map((found) => {
    const key = `${found.method} ${found.path}`;
    return { key, found, method: sdk.methods.get(key), request: describeRequest(document, found.operation, found.item) };
  });
  // What is received comes first: a type that travels both ways is as open as what is received.
  const stages: readonly ((operation: Compared) => readonly Mismatch[])[] = [
    ({ method, found }) => results(method, found, document, judge),
    ({ method, found }) => failures(method, found, document, judge),
    ({ method, request }) => variables(method, request, judge),
    ({ method, request, found }) => params(method, request, found, judge, sdk.checker),
  ];
  const seen = new Set<Mismatch>();
  return stages.flatMap((stage) =>
    operations.flatMap(({ key, method, ...operation }) => {
      const all = method === undefined ? [{ at: '', what: 'there is no method' }] : guarded(() => stage({ ...operation, method }));
      // A pair that is compared in several places is told of once.
      return all.filter((mismatch) => !seen.has(mismatch) && seen.add(mismatch)).map(({ at, what }) => ({ at: `${key} ${at}`, what }));
    }),
  );
}

interface Compared {
  readonly method: DeclaredMethod;
  readonly found: FoundOperation;
  readonly request: DescribedRequest;
}

function guarded(compare: () => readonly Mismatch[]): readonly Mismatch[] {
  try {
    return compare();
  } catch (error) {
    if (error instanceof Entangled) return [{ at: 'not compared', what: error.message }];
    throw error;
  }
}

/** The variables of the path are arguments, in the order of the template. */
function variables({ args, key }: DeclaredMethod, { parameters }: DescribedRequest, judge: Judge): readonly Mismatch[] {
  const names = [...key.matchAll(/\{([^{}]+)\}/gu)].map(([, name]) => name);
  const positional = args.filter(({ name }) => name !== 'params');
  if (names.length !== positional.length) return [{ at: 'path', what: `${names.length} variables, ${positional.length} arguments` }];
  return names.flatMap((name, index) => {
    const argument = positional[index];
    const parameter = parameters.find((candidate) => candidate.in === 'path' && candidate.name === name);
    if (argument === undefined || parameter === undefined) return [];
    return [...(argument.optional ? [{ at: `{${name}}`, what: 'a variable is never optional' }] : []), ...judge.compare([parameter.schema], argument.type, 'request', `{${name}}`)];
  });
}

/** Parameters and members of the body are one object; a body that is not merged is one member of its own. */
function params({ args }: DeclaredMethod, request: DescribedRequest, { method }: FoundOperation, judge: Judge, checker: ts.TypeChecker): readonly Mismatch[] {
  const parameters = request.parameters.filter((parameter) => parameter.in !== 'path');
  const bodies = ['GET', 'HEAD'].includes(method) ? new Map<string, unknown>() : request.bodies;
  const given = args.find(({ name }) => name === 'params');
  if (given === undefined) return parameters.length === 0 && bodies.size === 0 ? [] : [{ at: 'params', what: 'the method takes none' }];
  const expected = new Map(parameters.map((parameter) => [parameter.name, [parameter.schema]]));
  const required = new Set(parameters.filter((parameter) => parameter.required).map(({ name }) => name));
  if (bodies.size === 0) return judge.compareMembers({ kind: 'object', properties: expected, required, additional: [] }, given.type, 'request', 'params');
  return bestBody([...bodies], { expected, required, given: given.type, bodyRequired: request.bodyRequired }, judge, checker);
}

interface Expected {
  readonly expected: ReadonlyMap<string, readonly unknown[]>;
  readonly required: ReadonlySet<string>;
  readonly given: ts.Type;
  readonly bodyRequired: boolean;
}

/** An operation takes one of its media types, and its members are merged with the parameters or nested below one name. */
function bestBody(bodies: readonly (readonly [mediaType: string, schema: unknown])[], { expected, required, given, bodyRequired }: Expected, judge: Judge, checker: ts.TypeChecker): readonly Mismatch[] {
  const attempts: (readonly Mismatch[])[] = [];
  for (const [mediaType, schema] of bodies) {
    const described = saysNothing(schema) && /form/iu.test(mediaType) ? { type: 'object' } : (schema ?? (/^text\//iu.test(mediaType) ? { type: 'string' } : /json|form/iu.test(mediaType) ? true : { type: 'file' }));
    const bytes = !/json|form|text|xml|yaml/iu.test(mediaType) ? { type: 'file' } : described;
    const nested: (readonly Mismatch[])[] = [];
    for (const name of ['body', 'requestBody', 'requestContent', '$body']) {
      if (expected.has(name) || checker.getPropertyOfType(given, name) === undefined || hasMember(described, name, judge)) continue;
      const members = new Map([...expected, [name, [bytes]] as const]);
      nested.push(judge.compareMembers({ kind: 'object', properties: members, required: new Set([...required, ...(bodyRequired ? [name] : [])]), additional: [] }, given, 'request', 'params'));
    }
    if (nested.length > 0) {
      attempts.push(...nested);
      continue;
    }
    const extra: ObjectAlternative = { kind: 'object', properties: expected, required, additional: [] };
    attempts.push(judge.compare([together(described, extra)], given, 'request', 'params'));
  }
  const [best = []] = attempts.sort((one, other) => one.length - other.length);
  return best;
}

/** A form has named fields, also where its schema admits anything. */
function saysNothing(schema: unknown): boolean {
  return schema === undefined || schema === true || (isObject(schema) && Object.keys(schema).every((keyword) => keyword === 'description' || keyword === 'title'));
}

function hasMember(schema: unknown, name: string, judge: Judge): boolean {
  return judge.read(schema).some((alternative) => alternative.kind === 'object' && alternative.properties.has(name));
}

function together(body: unknown, { properties, required }: ObjectAlternative): unknown {
  if (properties.size === 0) return body;
  const own = { type: 'object', properties: Object.fromEntries([...properties].map(([name, [schema]]) => [name, schema])), required: [...required] };
  return { allOf: [body, own] };
}

function results({ result }: DeclaredMethod, { operation }: FoundOperation, document: BundledDocument, judge: Judge): readonly Mismatch[] {
  const described = describeResponses(operation, document);
  const successes = successful(described);
  const json = successes.flatMap(({ json: schemas }) => schemas);
  const others = successes.flatMap(({ others: mediaTypes }) => mediaTypes);
  const mayBeEmpty = successes.length === 0 || successes.some(({ status, json: bodies, others: files }) => ['204', '205'].includes(status) || (bodies.length === 0 && files.length === 0));
  const [name = ''] = [result.aliasSymbol?.name ?? result.symbol?.name];
  if (json.length > 0) {
    const empty = isUndefinedIn(result);
    const compared = name === 'Stream' ? [] : judge.compare(json, result, 'response', 'result');
    return [...compared, ...(empty !== mayBeEmpty && name !== 'Stream' ? [{ at: 'result', what: mayBeEmpty ? 'it may be empty' : 'it is never empty' }] : [])];
  }
  if (others.length === 0) return isUndefinedIn(result) ? [] : [{ at: 'result', what: 'the document describes none' }];
  const isText = (result.flags & ts.TypeFlags.StringLike) !== 0;
  return isText || ['Blob', 'Stream'].includes(name) ? [] : [{ at: 'result', what: `${others.join(', ')} is given as ${name}` }];
}

function successful(responses: readonly DescribedResponse[]): readonly DescribedResponse[] {
  const found = responses.filter(({ status }) => /^2(?:\d\d|XX)$/iu.test(status));
  if (found.length > 0) return found;
  return responses.filter(({ status }) => status === 'default' && !responses.some((other) => /^3/u.test(other.status)));
}

function isUndefinedIn(type: ts.Type): boolean {
  return (type.isUnion() ? type.types : [type]).some((arm) => (arm.flags & ts.TypeFlags.Undefined) !== 0);
}

function failures({ failures: declared }: DeclaredMethod, { operation }: FoundOperation, document: BundledDocument, judge: Judge): readonly Mismatch[] {
  const described = describeResponses(operation, document);
  const successes = new Set(successful(described));
  const expected = described.filter((response) => !successes.has(response) && /^(?:[45](?:\d\d|XX)|default)$/iu.test(response.status));
  const found = expected.flatMap((response): readonly Mismatch[] => {
    const status = response.status.replace('xx', 'XX');
    const failure = declared.find(({ statuses }) => statuses.includes(status));
    if (failure === undefined) return [{ at: `error ${status}`, what: 'the method does not name it' }];
    const schemas = response.json;
    if (schemas.length === 0) return [];
    return judge.compare(schemas.slice(0, 1), failure.body, 'response', `error ${status}`);
  });
  const known = new Set(expected.map(({ status }) => status.replace('xx', 'XX')));
  const extra = declared.flatMap(({ statuses }) => statuses).filter((status) => !known.has(status));
  return [...found, ...extra.map((status) => ({ at: `error ${status}`, what: 'the document lacks it' }))];
}
