import type { Node } from '../../../source/document.js';
import type { SecurityAlternative } from '../../model.js';
import { splitWords } from '../../names/words.js';
import { securityOf } from '../security.js';

const stages: readonly string[] = ['alpha', 'beta'];

/** Words in the name of a security scheme that say for whom it is; the others say how it works. */
const audiences: ReadonlyMap<string, string> = new Map([
  ['admin', 'admin'],
  ['administrator', 'admin'],
  ['administration', 'admin'],
  ['management', 'management'],
  ['partner', 'partner'],
]);

/**
 * Whether an operation is a part of the API that may still change: its path asks for it (`/responses?beta=true`), it
 * demands a header for it (`acme-beta`), or an extension says it, by itself (`x-beta: true`) or as a member (`beta: true`).
 */
export function stageOf(template: string, operation: Node): string | undefined {
  const query = template.split('?')[1]?.split('#')[0] ?? '';
  const asked = query.split('&').map((pair) => pair.split('=')[0]?.toLowerCase() ?? '');
  const headers = (operation.get('parameters')?.items() ?? []).flatMap((item) => {
    const parameter = item.deref();
    return parameter.string('in') === 'header' && parameter.boolean('required') === true ? [parameter.string('name')?.toLowerCase() ?? ''] : [];
  });
  const extensions = operation.entries().filter(([key]) => key.startsWith('x-'));
  return stages.find(
    (stage) =>
      asked.includes(stage) ||
      headers.some((header) => header.endsWith(`-${stage}`)) ||
      extensions.some(([key, extension]) => (key === `x-${stage}` && extension.value === true) || extension.boolean(stage) === true),
  );
}

/**
 * For whom an operation is, where it cannot be called with the credentials of the rest: the audience in the name of each
 * security scheme that it takes (`AdminApiKeyAuth`), none of which the document asks for by default.
 *
 * @param usual what the root of the document asks for
 */
export function audienceOf(operation: Node, usual: readonly SecurityAlternative[]): string | undefined {
  const needed = securityOf(operation) ?? [];
  const common = new Set(usual.flatMap((alternative) => alternative.map(({ scheme }) => scheme)));
  const [first, ...others] = needed.map((alternative) => {
    const own = alternative.find(({ scheme }) => !common.has(scheme));
    return own === undefined ? undefined : splitWords(own.scheme).flatMap((word) => audiences.get(word.toLowerCase()) ?? [])[0];
  });
  return usual.length > 0 && others.every((audience) => audience === first) ? first : undefined;
}
