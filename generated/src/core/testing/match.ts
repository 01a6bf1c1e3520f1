import { decode } from '../extras/secrets.js';
import type { OperationData, TestingData } from './data.js';

/** An operation that a request is for. */
export interface Match {
  readonly id: string;
  readonly data: OperationData;
  /** The variables of the path, decoded. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Finds the operations of a request: several where their paths differ in nothing that is sent, such as a fragment; none
 * where no method and path fits.
 */
export type Matcher = (method: string, url: URL) => readonly Match[];

interface Template {
  readonly id: string;
  readonly data: OperationData;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  /** Parameters that the template itself has in its query. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly base: string;
  readonly literals: number;
}

/**
 * Makes a matcher. Of the paths that fit, the one that says more of the text goes first, as OpenAPI has it for paths without
 * variables (3.2, section 4.8.2): `/orders/mine` before `/orders/{id}`, `/compare/{base}...{head}` before `/compare/{range}`.
 *
 * @param baseURL whose path stands before that of each operation
 */
export function createMatcher({ operations }: Pick<TestingData, 'operations'>, baseURL: string): Matcher {
  const templates = Object.entries(operations).flatMap(([id, data]) => [baseURL, ...(data.baseURL === undefined ? [] : [data.baseURL])].map((base) => templateOf(id, data, base)));
  templates.sort(bySpecificity);
  return (method, url) => {
    const found = templates.flatMap((template) => {
      const match = template.data.method === method ? matchOf(template, url) : undefined;
      return match === undefined ? [] : [{ match, template }];
    });
    const best = found[0]?.template;
    return found.filter(({ template }) => best !== undefined && bySpecificity(template, best) === 0).map(({ match }) => match);
  };
}

function matchOf({ id, data, pattern, names, query, base }: Template, url: URL): Match | undefined {
  const found = url.pathname.startsWith(base) ? pattern.exec(url.pathname.slice(base.length)) : null;
  if (!found || !query.every(([name, value]) => url.searchParams.getAll(name).includes(value))) return undefined;
  return { id, data, variables: Object.fromEntries(names.map((name, index) => [name, decode(found[index + 1] ?? '')])) };
}

function bySpecificity(left: Template, right: Template): number {
  return right.literals - left.literals || left.names.length - right.names.length || right.query.length - left.query.length;
}

function templateOf(id: string, data: OperationData, baseURL: string): Template {
  const [, path = '', search = ''] = /^([^?#]*)\??([^#]*)/.exec(data.path) ?? [];
  const { path: variables } = data.parameters ?? {};
  const known = new Set([...Object.keys(variables?.required ?? {}), ...Object.keys(variables?.optional ?? {})]);
  // Braces around anything but a path parameter are part of a literal.
  const parts = path.replace(/^\//, '').split(/(\{[^{}]*\})/);
  const nameOf = (part: string): string | undefined => (part.startsWith('{') && known.has(part.slice(1, -1)) ? part.slice(1, -1) : undefined);
  // A URL has some characters of a literal encoded.
  const literal = (text: string): string => new URL(`http://x/${text}?`).pathname.slice(1).replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  return {
    id,
    data,
    pattern: new RegExp(`^${parts.map((part) => (nameOf(part) === undefined ? literal(part) : '([^/]*)')).join('')}$`),
    names: parts.map(nameOf).filter((name) => name !== undefined),
    query: [...new URLSearchParams(search)].filter((pair) => !/[{}]/.test(pair.join(''))),
    base: new URL(baseURL).pathname.replace(/\/*$/, '/'),
    literals: parts.filter((part) => nameOf(part) === undefined).join('').length,
  };
}
