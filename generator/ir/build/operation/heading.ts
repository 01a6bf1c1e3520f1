import type { Outline } from '../../names/outline.js';
import type { Build } from '../context.js';

/** Finds the heading of an operation among its tags. */
export type Headings = (tags: readonly string[]) => Outline['heading'];

/**
 * How tags are headings (OpenAPI 3.2, section 4.22: Tag Object). A tag of a `kind` other than `nav` marks operations and groups
 * none; one with a `parent` stands below it. A parent that is not declared, or that leads in a circle, is no level.
 */
export function headingsOf({ document }: Build): Headings {
  const declared = new Map((document.root.get('tags')?.items() ?? []).flatMap((tag) => {
    const name = tag.string('name');
    return name === undefined ? [] : [[name, { kind: tag.string('kind') ?? 'nav', parent: tag.string('parent') }] as const];
  }));
  return (tags) => {
    const first = tags.find((tag) => (declared.get(tag)?.kind ?? 'nav') === 'nav');
    if (first === undefined) return undefined;
    const above: string[] = [];
    let parent = declared.get(first)?.parent;
    while (parent !== undefined && declared.has(parent) && parent !== first && !above.includes(parent)) {
      above.unshift(parent);
      parent = declared.get(parent)?.parent;
    }
    const [top = first, ...rest] = [...above, first];
    return [top, ...rest];
  };
}
