import type { Node } from '../../source/document.js';
import type { Docs, Json } from '../model.js';
import { sameWords, splitWords } from '../names/words.js';
import { demandsOf, demandText } from './schema/demands.js';

/**
 * What people wrote about a node: summary, description, deprecation, external documentation and `x-inferred`.
 * Beside a `$ref` only what stands there counts; the target has its own.
 */
export function docsOf(node: Node): Docs {
  const summary = text(node.string('summary'));
  const description = text(node.string('description'));
  const inferred = text(node.string('x-inferred'));
  const external = node.get('externalDocs');
  const url = external?.string('url');
  const about = text(external?.string('description'));
  return {
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    ...(node.boolean('deprecated') === true ? { deprecated: true } : {}),
    ...(url === undefined ? {} : { externalDocs: { url, ...(about === undefined ? {} : { description: about }) } }),
    ...(inferred === undefined ? {} : { inferred }),
  };
}

/** As {@link docsOf}; a schema's title is its summary, unless it only says the name again. What it demands by alternatives is told at the end. */
export function schemaDocs(node: Node, name: string): Docs {
  const docs = withDemands(docsOf(node), node);
  const title = text(node.string('title'));
  if (title === undefined || docs.summary !== undefined || sameWords(splitWords(title), splitWords(name))) return docs;
  return { summary: title, ...docs };
}

function withDemands(docs: Docs, node: Node): Docs {
  const demands = demandsOf(node).map(demandText);
  return demands.length === 0 ? docs : { ...docs, description: [docs.description, ...demands].filter((part) => part !== undefined).join('\n\n') };
}

/** The example of a schema or a parameter: `example`, else the first of `examples` (a list in schemas, named in parameters). */
export function exampleOf(node: Node): { readonly example?: Json } {
  const single = node.get('example');
  if (single !== undefined) return { example: single.value };
  const examples = node.get('examples');
  const [listed] = examples?.items() ?? [];
  if (listed !== undefined) return { example: listed.value };
  const [named] = examples?.entries() ?? [];
  if (named === undefined) return {};
  const target = named[1].deref();
  const value = target.get('dataValue') ?? target.get('value');
  return value === undefined ? {} : { example: value.value };
}

function text(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value;
}
