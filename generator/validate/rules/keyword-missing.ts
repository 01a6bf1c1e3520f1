import { kinds } from '../objects/kinds.js';
import type { Finding, Rule } from '../rule.js';
import type { DocumentIndex } from '../index-document.js';

/** Members that the specification requires. */
export const keywordMissing: Rule = {
  code: 'keyword-missing',
  severity: 'warning',
  check: (index) => [...requiredMembers(index), ...securityMembers(index), ...responsesOf(index)],
};

function requiredMembers(index: DocumentIndex): readonly Finding[] {
  return index.kindsFound.flatMap((kind) => {
    const { name, required = [] } = kinds[kind];
    if (required.length === 0) return [];
    return index.of(kind).flatMap((node) =>
      required
        .filter((key) => node.get(key) === undefined)
        .map((key): Finding => ({ node, part: 'key', message: `The ${name} has no \`${key}\`.`, fix: `Add \`${key}\`.` })),
    );
  });
}

/** What each type of security scheme needs beside its type (OpenAPI 3.1, section 4.8.27). */
const schemeMembers: Readonly<Record<string, readonly string[]>> = {
  apiKey: ['name', 'in'],
  http: ['scheme'],
  oauth2: ['flows'],
  openIdConnect: ['openIdConnectUrl'],
};

function securityMembers(index: DocumentIndex): readonly Finding[] {
  return index.of('securityScheme').flatMap((node) => {
    const type = node.string('type') ?? '';
    return (schemeMembers[type] ?? [])
      .filter((key) => node.get(key) === undefined)
      .map((key): Finding => ({ node, part: 'key', message: `The security scheme of type ${type} has no \`${key}\`.`, fix: `Add \`${key}\`.` }));
  });
}

/** OpenAPI 3.0 requires `responses`; later versions allow to leave it out, which still leaves the result unknown. */
function responsesOf(index: DocumentIndex): readonly Finding[] {
  return index.operations
    .filter(({ operation }) => operation.get('responses') === undefined)
    .map(({ operation, method, template }) => ({
      node: operation,
      part: 'key',
      message: `${method.toUpperCase()} ${template} has no \`responses\`, so that its result is unknown.`,
      fix: 'Add `responses` with at least the successful one.',
    }));
}
