import type { SourcedDocument } from '../source/cursor.js';
import type { Node } from '../source/document.js';
import type { Finding } from './rule.js';

const supported: readonly string[] = ['2.0', '3.0', '3.1', '3.2'];

/**
 * Tells whether a document is one that the generator reads.
 *
 * @returns undefined where it is; otherwise what it seems to be instead
 */
export function identifyDocument(document: SourcedDocument): Finding | undefined {
  const { root, version } = document;
  const declared = root.get('openapi') ?? root.get('swagger');
  if (!declared) return strangerFinding(root);
  if (supported.includes(version)) return undefined;
  if (version === '') {
    return {
      node: declared,
      message: `The value of \`${declared.key}\` is no version of OpenAPI.`,
      fix: 'Write the version as text: `openapi: "3.1.0"`.',
    };
  }
  return {
    code: 'version-unsupported',
    node: declared,
    message: `The document declares ${root.get('openapi') ? 'OpenAPI' : 'Swagger'} ${version}, which is not supported.`,
    fix: 'Declare `swagger: "2.0"`, or one of 3.0, 3.1 and 3.2 as `openapi`.',
  };
}

function strangerFinding(root: Node): Finding {
  const { value } = root;
  const is = (what: string, fix?: string): Finding => ({ node: root, message: `This is ${what}, not an OpenAPI document.`, ...(fix === undefined ? {} : { fix }) });
  if (typeof value === 'string') {
    return /^\s*<(!doctype|html|\?xml)/i.test(value)
      ? is('an HTML or XML page', 'Name the description itself: a page of Swagger UI or Redoc loads it from a URL that ends in .json or .yaml.')
      : is('plain text');
  }
  if (typeof value !== 'object' || value === null) return is(`a single ${typeof value}`);
  if (Array.isArray(value)) return is('a list');
  const has = (...keys: readonly string[]): boolean => keys.every((key) => root.get(key) !== undefined);
  if (has('asyncapi')) return is('an AsyncAPI document');
  if (has('overlay')) return is('an OpenAPI Overlay', 'Name the document that the overlay applies to.');
  if (has('arazzo')) return is('an Arazzo document');
  if (root.string('info') === undefined && has('info', 'item')) return is('a Postman collection', 'Export the API as OpenAPI 3.');
  if (has('swaggerVersion')) return is('a Swagger 1.x resource listing', 'Convert it to OpenAPI 3 first.');
  if (has('paths')) return { node: root, message: 'The member `openapi` with the version is missing.', fix: 'Add `openapi: 3.1.0` (or the version that the document follows) as the first member.' };
  if (has('$schema') || (has('type') && has('properties'))) return is('a JSON Schema', 'Name the description that uses the schema; it begins with `openapi:`.');
  if (has('openapi_version') || has('info')) return { node: root, message: 'The member `openapi` with the version is missing.', fix: 'Add `openapi: 3.1.0` as the first member.' };
  const keys = root.entries().map(([key]) => key);
  return is(keys.length === 0 ? 'an empty object' : `an object with the members ${keys.slice(0, 4).join(', ')}${keys.length > 4 ? ', …' : ''}`);
}
