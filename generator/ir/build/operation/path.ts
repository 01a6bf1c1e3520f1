import type { Path } from '../../model.js';

/** Splits a path template into literals and variables: `/orders/{id}/lines.{format}` (OpenAPI 3.2, section 4.8.2). */
export function pathOf(template: string): Path {
  const rooted = template.startsWith('/') ? template : `/${template}`;
  const parts = rooted.split(/(\{[^{}]+\})/u).flatMap((text): Path['parts'] => {
    if (text === '') return [];
    return text.startsWith('{') && text.endsWith('}') ? [{ parameter: text.slice(1, -1) }] : [{ literal: text }];
  });
  return { template: rooted, parts };
}

/** Names of the variables, each once, in order. */
export function variablesOf(path: Path): readonly string[] {
  return [...new Set(path.parts.flatMap((part) => ('parameter' in part ? [part.parameter] : [])))];
}
