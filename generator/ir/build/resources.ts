import type { Docs, OperationId, Resource, Words } from '../model.js';
import { keyOf } from '../names/operation/settle.js';
import type { Named } from '../names/outline.js';
import { asWords, sameWords, splitWords } from '../names/words.js';
import type { Build } from './context.js';
import { docsOf } from './docs.js';

interface Draft {
  readonly path: readonly [Words, ...Words[]];
  readonly operations: OperationId[];
  readonly children: Map<string, Draft>;
}

/** The tree of resources, each in the order in which the document first needs it; described by the tag of the same name. */
export function resourcesOf(operations: readonly Named[], build: Build): readonly Resource[] {
  const top = new Map<string, Draft>();
  for (const { resource, outline } of operations) draftAt(top, resource).operations.push(outline.id);
  const tags = build.document.root.get('tags')?.items() ?? [];
  const docs = (path: readonly Words[]): Docs => {
    // Also by all levels in one: `chat.completions`, "Orders refunds" below "Orders".
    const names = [path.at(-1) ?? [], path.flat()];
    const tag = tags.find((candidate) => names.some((name) => sameWords(splitWords(candidate.string('name') ?? ''), name)));
    return tag === undefined ? {} : docsOf(tag);
  };
  return [...top.values()].map((draft) => finish(draft, docs));
}

function draftAt(top: Map<string, Draft>, resource: readonly [Words, ...Words[]]): Draft {
  let level = top;
  let path: readonly Words[] = [];
  let draft: Draft | undefined;
  for (const words of resource) {
    const [first = words, ...rest] = [...path, words];
    const key = keyOf([words]);
    draft = level.get(key) ?? { path: [first, ...rest], operations: [], children: new Map() };
    level.set(key, draft);
    // As the level is written where it is first named.
    path = draft.path;
    level = draft.children;
  }
  return draft ?? { path: resource, operations: [], children: new Map() };
}

function finish({ path, operations, children }: Draft, docs: (path: readonly Words[]) => Docs): Resource {
  const name = asWords(path.at(-1) ?? []) ?? path[0];
  return {
    id: path.map((words) => words.join(' ')).join('.'),
    name,
    docs: docs(path),
    operations,
    children: [...children.values()].map((child) => finish(child, docs)),
  };
}
