import type { Content, Json, Operation, Parameter, Response } from '../../ir/model.js';
import type { MethodPlan, Plan, ResourcePlan } from '../../plan/plan.js';
import { fileSample, sample } from '../../plan/sample.js';
import { sendsEmptyBody, type Schemas } from '../../plan/shape.js';
import type { TemplateData } from '../../print/template.js';
import { sampleArguments } from '../example.js';

/** Data of the SDK's own test: a credential for each option, in the form that its scheme asks for. */
export function testDocument({ client }: Plan): TemplateData {
  const credentials = client.credentials.map(({ option, scheme }) => [option, `${scheme.prefixes?.[0] ?? ''}test`] as const);
  return { clientName: client.symbol.name, credentials: JSON.stringify(Object.fromEntries(credentials)) };
}

/**
 * The examples of a resource's operations with the requests that the document gives for them. What a plain example can't
 * show is left out: files, texts and forms as bodies, parameters in a style of their own.
 *
 * @returns the text of a JSON file, or undefined where no operation has such an example
 */
export function testCases(resource: ResourcePlan, schemas: Schemas): string | undefined {
  const cases = resource.methods.flatMap((method) => testCase(method, schemas));
  return cases.length === 0 ? undefined : `${JSON.stringify(cases, null, 2)}\n`;
}

function testCase(method: MethodPlan, schemas: Schemas): readonly Json[] {
  const { operation } = method;
  const content = method.params?.body?.content;
  const response = plainResponse(operation);
  if (response === undefined || (content !== undefined && content.codec !== 'json') || !operation.parameters.every(isPlain)) return [];
  const args = sampleArguments(method, schemas);
  // A file within JSON has no form that a test could compare.
  if (JSON.stringify(args).includes(JSON.stringify(fileSample))) return [];
  if (!args.path.every(isSegment) || ![...args.path, ...plainValues(method, args.params)].every(isScalarList)) return [];
  const path = operation.path.parts.map((part) =>
    'literal' in part ? part.literal : encodeURIComponent(String(args.path[method.pathArguments.findIndex(({ parameter }) => parameter.name === part.parameter)])),
  );
  const body = requestBody(method, args.params ?? {}, schemas);
  const [reply] = response.contents;
  return [
    {
      operation: operation.id,
      call: method.access,
      arguments: args.params === undefined ? args.path : [...args.path, args.params],
      request: {
        method: operation.verb,
        path: path.join(''),
        query: named(method, args.params, 'query', (value) => listOf(value).map(String)),
        headers: named(method, args.params, 'header', (value) => listOf(value).join(',')),
        ...(body === undefined ? {} : { body }),
      },
      response: {
        status: response.match.kind === 'status' ? response.match.status : 200,
        ...(reply === undefined ? {} : { body: exampleOf(reply, schemas) }),
      },
    },
  ];
}

/** The first success, where it has no body or JSON. */
function plainResponse(operation: Operation): Response | undefined {
  const success = operation.responses.find(({ match }) => match.kind === 'status' && match.status >= 200 && match.status < 300);
  if (success === undefined) return undefined;
  const json = success.contents.find((content) => content.codec === 'json');
  if (json !== undefined) return { ...success, contents: [json] };
  return success.contents.length === 0 ? success : undefined;
}

function exampleOf(content: Content, schemas: Schemas): Json {
  return content.example ?? sample(content.type, schemas, 'body');
}

function isPlain({ encoding, in: location }: Parameter): boolean {
  if (encoding.kind === 'content') return false;
  if (location === 'query') return encoding.style === 'form' && encoding.explode;
  return location === 'cookie' || encoding.style === 'simple';
}

function plainValues(method: MethodPlan, params: { readonly [key: string]: Json } | undefined): readonly Json[] {
  return (method.params?.members ?? []).flatMap(({ key }) => (params?.[key] === undefined ? [] : [params[key]]));
}

/** Whether a value can be part of a path: the SDK refuses what would change the path, and half a character has no encoding (RFC 3629, section 3). */
function isSegment(value: Json): boolean {
  return !/^\.{0,2}$|\p{Surrogate}/u.test(String(value));
}

function isScalarList(value: Json): boolean {
  return listOf(value).every((item) => item !== null && typeof item !== 'object');
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

function named(
  method: MethodPlan,
  params: { readonly [key: string]: Json } | undefined,
  location: Parameter['in'],
  write: (value: Json) => Json,
): { readonly [name: string]: Json } {
  return Object.fromEntries(
    (method.params?.members ?? []).flatMap(({ key, parameter }): readonly (readonly [string, Json])[] => {
      const value = params?.[key];
      return parameter.in === location && value !== undefined ? [[parameter.name, write(value)]] : [];
    }),
  );
}

/** What is left of the params object when the parameters are taken out of it; undefined where no body is sent. */
function requestBody({ params }: MethodPlan, given: { readonly [key: string]: Json }, schemas: Schemas): Json | undefined {
  const body = params?.body;
  if (body === undefined) return undefined;
  if (body.shape.kind === 'nested') return given[body.shape.key];
  const keys = new Set(params?.members.map(({ key }) => key));
  const members = Object.entries(given).filter(([key]) => !keys.has(key));
  return members.length > 0 || sendsEmptyBody(body, schemas) ? Object.fromEntries(members) : undefined;
}
