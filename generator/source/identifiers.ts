import type { Json } from '../ir/model.js';
import { joinLocation } from './location.js';
import { appendToken } from './pointer.js';

/** A part of a file that has a URI of its own, and from which the fragments of references within it count. */
export interface Resource {
  /** Without fragment. */
  readonly uri: string;
  readonly pointer: string;
}

/** What a file calls itself and its parts. */
export interface Identifiers {
  /** `$self` of the document (OpenAPI 3.2, section 4.1) and `$id` of schemas (JSON Schema 2020-12, section 8.2.1), outer ones first. */
  readonly resources: readonly Resource[];
  /** `$anchor` and `$dynamicAnchor` (section 8.2.2), in document order. */
  readonly anchors: readonly { readonly name: string; readonly pointer: string }[];
}

const none: Identifiers = { resources: [], anchors: [] };

/**
 * Finds what a file calls its parts. Data (examples, defaults) is searched too: a name there does no harm unless a reference
 * asks for it.
 *
 * @param text of the file; most name nothing, which a search of the text tells
 */
export function identifiersOf(root: Json, text: string, location: URL): Identifiers {
  if (!['$self', '$id', '$anchor', '$dynamicAnchor'].some((keyword) => text.includes(keyword))) return none;
  const resources: Resource[] = [];
  const anchors: { name: string; pointer: string }[] = [];
  const walk = (value: Json, pointer: string, base: URL): void => {
    if (typeof value !== 'object' || value === null) return;
    let inner = base;
    if (!isList(value)) {
      const named = value[pointer === '' && '$self' in value ? '$self' : '$id'];
      const uri = typeof named === 'string' ? joinLocation(named, base) : undefined;
      if (uri && uri.href !== base.href) {
        resources.push({ uri: uri.href, pointer });
        inner = uri;
      }
      for (const keyword of ['$anchor', '$dynamicAnchor']) {
        const name = value[keyword];
        if (typeof name === 'string') anchors.push({ name, pointer });
      }
    }
    for (const [key, child] of Object.entries(value)) walk(child, appendToken(pointer, key), inner);
  };
  walk(root, '', location);
  return { resources, anchors };
}

/** The resources around a place, the innermost first. */
export function resourcesAround({ resources }: Identifiers, pointer: string): readonly Resource[] {
  return resources.filter((resource) => pointer === resource.pointer || pointer.startsWith(`${resource.pointer}/`)).reverse();
}

/**
 * Where to read a file that a reference names: what a document calls itself (`$self`) need not be where it is. A URI below the
 * folder of that name is looked for below the folder of the document.
 */
export function locationUnder(location: URL, root: { readonly location: URL; readonly identifiers: Identifiers }): URL {
  const self = root.identifiers.resources.find(({ pointer }) => pointer === '');
  const folder = self === undefined ? undefined : new URL('.', self.uri).href;
  return folder !== undefined && location.href.startsWith(folder) ? new URL(location.href.slice(folder.length), root.location) : location;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
