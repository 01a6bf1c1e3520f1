import type { Node } from '../../../source/document.js';
import type { Parameter, ParameterEncoding, Type } from '../../model.js';
import { report } from '../context.js';
import { docsOf, exampleOf } from '../docs.js';
import { typeAt } from '../schema/schema.js';
import { placeScope, within, type Scope } from '../schema/scope.js';

type Location = Parameter['in'];
type Style = Extract<ParameterEncoding, { kind: 'style' }>['style'];

/** The style of each location where the document names none (OpenAPI 3.2, section 4.12.2). */
const defaultStyle: Readonly<Record<Location, Style>> = { path: 'simple', query: 'form', querystring: 'form', header: 'simple', cookie: 'form' };

/** The styles that each location can have. */
const styles: Readonly<Record<Location, readonly Style[]>> = {
  path: ['matrix', 'label', 'simple'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  querystring: [],
  header: ['simple'],
  cookie: ['form', 'cookie'],
};

/** Headers that are set by other means than parameters (OpenAPI 3.2, section 4.12.1: they shall be ignored). */
const ignoredHeaders: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization']);

/**
 * The parameters of an operation: the path item's, replaced by its own where name and location are the same
 * (OpenAPI 3.2, section 4.10); path parameters first, in the order of the template.
 *
 * @param variables names in the path template; one that no parameter describes is taken as a string
 */
export function parametersOf(pathItem: Node, operation: Node, variables: readonly string[], scope: Scope): readonly Parameter[] {
  const found = new Map<string, Parameter>();
  for (const holder of [pathItem, operation]) {
    for (const node of holder.get('parameters')?.items() ?? []) {
      const parameter = parameterOf(node, scope);
      if (parameter !== undefined) found.set(`${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`, parameter);
    }
  }
  const inPath = variables.map((name) => found.get(`path ${name}`) ?? undescribed(name, operation));
  return [...inPath, ...[...found.values()].filter((parameter) => parameter.in !== 'path')];
}

function parameterOf(node: Node, scope: Scope): Parameter | undefined {
  const target = node.deref();
  const name = target.string('name');
  const location = locationOf(target.string('in'));
  if (target.ref !== undefined || name === undefined || location === undefined) return undefined;
  if (location === 'header' && ignoredHeaders.has(name.toLowerCase())) return undefined;
  const [content] = target.get('content')?.entries() ?? [];
  const schema = target.get('schema') ?? content?.[1].deref().get('schema');
  const named = node.ref === undefined ? within(scope, name) : placeScope(target, scope);
  const type: Type = schema === undefined ? { kind: 'unknown', reason: 'unconstrained' } : typeAt(schema, named, target.string('x-sdk-name') ?? schema.string('x-sdk-name'));
  const fallback = schema?.get('default') ?? schema?.deref().get('default');
  return {
    origin: node.origin,
    name,
    in: location,
    required: location === 'path' || target.boolean('required') === true,
    docs: { ...docsOf(target), ...(node.ref === undefined ? {} : docsOf(node)) },
    type,
    encoding: content === undefined || target.get('schema') !== undefined ? styleOf(target, location, scope) : { kind: 'content', mediaType: content[0] },
    ...(fallback === undefined ? {} : { default: fallback.value }),
    ...('example' in exampleOf(target) ? exampleOf(target) : schema === undefined ? {} : exampleOf(schema)),
  };
}

function styleOf(node: Node, location: Location, scope: Scope): ParameterEncoding {
  const stated = node.string('style');
  const known = styles[location].find((style) => style === stated);
  if (stated !== undefined && known === undefined) {
    report(scope.build, {
      code: 'parameter-style',
      severity: 'warning',
      message: `A parameter in the ${location} cannot have the style "${stated}"; "${defaultStyle[location]}" is used.`,
      at: node.get('style') ?? node,
      fix: styles[location].length === 0 ? 'Describe it with `content`.' : `Use one of: ${styles[location].join(', ')}.`,
    });
  }
  const style = known ?? defaultStyle[location];
  return {
    kind: 'style',
    style,
    explode: node.boolean('explode') ?? (style === 'form' || style === 'cookie' || style === 'deepObject'),
    allowReserved: node.boolean('allowReserved') === true,
  };
}

function locationOf(text: string | undefined): Location | undefined {
  switch (text) {
    case 'path':
    case 'query':
    case 'querystring':
    case 'header':
    case 'cookie':
      return text;
    default:
      return undefined;
  }
}

function undescribed(name: string, operation: Node): Parameter {
  return {
    origin: operation.origin,
    name,
    in: 'path',
    required: true,
    docs: {},
    type: { kind: 'string' },
    encoding: { kind: 'style', style: 'simple', explode: false, allowReserved: false },
  };
}
