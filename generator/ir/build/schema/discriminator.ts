import type { Node } from '../../../source/document.js';
import type { SchemaId } from '../../model.js';
import { report, type Build } from '../context.js';

/**
 * Tags by the id of the schema that they mean, from `mapping` (OpenAPI 3.2, section 4.25): its values are references or names of
 * components.
 *
 * @param known the schemas that a tag may mean; a tag for another is reported and left out
 */
export function mappedTags(discriminator: Node, known: ReadonlySet<SchemaId>, build: Build): ReadonlyMap<SchemaId, readonly string[]> {
  const tags = new Map<SchemaId, readonly string[]>();
  for (const [tag, target] of discriminator.get('mapping')?.entries() ?? []) {
    const id = targetOf(target, `The discriminator maps "${tag}" to`, known, build);
    if (id !== undefined) tags.set(id, [...(tags.get(id) ?? []), tag]);
  }
  return tags;
}

/** The schema of every tag that is not mapped, and of no tag at all: `defaultMapping` of OpenAPI 3.2. */
export function defaultTarget(discriminator: Node, known: ReadonlySet<SchemaId>, build: Build): SchemaId | undefined {
  const target = discriminator.get('defaultMapping');
  return target === undefined ? undefined : targetOf(target, 'The default of the discriminator is', known, build);
}

/** Without a mapping, a component's name is the value that means it: the end of a reference, without the ending of a file. */
export function implicitTag(reference: string | undefined): readonly string[] | undefined {
  const last = reference?.split(/[#/]/u).at(-1);
  return last === undefined || last === '' ? undefined : [decoded(last.replace(/\.(?:ya?ml|json)$/iu, ''))];
}

function targetOf(target: Node, says: string, known: ReadonlySet<SchemaId>, build: Build): SchemaId | undefined {
  if (typeof target.value !== 'string') return undefined;
  const name = target.value;
  const node = build.document.resolve(/[#/.]/u.test(name) ? name : `#/components/schemas/${name}`, target.origin);
  if (node !== undefined && known.has(node.id)) return node.id;
  report(build, {
    code: 'discriminator-mapping',
    severity: 'warning',
    message: `${says} ${name}, which is ${node === undefined ? 'not there' : 'none of the alternatives'}; the value is ignored.`,
    at: target,
    fix: node === undefined ? 'Correct the reference.' : `Add { $ref: '${name}' } to the alternatives, or remove the value from the mapping.`,
  });
  return undefined;
}

/** A name that is percent-encoded by mistake stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
