import type { MethodPlan } from '../../generator/plan/plan.js';
import type { BundledDocument } from '../support/bundled.js';
import { isObject } from '../support/spec.js';
import type { DescribedParameter, DescribedRequest } from './requests.js';
import { nothing, sampleOf, type Draw } from './sampler.js';

/** What an operation is called with, and what of it has to arrive. */
export interface DrawnCall {
  readonly args: readonly unknown[];
  /** Values by parameter, absent ones left out. */
  readonly parameters: readonly { readonly parameter: DescribedParameter; readonly value: unknown }[];
  /** Undefined: none is sent. */
  readonly body: unknown;
  readonly mediaType: string | undefined;
  /** Whether the schema of the body admits no value at all: what is sent is the nearest to it. */
  readonly impossible: boolean;
}

/**
 * Draws values for an operation from its schemas and puts them where the method takes them.
 *
 * @param fits whether a body fits its schema: several are drawn until one does, since alternatives that exclude each other
 *   cannot be told apart by looking at one of them
 */
export function drawCall(method: MethodPlan, request: DescribedRequest, document: BundledDocument, which: Draw['which'], fits: (body: unknown, mediaType: string) => boolean): DrawnCall {
  const parameters = request.parameters
    .filter((parameter) => parameter.required || which === 'all')
    .map((parameter) => ({ parameter, value: sampleParameter(parameter, document, which) }))
    .filter(({ value }) => value !== nothing);
  const mediaType = method.params?.body?.content.mediaType;
  const sends = mediaType !== undefined && (request.bodyRequired || which === 'all');
  const drawn = sends ? drawBody(request.bodies.get(mediaType), mediaType, document, which, fits) : undefined;
  const body = drawn === undefined || drawn.value === nothing ? undefined : drawn.value;
  const valueOf = (name: string, place: string): unknown => parameters.find(({ parameter }) => parameter.name === name && parameter.in === place)?.value;
  // A variable of the template that the document does not describe is a text.
  const path = method.pathArguments.map(({ parameter }) => valueOf(parameter.name, 'path') ?? 'text');
  const members = (method.params?.members ?? []).map(({ key, parameter }) => [key, valueOf(parameter.name, parameter.in)] as const).filter(([, value]) => value !== undefined);
  const shape = method.params?.body?.shape;
  const own = body === undefined ? {} : shape?.kind === 'nested' ? { [shape.key]: body } : isObject(body) ? body : {};
  const params = { ...Object.fromEntries(members), ...own };
  const takesParams = method.params !== undefined && (Object.keys(params).length > 0 || !method.params.optional);
  return { args: takesParams ? [...path, params] : path, parameters, body, mediaType: sends ? mediaType : undefined, impossible: drawn?.impossible === true };
}

/** A parameter without text cannot be sent: the first text that is drawn is not empty. */
function sampleParameter({ schema, in: place }: DescribedParameter, document: BundledDocument, which: Draw['which']): unknown {
  const value = sampleOf(schema, document, { which, seed: 1, filled: true }, 1);
  return value === '' && place === 'path' ? 'text' : value;
}

interface DrawnBody {
  /** {@link nothing}: there is none. */
  readonly value: unknown;
  /** Whether its schema admits no value at all. */
  readonly impossible: boolean;
}

function drawBody(schema: unknown, mediaType: string, document: BundledDocument, which: Draw['which'], fits: (body: unknown, mediaType: string) => boolean): DrawnBody {
  if (!/json|form/iu.test(mediaType)) return { value: /^text\//iu.test(mediaType) ? 'text' : new Blob(['file']), impossible: false };
  const form = /form/iu.test(mediaType);
  const draw = (open: boolean): unknown => {
    let first: unknown = nothing;
    for (let seed = 0; seed < 16; seed += 1) {
      const value = sampleOf(form ? { allOf: [schema ?? true, fields] } : (schema ?? true), document, { which, seed, files: /multipart/iu.test(mediaType), filled: form, open });
      if (value === nothing) continue;
      if (first === nothing) first = value;
      if (fits(withoutFiles(value), mediaType)) return value;
    }
    return first;
  };
  const value = draw(false);
  return value === nothing ? { value: draw(true), impossible: true } : { value, impossible: false };
}

/** A form has named fields, whatever its schema leaves open. */
const fields = { type: 'object' };

/** As a validator sees it: the content of a file is a text. */
export function withoutFiles(value: unknown): unknown {
  if (value instanceof Blob) return 'content of a file';
  if (Array.isArray(value)) return value.map(withoutFiles);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutFiles(member)])) : value;
}
