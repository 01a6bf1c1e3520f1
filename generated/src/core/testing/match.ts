import { decode } from '../extras/secrets.js';
import type { OperationData, TestingData } from './data.js';

/** An operation that a request is for. */
export interface Match {
  readonly id: string;
  readonly data: OperationData;
  /** The variables of the path, decoded. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Finds the operation of a request; undefined where no method and path fits. */
export type Matcher = (method: string, url: URL) => Match | undefined;

interface Template {
  readonly id: string;
  readonly data: OperationData;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  /** Parameters that the template itself has in its query. */
  readonly query: URLSearchParams;
  readonly base: string;
  readonly literals: number;
}

/**
 * Makes a matcher. A path with fewer variables goes before one with more, as OpenAPI has it (3.2, section 4.8.2).
 *
 * @param baseURL whose path stands before that of each operation
 */
export function createMatcher({ operations }: Pick<TestingData, 'operations'>, baseURL: string): Matcher {
  const templates = Object.entries(operations).flatMap(([id, data]) => [baseURL, ...(data.baseURL === undefined ? [] : [data.baseURL])].map((base) => templateOf(id, data, base)));
  templates.sort((left, right) => left.names.length - right.names.length || right.literals - left.literals || [...right.query].length - [...left.query].length);
  return (method, url) => {
    for (const { id, data, pattern, names, query, base } of templates) {
      if (data.method !== method || !url.pathname.startsWith(base)) continue;
      const found = pattern.exec(url.pathname.slice(base.length));
      if (!found || ![...query].every(([name, value]) => url.searchParams.getAll(name).includes(value))) continue;
      return { id, data, variables: Object.fromEntries(names.map((name, index) => [name, decode(found[index + 1] ?? '')])) };
    }
    return undefined;
  };
}

function templateOf(id: string, data: OperationData, baseURL: string): Template {
  const [, path = '', search = ''] = /^([^?#]*)\??([^#]*)/.exec(data.path) ?? [];
  const parts = path.replace(/^\//, '').split(/\{([^{}]*)\}/);
  // A URL has some characters of a literal encoded.
  const literal = (text: string): string => new URL(`http://x/${text}`).pathname.slice(1).replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  return {
    id,
    data,
    pattern: new RegExp(`^${parts.map((part, index) => (index % 2 === 1 ? '([^/]*)' : literal(part))).join('')}$`),
    names: parts.filter((_, index) => index % 2 === 1),
    query: new URLSearchParams(search.replace(/\{[^{}]*\}/g, '')),
    base: new URL(baseURL).pathname.replace(/\/*$/, '/'),
    literals: parts.filter((_, index) => index % 2 === 0).join('').length,
  };
}
