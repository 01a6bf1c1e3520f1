import type { Server } from '../ir/model.js';

/**
 * The absolute URL of a server with its variables at their defaults (OpenAPI 3.2, section 4.6), without a slash at the end.
 *
 * @param base what a relative URL is relative to
 * @returns undefined where the URL is relative and nothing is known to resolve it against
 */
export function serverURL(server: Server | undefined, base?: string): string | undefined {
  if (server === undefined) return undefined;
  const text = server.url.replace(/\{([^{}]+)\}/g, (whole, name) => server.variables.find((variable) => variable.name === name)?.default ?? whole);
  const url = URL.canParse(text) ? new URL(text) : base !== undefined && URL.canParse(text, base) ? new URL(text, base) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  return url.href.replace(/\/$/, '');
}
