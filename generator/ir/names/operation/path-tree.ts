import type { Outline } from '../outline.js';
import { isItem, segmentsOf, type Segment } from './segments.js';

/** All paths of a document, a node a segment; variables are one whatever they are called. */
export interface PathTree {
  /** HTTP methods of the operations at this very place, one entry an operation. */
  readonly verbs: string[];
  readonly children: Map<string, PathTree>;
}

/** @param literal variables are left out, so that `/files/{id}/versions` and `/files/versions` are one place */
export function treeOf(outlines: readonly Outline[], literal: boolean): PathTree {
  const root = emptyTree();
  for (const { path, verb } of outlines) {
    let node = root;
    for (const segment of segmentsOf(path)) {
      if (literal && segment.variable) continue;
      const next = node.children.get(keyOf(segment)) ?? emptyTree();
      node.children.set(keyOf(segment), next);
      node = next;
    }
    node.verbs.push(verb);
  }
  return root;
}

/** The node at a place; empty where no path leads. */
export function nodeAt(tree: PathTree, segments: readonly Segment[]): PathTree {
  let node = tree;
  for (const segment of segments) node = node.children.get(keyOf(segment)) ?? emptyTree();
  return node;
}

/** Operations at a place and below it, as many as are asked for. */
export function countBelow(tree: PathTree, enough: number): number {
  let count = tree.verbs.length;
  for (const child of tree.children.values()) {
    if (count >= enough) break;
    count += countBelow(child, enough - count);
  }
  return count;
}

/**
 * The segments with the place in front at which their first collection is kept: `/projects/{id}/roles` continues
 * `/organization/projects/{id}` where nothing else is known of projects, and they are kept in this one place only.
 */
export function rooted(segments: readonly Segment[], tree: PathTree): readonly Segment[] {
  const [first, item] = segments;
  if (first === undefined || item === undefined || first.variable || !item.variable) return segments;
  const own = nodeAt(tree, [first]);
  if (own.verbs.length > 0 || nodeAt(tree, [first, item]).verbs.length > 0) return segments;
  const places = [...tree.children].flatMap(([key, child]) => (key === keyOf(first) ? [] : placesOf(keyOf(first), [key], child)));
  const [place] = places;
  return place === undefined || places.length > 1 ? segments : [...place.map((key) => ({ words: key.split(' '), variable: false })), ...segments];
}

/** Where a collection with operations of its own and of its items is kept below literal segments. */
function placesOf(name: string, path: readonly string[], tree: PathTree): readonly (readonly string[])[] {
  const here = tree.children.get(name);
  const found = here !== undefined && here.verbs.length > 0 && (here.children.get(variableKey)?.verbs.length ?? 0) > 0 ? [path] : [];
  return [...found, ...[...tree.children].flatMap(([key, child]) => (key === variableKey || key === name ? [] : placesOf(name, [...path, key], child)))];
}

/** Whether other methods, or something below it, show that a place is a thing and not a step. */
export function isThing(literalTree: PathTree, segments: readonly Segment[]): boolean {
  const node = nodeAt(literalTree, segments.filter((segment) => !segment.variable));
  return node.children.size > 0 || new Set(node.verbs).size > 1 || isItem(segments);
}

const variableKey = '{}';

function keyOf(segment: Segment): string {
  return segment.variable ? variableKey : segment.words.join(' ').toLowerCase();
}

function emptyTree(): PathTree {
  return { verbs: [], children: new Map() };
}
