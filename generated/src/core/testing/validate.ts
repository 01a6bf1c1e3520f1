import { compare, type Difference, type ObjectShape, type Shape, type Shapes } from '../features/shapes.js';
import { ownMember } from '../params/own-member.js';
import { sdk } from '../sdk.js';
import type { Arrived } from './arrived.js';
import { fitsText, membersOf, nameOf } from './fits.js';
import type { Match } from './match.js';

interface Rules {
  readonly named: Shapes['named'];
  /** Members of the query and the body that the document does not have are problems. */
  readonly strict: boolean;
}

/** Compares a request with its operation. Each problem is a sentence without its full stop. */
export function problemsOf(request: Arrived, match: Match, rules: Rules): readonly string[] {
  const { data, variables } = match;
  const { path, query, header, cookie } = data.parameters ?? {};
  const params = request.url.searchParams;
  const headers = (name: string): readonly string[] => [request.headers.get(name)].filter((value) => value !== null);
  const cookies = new URLSearchParams(request.headers.get('cookie')?.replaceAll('&', '%26').replaceAll('+', '%2B').replace(/;\s*/g, '&'));
  return [
    ...parameterProblems('path variable', path, (name) => [ownMember(variables, name) ?? ''], rules),
    ...parameterProblems('query parameter', query, (name) => valuesOf(params, name), rules),
    ...parameterProblems('header', header, headers, rules),
    // Pages can't send cookies by hand: there it is the browser that has them.
    ...(request.headers.has('cookie') ? parameterProblems('cookie', cookie, (name) => valuesOf(cookies, name), rules) : []),
    ...(rules.strict ? unknownQuery(match, params) : []),
    ...bodyProblems(request, match, rules),
  ];
}

/** The values of a name; one that styles write with brackets has members of its own, which are not looked at. */
function valuesOf(params: URLSearchParams, name: string): readonly string[] | 'nested' {
  const values = params.getAll(name);
  return values.length === 0 && [...params.keys()].some((key) => key.startsWith(`${name}[`)) ? 'nested' : values;
}

function parameterProblems(what: string, shapes: ObjectShape | undefined, read: (name: string) => readonly string[] | 'nested', { named }: Rules): readonly string[] {
  return Object.entries({ ...shapes?.required, ...shapes?.optional }).flatMap(([name, shape]) => {
    const values = read(name);
    if (values === 'nested') return [];
    if (values.length === 0) return Object.hasOwn(shapes?.required ?? {}, name) ? [`the ${what} "${name}" is missing`] : [];
    const each = values.length > 1 && typeof shape === 'object' && 'items' in shape ? shape.items : shape;
    return values.filter((text) => !fitsText(text, each, named)).map((text) => `the ${what} "${name}" is ${JSON.stringify(text.slice(0, 100))}, not ${nameOf(each)}`);
  });
}

/** Parameters of the query that neither the operation nor a security scheme has. */
function unknownQuery({ data }: Match, params: URLSearchParams): readonly string[] {
  const shape = data.parameters?.query;
  if (shape?.rest !== undefined) return [];
  const schemes = Object.values(sdk.schemes).flatMap((scheme) => (scheme.in === 'query' ? [scheme.name] : []));
  const known = new Set([...Object.keys(shape?.required ?? {}), ...Object.keys(shape?.optional ?? {}), ...schemes]);
  const own = new URLSearchParams(/\?([^#]*)/.exec(data.path)?.[1]);
  const names = [...new Set(params.keys())].filter((name) => !known.has(name) && !known.has(name.replace(/\[.*/s, '')) && !own.has(name));
  return names.map((name) => `the query parameter "${name}" is not in the document`);
}

function bodyProblems({ content, mediaType }: Arrived, { data: { body } }: Match, rules: Rules): readonly string[] {
  if (content.kind === 'none') return body?.required ? ['the body is missing'] : [];
  if (body === undefined) return ['the operation takes no body, and there is one'];
  if (content.kind === 'malformed') return [`the body is not what its media type ${mediaType} says`];
  const documented = Object.keys(body.types);
  const type = documented.find((each) => covers(each, mediaType));
  if (type === undefined) return [`the body has the media type "${mediaType}", not ${documented.join(' or ')}`];
  const shape = body.types[type] ?? 'any';
  if (content.kind === 'form') return formProblems(content.fields, shape, rules);
  if (content.kind !== 'json') return [];
  return compare(content.value, shape, rules.named, !rules.strict).map(inWords);
}

/** Whether a documented media type or range means another (RFC 9110, section 12.5.1). */
function covers(documented: string, mediaType: string): boolean {
  const range = documented.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return range === mediaType || range === '*/*' || range === 'application/octet-stream' || (range.endsWith('/*') && mediaType.startsWith(range.slice(0, -1)));
}

function formProblems(fields: readonly (readonly [name: string, text: string | undefined])[], shape: Shape, { named }: Rules): readonly string[] {
  const members = membersOf(shape, named);
  return Object.entries({ ...members?.required, ...members?.optional }).flatMap(([name, member]) => {
    const given = fields.filter(([field]) => field === name);
    const nested = fields.some(([field]) => field.startsWith(`${name}[`) || field.startsWith(`${name}.`));
    // An object may be written as fields with the names of its members.
    const missing = given.length === 0 && !nested && Object.hasOwn(members?.required ?? {}, name) && membersOf(member, named) === undefined;
    const wrong = given.flatMap(([, text]) => (text === undefined || fitsText(text, member, named) ? [] : [text]));
    return [...(missing ? [`the field "${name}" of the body is missing`] : []), ...wrong.map((text) => `the field "${name}" of the body is ${JSON.stringify(text.slice(0, 100))}, not ${nameOf(member)}`)];
  });
}

function inWords({ kind, path, found }: Difference): string {
  const place = path === '' ? 'the body' : `"${path}" of the body`;
  switch (kind) {
    case 'unknown-field':
      return `${place} is not in the document`;
    case 'unknown-value':
      return `${place} is ${JSON.stringify(found)}, which is none of the documented values`;
    case 'missing-field':
      return `${place} is missing`;
    case 'wrong-type':
      return `${place} has the wrong type: ${found}`;
  }
}
