import type { Finding, Rule } from '../rule.js';
import type { DocumentIndex } from '../index-document.js';

/** Members that the specification requires. */
export const keywordMissing: Rule = {
  code: 'keyword-missing',
  severity: 'warning',
  check: (index) => [...requiredMembers(index), ...securityMembers(index), ...parameterMembers(index), ...responsesOf(index)],
};

function requiredMembers(index: DocumentIndex): readonly Finding[] {
  return index.kindsFound.flatMap((kind) => {
    const { name, required = [] } = index.kinds[kind];
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

/** The same in Swagger 2.0. */
const schemeMembers2: Readonly<Record<string, readonly string[]>> = { apiKey: ['name', 'in'], oauth2: ['flow'] };

function securityMembers(index: DocumentIndex): readonly Finding[] {
  const members = index.document.version === '2.0' ? schemeMembers2 : schemeMembers;
  return index.of('securityScheme').flatMap((node) => {
    const type = node.string('type') ?? '';
    return (members[type] ?? [])
      .filter((key) => node.get(key) === undefined)
      .map((key): Finding => ({ node, part: 'key', message: `The security scheme of type ${type} has no \`${key}\`.`, fix: `Add \`${key}\`.` }));
  });
}

/** In Swagger 2.0 a parameter is described by `schema` in the body and by `type` anywhere else. */
function parameterMembers(index: DocumentIndex): readonly Finding[] {
  if (index.document.version !== '2.0') return [];
  return index.of('parameter').flatMap((node) => {
    const location = node.string('in');
    const key = location === 'body' ? 'schema' : 'type';
    if (node.ref !== undefined || location === undefined || node.get(key) !== undefined) return [];
    return [{ node, part: 'key', message: `The parameter "${node.string('name') ?? ''}" in the ${location} has no \`${key}\`.`, fix: `Add \`${key}\`.` }];
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
