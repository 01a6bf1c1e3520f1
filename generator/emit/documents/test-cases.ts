import type { Content, Json, Parameter, Response } from '../../ir/model.js';
import { fits, fitsAsText } from '../../plan/fits.js';
import type { MethodPlan, Plan, ResourcePlan } from '../../plan/plan.js';
import { isBodiless } from '../../plan/results.js';
import { fileSample, sample } from '../../plan/sample.js';
import { sendsEmptyBody, type Schemas } from '../../plan/shape.js';
import type { TemplateData } from '../../print/template.js';
import { sampleArguments, type SampleArguments } from '../example.js';

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
  const response = plainResponse(method);
  if (response === undefined || (content !== undefined && content.codec !== 'json') || !operation.parameters.every(isPlain)) return [];
  const args = sampleArguments(method, schemas);
  // A file within JSON has no form that a test could compare.
  if (JSON.stringify(args).includes(JSON.stringify(fileSample))) return [];
  if (!args.path.every(isSegment) || ![...args.path, ...plainValues(method, args.params)].every(isScalarList)) return [];
  const path = operation.path.parts.map((part) =>
    'literal' in part ? part.literal : encodeSegment(String(args.path[method.pathArguments.findIndex(({ parameter }) => parameter.name === part.parameter)])),
  );
  const body = requestBody(method, args.params ?? {}, schemas);
  const [reply] = response.contents;
  return [
    {
      operation: operation.id,
      ...(contradicts(method, args, body, schemas) ? { contradicts: true } : {}),
      call: method.access,
      arguments: args.params === undefined ? args.path : [...args.path, args.params],
      request: {
        method: operation.verb,
        path: path.join('').replace(/#.*/s, ''),
        query: named(method, args.params, 'query', (value) => listOf(value).map(String)),
        headers: named(method, args.params, 'header', (value) => listOf(value).join(',')),
        ...(body === undefined ? {} : { body }),
      },
      response: {
        status: response.match.kind === 'status' ? response.match.status : 200,
        ...(reply === undefined || isBodiless(response.match) ? {} : { body: exampleOf(reply, schemas) }),
      },
    },
  ];
}

/** Whether the document's own examples are not of the types that it declares, so that a validator has to refuse the request. */
function contradicts(method: MethodPlan, { path, params }: SampleArguments, body: Json | undefined, schemas: Schemas): boolean {
  const content = method.params?.body?.content;
  const members = (method.params?.members ?? []).flatMap(({ key, parameter }) => (params?.[key] === undefined ? [] : [[params[key], parameter] as const]));
  const given = [...method.pathArguments.flatMap(({ parameter }, index) => (path[index] === undefined ? [] : [[path[index], parameter] as const])), ...members];
  const isMissing = method.operation.body?.required === true && body === undefined;
  return isMissing || !given.every(([value, { type }]) => fitsAsText(value, type, schemas)) || (content !== undefined && body !== undefined && !fits(body, content.type, schemas));
}

/** The first success, where it has no body or JSON. */
function plainResponse({ operation, result }: MethodPlan): Response | undefined {
  const success = operation.responses.find(({ match }) => match.kind === 'status' && match.status >= 200 && match.status < 300);
  if (success === undefined) return undefined;
  // The SDK takes a body that is empty for an answer without content only where the status says so.
  if (success.contents.length === 0 && result.kind === 'json' && !isBodiless(success.match)) return undefined;
  const json = success.contents.find((content) => content.codec === 'json');
  if (json !== undefined) return { ...success, contents: [json] };
  return success.contents.length === 0 ? success : undefined;
}

/** As the runtime encodes a variable of the path: everything but the unreserved characters (RFC 3986, section 2.3). */
function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
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
