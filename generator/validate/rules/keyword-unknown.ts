import type { Node } from '../../source/document.js';
import type { Kind, Shape } from '../objects/shape.js';
import type { Finding, Rule } from '../rule.js';
import { suggest } from '../../diagnostics/suggest.js';

/** Members that no version of OpenAPI defines and that do not begin with `x-` (OpenAPI 3.1, section 4.9). */
export const keywordUnknown: Rule = {
  code: 'keyword-unknown',
  severity: 'warning',
  check: (index) => [
    ...index.kindsFound.flatMap((kind) => index.of(kind).flatMap((node) => unknownMembers(index.kinds[kind], node))),
    ...index.references.filter(({ shape }) => !ownMembers(shape)).flatMap(({ node }) => besideReference(node)),
  ],
};

function unknownMembers({ name, members, others }: Kind, node: Node): readonly Finding[] {
  if (others !== undefined) return [];
  return node
    .entries()
    .filter(([key]) => !Object.hasOwn(members, key) && !key.startsWith('x-'))
    .map(([key, member]): Finding => {
      const near = suggest(key, Object.keys(members));
      return {
        node: member,
        part: 'key',
        message: `The ${name} has no member \`${key}\`.`,
        ...(near === undefined ? {} : { fix: `Did you mean \`${near}\`?` }),
      };
    });
}

/** Whether the members beside `$ref` are checked as those of the object itself. */
function ownMembers(shape: Shape): boolean {
  return typeof shape === 'object' && 'refOr' in shape && (shape.refOr === 'schema' || shape.refOr === 'pathItem');
}

function besideReference(node: Node): readonly Finding[] {
  return node.refSiblings
    .filter(([key]) => key !== 'summary' && key !== 'description' && !key.startsWith('x-'))
    .map(([key, member]) => ({
      node: member,
      part: 'key',
      message: `\`${key}\` beside \`$ref\` has no effect here.`,
      fix: 'Move it to the target of the reference; only `summary` and `description` may stand beside `$ref`.',
    }));
}
