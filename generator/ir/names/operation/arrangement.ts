import type { Outline } from '../outline.js';
import { splitWords } from '../words.js';
import { tagOf } from './by-tag.js';
import { idWords } from './operation-id.js';
import { treeOf, type PathTree } from './path-tree.js';

/** How the operations of a document are arranged into resources: decided once, so that an SDK is of one kind. */
export interface Arrangement {
  /** The author's tags are the table of contents; otherwise the paths are. */
  readonly byTags: boolean;
  /** Operation ids have a namespace of their own throughout: `issues/list-for-repo`. */
  readonly namespaces: boolean;
  readonly tree: PathTree;
  /** The same without variables. */
  readonly things: PathTree;
  /** A tag, most of whose operations are alpha or beta, with the stage: the others move with them. */
  readonly stages: ReadonlyMap<string, string>;
}

/** Shares of the operations that decide. Adding one operation to a document does not tip them. */
const nearlyAll = 0.95;
const most = 0.8;
const half = 0.5;

/**
 * Tags decide where an author sorted nearly every operation under one and wrote the operationIds too: then both are made
 * for readers. Paths decide where operations have no tag, where tags are numbered by a tool (`Api20100401Call`), and where
 * the operationIds only repeat the paths.
 */
export function arrangementOf(outlines: readonly Outline[]): Arrangement {
  const share = (test: (outline: Outline) => boolean): number => (outlines.length === 0 ? 0 : outlines.filter(test).length / outlines.length);
  const tags = outlines.flatMap((outline) => tagOf(outline) ?? []);
  const tagged = share((outline) => tagOf(outline) !== undefined) >= nearlyAll && !tags.every((tag) => /\d{4,}/u.test(splitWords(tag)[0] ?? ''));
  const written = share((outline) => idWords(outline)?.machine === false);
  return {
    byTags: tagged && written >= half,
    namespaces: share((outline) => (idWords(outline)?.namespace.length ?? 0) > 0) >= most,
    tree: treeOf(outlines, false),
    things: treeOf(outlines, true),
    stages: stagesOf(outlines),
  };
}

function stagesOf(outlines: readonly Outline[]): ReadonlyMap<string, string> {
  const groups = new Map<string, Outline[]>();
  for (const outline of outlines) {
    const tag = tagOf(outline);
    if (tag !== undefined) groups.set(tag, [...(groups.get(tag) ?? []), outline]);
  }
  return new Map(
    [...groups].flatMap(([tag, group]) => {
      const staged = group.filter(({ stage }) => stage !== undefined);
      const stage = staged[0]?.stage;
      return stage !== undefined && staged.length / group.length > half ? [[tag, stage] as const] : [];
    }),
  );
}
